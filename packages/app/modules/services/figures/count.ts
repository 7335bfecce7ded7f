import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Reaction } from '#server/module.ts'
import { privileged } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import type { CaseState } from '../contract/cases/base.ts'
import type { Measure } from '../contract/figures.ts'

/** What a case's opening and each of its steps tell. */
interface CaseEvent {
  areaId: string
  id: string
  verb: string
  from: CaseState | null
  to: CaseState
}

interface Counted {
  areaId: string
  path: string
  nature: string
  channel: string
  kindId: string | null
  itemId: string | null
  dueAt: Date | null
}

const NIL = '00000000-0000-0000-0000-000000000000'

/** Counts the opening of a case; at doors where it is accepted with that, its answer too. */
async function opened(ctx: Ctx, event: CaseEvent): Promise<void> {
  const answered: Measure[] = event.to === 'new' ? [] : ['answered', 'answeredInTime']
  await counted(ctx, event, ['opened', ...answered], [])
}

/** Counts what a step brought about: the first answer, a closing, and a reopening, which takes the solution back. */
async function moved(ctx: Ctx, event: CaseEvent): Promise<void> {
  if (event.verb === 'reopen' && event.from === 'closed') return counted(ctx, event, [], ['solved'])
  const answers = event.from === 'new' && event.to !== 'new' ? await privileged(ctx, () => firstAnswer(ctx, event)) : []
  const closes = event.to === 'closed' && event.from !== 'closed'
  if (answers.length === 0 && !closes) return
  await counted(ctx, event, closes ? [...answers, 'closed', 'solved'] : answers, [], closes)
}

/** The first time that a case leaves the door, and whether it did within its step's clock. Withdrawn ones are no answer. */
async function firstAnswer(ctx: Ctx, { areaId, id, to }: CaseEvent): Promise<Measure[]> {
  if (to === 'withdrawn') return []
  const { rows } = await sql<{ earlier: boolean; inTime: boolean }>`
    select exists (select 1 from service_case_step s where s.area_id = ${areaId} and s.case_id = ${id} and s.state_from = 'new' and s.state_to <> 'new'
        and s.seq < (select max(l.seq) from service_case_step l where l.area_id = ${areaId} and l.case_id = ${id})) as earlier,
      coalesce((select s.step_due_after >= ${ctx.now} from service_case_step s where s.area_id = ${areaId} and s.case_id = ${id} and s.seq = 1), true) as in_time
  `.execute(ctx.db)
  const { earlier, inTime } = rows[0]!
  return earlier ? [] : inTime ? ['answered', 'answeredInTime'] : ['answered']
}

async function counted(ctx: Ctx, event: CaseEvent, more: Measure[], less: Measure[], closes = false): Promise<void> {
  await privileged(ctx, async (db) => {
    const of: Counted = await db
      .selectFrom('serviceCase')
      .select(['areaId', 'path', 'nature', 'channel', 'kindId', 'itemId', 'dueAt'])
      .where('areaId', '=', event.areaId)
      .where('id', '=', event.id)
      .executeTakeFirstOrThrow()
    const clocked: Measure[] = closes && of.dueAt ? (of.dueAt >= ctx.now ? ['clocked', 'onTime'] : ['clocked']) : []
    const deltas = [...[...more, ...clocked].map((m) => [m, 1] as const), ...less.map((m) => [m, -1] as const)]
    for (const [measure, delta] of deltas) await add(ctx, of, measure, delta)
    await sql`insert into service_change (area_id, version) values (${of.areaId}, 1)
      on conflict (area_id) do update set version = service_change.version + 1`.execute(ctx.db)
  })
}

async function add(ctx: Ctx, of: Counted, measure: Measure, delta: number): Promise<void> {
  await sql`
    insert into service_count (area_id, day, measure, nature, channel, kind_id, item_id, path, delta)
    values (${of.areaId}, ${dayOf(ctx.now)}, ${measure}, ${of.nature}, ${of.channel}, ${of.kindId ?? NIL}, ${of.itemId ?? NIL}, ${of.path}, ${delta})
    on conflict (area_id, day, measure, nature, channel, kind_id, item_id) do update set delta = service_count.delta + ${delta}`.execute(
    ctx.db,
  )
}

export const countReactions: Reaction[] = [
  { on: 'services.caseOpened', run: opened },
  { on: 'services.caseMoved', run: moved },
]

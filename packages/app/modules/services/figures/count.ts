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
  path: string
  id: string
  verb: string
  from: CaseState | null
  to: CaseState
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

/** One statement: each measure of the day, and that figures of the area are new. */
async function counted(ctx: Ctx, of: CaseEvent, more: Measure[], less: Measure[], closes = false): Promise<void> {
  const clocked: Measure[] = closes && of.dueAt ? (of.dueAt >= ctx.now ? ['clocked', 'onTime'] : ['clocked']) : []
  const up = [...more, ...clocked]
  const measures = [...up, ...less]
  const deltas = measures.map((_, i) => (i < up.length ? 1 : -1))
  await privileged(ctx, (db) =>
    sql`
    with changed as (insert into service_change (area_id, version) values (${of.areaId}, 1)
      on conflict (area_id) do update set version = service_change.version + 1)
    insert into service_count (area_id, day, measure, nature, channel, kind_id, item_id, path, delta)
    select ${of.areaId}::uuid, ${dayOf(ctx.now)}::date, t.measure, ${of.nature}, ${of.channel}, ${of.kindId ?? NIL}::uuid, ${of.itemId ?? NIL}::uuid, ${of.path}, t.delta
    from unnest(${measures}::text[], ${deltas}::int[]) as t(measure, delta)
    on conflict (area_id, day, measure, nature, channel, kind_id, item_id) do update set delta = service_count.delta + excluded.delta`.execute(
      db,
    ),
  )
}

export const countReactions: Reaction[] = [
  { on: 'services.caseOpened', run: opened },
  { on: 'services.caseMoved', run: moved },
]

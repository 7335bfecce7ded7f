import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import { findRule } from '#modules/policies/index.ts'
import type * as contract from '../contract/resolutions.ts'
import type { MatterRow, ResolutionDetail, ResolutionRow, TaskView } from '../contract/resolutions.ts'
import { provision } from '../law/judge.ts'
import { atArea } from './meetings.ts'
import { areaName, numberOf } from './names.ts'

const tasks = (more = sql`true`) => sql<number>`(select count(*)::int from meeting_task t where t.area_id = r.area_id and t.resolution_id = r.id and t.state <> 'void' and ${more})` // prettier-ignore
export const selectResolutions = (ctx: Ctx) =>
  ctx.db.selectFrom('resolution as r').select(['r.id', 'r.areaId', 'r.title', 'r.matter', 'r.meetingKind', 'r.decidedOn', 'r.state', 'r.version']).select([
    areaName('r.area_id').as('area'), numberOf('r').as('number'), tasks().as('tasks'), tasks(sql`t.state = 'done'`).as('tasksDone'),
    tasks(sql`t.state = 'open' and t.due_on < ${dayOf(ctx.now)}::date`).as('overdue'),
    sql<string | null>`(select min(p.from_on) from publication p where p.area_id = r.area_id and p.source_id = r.id and p.withdrawn_on is null)`.as('publishedOn'),
  ]) // prettier-ignore

/** What meetings decided, the latest first. */
export async function listResolutions(ctx: Ctx, ask: z.output<typeof contract.listResolutions.query>): Promise<Page<ResolutionRow>> {
  let query = selectResolutions(ctx).where(await atArea(ctx, 'r.path', ask.areaId, 'meetings.view'))
  if (ask.matter) query = query.where('r.matter', '=', ask.matter)
  if (ask.state) query = query.where('r.state', '=', ask.state)
  if (ask.late) query = query.where(sql<boolean>`exists (select 1 from meeting_task t where t.area_id = r.area_id and t.resolution_id = r.id and t.state = 'open' and t.due_on < ${dayOf(ctx.now)}::date)`)
  if (ask.search) query = query.where((e) => e.or([e('r.title', 'like', containing(ask.search!)), e('r.text', 'like', containing(ask.search!))]))
  const sorts = { decidedOn: 'r.decidedOn', title: 'r.title', matter: 'r.matter', area: 'r.path', number: 'r.number', state: 'r.state' }
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-decidedOn' }, sorts, 'r.id')) as unknown as Page<ResolutionRow>
} // prettier-ignore

/** One resolution with the verdict it rests on. @throws AppError `access.notFound` */
export async function getResolution(ctx: Ctx, id: string): Promise<ResolutionDetail> {
  const found = await selectResolutions(ctx)
    .select(['r.text', 'r.meetingId', 'r.verdict', 'r.stateReason', 'r.stateOn', 'r.filedOn', 'r.filedWith', 'r.public'])
    .select(sql<string>`(select m.title from meeting m where m.area_id = r.area_id and m.id = r.meeting_id)`.as('meeting'))
    .where('r.id', '=', id)
    .executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, 'meetings.view', found.areaId)
  const filed = ['charter', 'convention'].includes(found.matter) ? await findRule(ctx, `residentsCommittee.${found.matter}.filedWith`, found.decidedOn) : undefined // prettier-ignore
  const { rows } = await taskPage(ctx, { page: 1, size: 200 }, (q) => q.where('t.resolutionId', '=', id))
  return {
    ...(found as unknown as ResolutionDetail),
    filing: filed ? provision(filed) : null,
    taskList: rows,
  }
}

type TaskQuery = ReturnType<typeof selectTasks>
const selectTasks = (ctx: Ctx) =>
  ctx.db.selectFrom('meetingTask as t').select(['t.id', 't.areaId', 't.fromTitle', 't.fromMeetingId', 't.resolutionId', 't.text', 't.doer', 't.dueOn', 't.state', 't.percent', 't.doneOn', 't.public', 't.version']).select([
    areaName('t.area_id').as('area'), sql<boolean>`(t.state = 'open' and t.due_on < ${dayOf(ctx.now)}::date)`.as('overdue'),
    sql<TaskView['steps']>`coalesce((select jsonb_agg(jsonb_build_object('seq', s.seq, 'text', s.text, 'percent', s.percent, 'at', s.at) order by s.seq desc) from meeting_task_step s where s.area_id = t.area_id and s.task_id = t.id), '[]')`.as('steps'),
  ]) // prettier-ignore

async function taskPage(ctx: Ctx, ask: { page: number; size: number; sort?: string | undefined }, narrow: (q: TaskQuery) => TaskQuery): Promise<Page<TaskView>> {
  const page = (await pageFrom(narrow(selectTasks(ctx)) as never, ask, { dueOn: 't.dueOn', area: 't.path', state: 't.state', percent: 't.percent' }, 't.id')) as unknown as Page<TaskView>
  return { ...page, rows: page.rows.map((r) => ({ ...r, steps: r.steps.map((s) => ({ ...s, at: new Date(s.at) })) })) }
} // prettier-ignore

/** What has to be done after meetings, the nearest day first. */
export async function listTasks(ctx: Ctx, ask: z.output<typeof contract.listTasks.query>): Promise<Page<TaskView>> {
  const at = await atArea(ctx, 't.path', ask.areaId, 'meetings.view')
  return taskPage(ctx, ask, (query) => {
    let q = query.where(at)
    if (ask.state) q = q.where('t.state', '=', ask.state)
    if (ask.late) q = q.where('t.state', '=', 'open').where('t.dueOn', '<', dayOf(ctx.now))
    return ask.search ? q.where('t.text', 'like', containing(ask.search)) : q
  })
}

/** Tasks that anybody may see, of a resolution. */
export const publicTasks = (ctx: Ctx, resolutionId: string) =>
  taskPage(ctx, { page: 1, size: 100 }, (q) =>
    q.where('t.resolutionId', '=', resolutionId).where('t.public', '=', true),
  )

/** Important matters, the open ones first. */
export async function listMatters(ctx: Ctx, ask: z.output<typeof contract.listMatters.query>): Promise<Page<MatterRow>> {
  let query = ctx.db.selectFrom('importantMatter as w').leftJoin('resolution as r', (j) => j.onRef('r.areaId', '=', 'w.areaId').onRef('r.id', '=', 'w.resolutionId'))
    .select(['w.id', 'w.areaId', 'w.kind', 'w.title', 'w.text', 'w.openedOn', 'w.openedBy', 'w.state', 'w.resolutionId', 'w.closedOn', 'w.reason', 'w.version'])
    .select([areaName('w.area_id').as('area'), sql<string | null>`case when r.id is null then null else ${numberOf('r')} end`.as('resolution')])
    .where(await atArea(ctx, 'w.path', ask.areaId, 'meetings.view'))
  if (ask.state) query = query.where('w.state', '=', ask.state)
  if (ask.kind) query = query.where('w.kind', '=', ask.kind)
  if (ask.search) query = query.where('w.title', 'like', containing(ask.search))
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-openedOn' }, { openedOn: 'w.openedOn', state: 'w.state', kind: 'w.kind', title: 'w.title', area: 'w.path' }, 'w.id')) as unknown as Page<MatterRow>
} // prettier-ignore

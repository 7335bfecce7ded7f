import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { deploying } from '../contract/base.ts'
import type * as contract from '../contract/resolutions.ts'
import { actorName, checkVersion, countChange, heldMeeting } from '../store/load.ts'
import { endWork, work } from '../store/work.ts'

/**
 * A task of a meeting: of a resolution in its own area, or deployed to an area below. It is a work item of whoever does it.
 * @throws AppError `meetings.taskElsewhere`, `meetings.noResolution`, `meetings.duePast`
 */
export async function addTask(ctx: Ctx, id: string, input: z.output<typeof contract.addTask.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  if (input.dueOn < dayOf(ctx.now)) throw new AppError('meetings.duePast', 422, { day: input.dueOn }, 'dueOn')
  const areaId = input.areaId ?? meeting.areaId
  if (areaId !== meeting.areaId && !deploying.includes(meeting.kind)) throw new AppError('meetings.taskElsewhere', 422, {}, 'areaId') // prettier-ignore
  const path = await require(ctx, 'meetings.run', areaId)
  if (!path.startsWith(meeting.path)) throw new AppError('meetings.taskElsewhere', 422, {}, 'areaId')
  if (input.resolutionId) await checkResolution(ctx, meeting.areaId, id, input.resolutionId)
  const { resolutionId, text, doer, dueOn } = input
  const taskId = await writeTask(ctx, { areaId, path, resolutionId, from: meeting, text, doer, dueOn, public: input.public && meeting.public }) // prettier-ignore
  await countChange(ctx, areaId)
  await record(ctx, { command: 'meetings.addTask', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { task: [null, text], dueOn: [null, dueOn] } }) // prettier-ignore
  return { id: taskId, version: 1 }
}

async function checkResolution(ctx: Ctx, areaId: string, meetingId: string, id: string): Promise<void> {
  const found = await ctx.db.selectFrom('resolution').select('id').where('areaId', '=', areaId).where('id', '=', id).where('meetingId', '=', meetingId).executeTakeFirst() // prettier-ignore
  if (!found) throw new AppError('meetings.noResolution', 422, {}, 'resolutionId')
}

export interface NewTask {
  areaId: string
  path: string
  resolutionId: string | null
  from: { areaId: string; id: string; title: string }
  text: string
  doer: string
  dueOn: string
  public: boolean
}
/** Writes a task and its work item. */
export async function writeTask(ctx: Ctx, { from, ...task }: NewTask): Promise<string> {
  const id = newId(ctx.now)
  const workId = await work(ctx, { areaId: task.areaId, rule: 'meetings.carryOut', dueOn: task.dueOn, text: task.text, source: { kind: 'meetingTask', id }, public: task.public }) // prettier-ignore
  await ctx.db.insertInto('meetingTask').values({ ...task, id, fromAreaId: from.areaId, fromMeetingId: from.id, fromTitle: from.title, state: 'open', percent: 0, workId }).execute() // prettier-ignore
  return id
}

async function heldTask(ctx: Ctx, id: string, version: number) {
  const found = await ctx.db.selectFrom('meetingTask').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'meetings.run', found.areaId)
  checkVersion(found, version)
  if (found.state !== 'open') throw new AppError('meetings.taskOver', 409, {})
  return found
}
type Task = Awaited<ReturnType<typeof heldTask>>
async function save(ctx: Ctx, task: Task, set: object) {
  const version = task.version + 1
  await ctx.db.updateTable('meetingTask').set({ ...set, version }).where('areaId', '=', task.areaId).where('id', '=', task.id).execute() // prettier-ignore
  await countChange(ctx, task.areaId)
  return { id: task.id, version }
}
async function writeStep(ctx: Ctx, task: Task, text: string, percent: number): Promise<void> {
  const seq = task.version
  await ctx.db.insertInto('meetingTaskStep').values({ areaId: task.areaId, taskId: task.id, seq, path: task.path, text, percent, at: ctx.now, byName: actorName(ctx) }).execute() // prettier-ignore
}

/** How far a task is. At one hundred it is done and its work item closes. */
export async function progressTask(ctx: Ctx, id: string, { version, text, percent }: z.output<typeof contract.progressTask.body>) {
  const task = await heldTask(ctx, id, version)
  await writeStep(ctx, task, text, percent)
  const over = percent === 100
  if (over && task.workId) await endWork(ctx, task.areaId, task.workId)
  await record(ctx, { command: 'meetings.progressTask', areaId: task.areaId, subject: { type: 'meetingTask', id }, changes: { percent: [task.percent, percent] } })
  return save(ctx, task, { percent, ...(over ? { state: 'done', doneOn: dayOf(ctx.now) } : {}) })
} // prettier-ignore

export async function voidTask(ctx: Ctx, id: string, { version, reason }: z.output<typeof contract.voidTask.body>) {
  const task = await heldTask(ctx, id, version)
  await writeStep(ctx, task, reason, task.percent)
  if (task.workId) await endWork(ctx, task.areaId, task.workId)
  await record(ctx, { command: 'meetings.voidTask', areaId: task.areaId, subject: { type: 'meetingTask', id }, changes: { state: ['open', 'void'] }, reason }) // prettier-ignore
  return save(ctx, task, { state: 'void' })
}

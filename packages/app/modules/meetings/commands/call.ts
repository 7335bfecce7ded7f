import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/meetings.ts'
import { lawOf } from '../law/load.ts'
import { closeDemand, reopenDemand } from './demand.ts'
import { actorName, heldMeeting, saveMeeting, stateAfter, type MeetingRecord } from '../store/load.ts'
import { checkArea, checkCall, checkLevel } from './checks.ts'
import { insertItem } from './items.ts'
import { readRoster } from './invite.ts'

type Body = z.output<typeof contract.callMeeting.body>

/**
 * Calls a meeting by the law of its day. Who belongs to it is invited from the bodies as they stand on that day.
 * @throws AppError what `checkCall` refuses, `meetings.areaEnded`, `meetings.wrongLevel`, `meetings.noEarlier`
 */
export async function callMeeting(ctx: Ctx, input: Body) {
  const path = await require(ctx, 'meetings.run', input.areaId)
  const { agenda, areaId, kind, demandId, earlierId, ...given } = input
  await checkLevel(ctx, areaId, kind)
  const lawDay = dayOf(given.meetsAt)
  await checkArea(ctx, areaId, lawDay)
  const law = await lawOf(ctx, kind, lawDay, path)
  checkCall(ctx, kind, given, law)
  const earlier = earlierId ? await lapsedOf(ctx, areaId, earlierId) : null
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('meeting')
    .values({ areaId, id, path, kind, state: 'called', ...given, lawDay, demandId, earlierId, calledOn: dayOf(ctx.now), calledBy: actorName(ctx) })
    .execute() // prettier-ignore
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  await readRoster(ctx, meeting)
  for (const item of agenda) await insertItem(ctx, meeting, item)
  if (earlier && agenda.length === 0) await takeUp(ctx, earlier, meeting)
  if (demandId) await closeDemand(ctx, areaId, demandId, { id, kind })
  await record(ctx, { command: 'meetings.callMeeting', areaId, subject: { type: 'meeting', id }, changes: { title: [null, given.title], kind: [null, kind], meetsAt: [null, given.meetsAt.toISOString()] }, ...(given.shortNotice ? { reason: given.shortNotice } : {}) }) // prettier-ignore
  return saveMeeting(ctx, meeting)
}

async function lapsedOf(ctx: Ctx, areaId: string, id: string): Promise<MeetingRecord> {
  const found = await heldMeeting(ctx, 'meetings.run', id)
  if (found.areaId !== areaId || found.state !== 'lapsed')
    throw new AppError('meetings.noEarlier', 422, {}, 'earlierId')
  return found
}

/** The agenda of a meeting that lapsed is taken up as it was, with what the party organisation said of it. */
async function takeUp(ctx: Ctx, earlier: MeetingRecord, meeting: MeetingRecord): Promise<void> {
  const items = await ctx.db.selectFrom('meetingItem').selectAll().where('areaId', '=', earlier.areaId).where('meetingId', '=', earlier.id).orderBy('seq').execute() // prettier-ignore
  const studies = await ctx.db.selectFrom('meetingStudy').selectAll().where('areaId', '=', earlier.areaId).where('meetingId', '=', earlier.id).execute() // prettier-ignore
  for (const { id: old, ...item } of items) {
    const id = newId(ctx.now)
    await ctx.db.insertInto('meetingItem').values({ ...item, id, meetingId: meeting.id, state: 'open', note: '' }).execute() // prettier-ignore
    const study = studies.find((s) => s.itemId === old)
    if (study) await ctx.db.insertInto('meetingStudy').values({ ...study, itemId: id, meetingId: meeting.id }).execute() // prettier-ignore
  }
}

/** Calls a meeting anew at another time, place or manner before it opens; the notice runs again. */
export async function changeMeeting(ctx: Ctx, id: string, input: z.output<typeof contract.changeMeeting.body>) {
  const { version, reason, ...given } = input
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  const state = stateAfter(meeting, 'change')
  const lawDay = dayOf(given.meetsAt)
  await checkArea(ctx, meeting.areaId, lawDay)
  const moved = lawDay !== dayOf(meeting.meetsAt) || given.form !== meeting.form
  const law = await lawOf(ctx, meeting.kind, lawDay, meeting.path)
  if (moved) checkCall(ctx, meeting.kind, given, law)
  else if (given.endsAt <= given.meetsAt) throw new AppError('meetings.endBeforeBegin', 422, {}, 'endsAt')
  const called = moved ? { calledOn: dayOf(ctx.now) } : {}
  if (moved) await readRoster(ctx, { ...meeting, lawDay })
  await record(ctx, { command: 'meetings.changeMeeting', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { meetsAt: [new Date(meeting.meetsAt).toISOString(), given.meetsAt.toISOString()], place: [meeting.place, given.place] }, reason }) // prettier-ignore
  return saveMeeting(ctx, meeting, { ...given, lawDay, ...called, state })
}

/** Calls a meeting off. */
export async function cancelMeeting(ctx: Ctx, id: string, { version, reason }: z.output<typeof contract.cancelMeeting.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  const state = stateAfter(meeting, 'cancel')
  await reopenDemand(ctx, meeting.areaId, id)
  await record(ctx, { command: 'meetings.cancelMeeting', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { state: [meeting.state, state] }, reason }) // prettier-ignore
  return saveMeeting(ctx, meeting, { state, endedReason: reason })
} // prettier-ignore

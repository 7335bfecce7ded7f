import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { ofAgeNamed } from '#modules/registers/index.ts'
import type { Capacity } from '../contract/base.ts'
import type * as contract from '../contract/room.ts'
import { lawOf } from '../law/load.ts'
import { attendanceOf, byRegister } from '../queries/attendance.ts'
import { heldMeeting, mustBe, saveMeeting, stateAfter, touchMeeting, type MeetingRecord } from '../store/load.ts'
import { checkArea } from './checks.ts'

/** Somebody at the door, as they will be written. */
export interface Arrival {
  invitedId: string | null
  personId: string | null
  householdId: string | null
  name: string
  capacity: Capacity
  constituency: string
  voting: boolean
}
export const clock = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** The doors are open on the meeting's day until it closes. @throws AppError `meetings.badState`, `meetings.notToday` */
export function doorsOpen(ctx: Ctx, meeting: MeetingRecord): void {
  mustBe(meeting, 'called', 'open')
  const day = dayOf(meeting.meetsAt)
  if (meeting.state === 'called' && dayOf(ctx.now) !== day) throw new AppError('meetings.notToday', 409, { day })
}

const presentIn = (ctx: Ctx, meeting: MeetingRecord) =>
  ctx.db.selectFrom('meetingPresent').selectAll().where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id) // prettier-ignore

/**
 * Writes somebody down who came. Who had left comes back under the same entry; who is there is not written twice.
 * @throws AppError `meetings.presentTwice` with the time, `meetings.householdPresent` (409)
 */
export async function enter(ctx: Ctx, meeting: MeetingRecord, arrival: Arrival, how: 'code' | 'door' | 'paper'): Promise<string> {
  const { invitedId, personId, householdId } = arrival
  const same = await presentIn(ctx, meeting)
    .where((e) => e.or([...(invitedId ? [e('invitedId', '=', invitedId)] : []), ...(personId ? [e('personId', '=', personId)] : [])]))
    .executeTakeFirst()
  if (same && !same.leftAt) throw new AppError('meetings.presentTwice', 409, { name: same.name, time: clock(same.cameAt) })
  if (same) {
    await presentRow(ctx, meeting, same.id, { leftAt: null })
    return same.id
  }
  if (householdId && arrival.voting) {
    const other = await presentIn(ctx, meeting).where('householdId', '=', householdId).where('voting', '=', true).executeTakeFirst()
    if (other) throw new AppError('meetings.householdPresent', 409, { name: other.name, time: clock(other.cameAt) })
  }
  const id = newId(ctx.now)
  await ctx.db.insertInto('meetingPresent').values({ areaId: meeting.areaId, meetingId: meeting.id, id, path: meeting.path, ...arrival, how, cameAt: ctx.now }).execute()
  return id
} // prettier-ignore

const presentRow = (ctx: Ctx, meeting: MeetingRecord, id: string, set: object) =>
  ctx.db.updateTable('meetingPresent').set(set).where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('id', '=', id).execute() // prettier-ignore

async function arrivalOf(ctx: Ctx, meeting: MeetingRecord, input: z.output<typeof contract.checkIn.body>): Promise<Arrival> {
  if ('invitedId' in input) return invitedArrival(ctx, meeting, input.invitedId)
  const law = await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path)
  const [person] = law.age === null ? [] : await ofAgeNamed(ctx, meeting.areaId, meeting.lawDay, law.age, input)
  if (!person) throw new AppError('meetings.notEntitled', 422, { day: meeting.lawDay, age: law.age ?? 0 }, 'personId')
  const voting = byRegister(meeting.kind, meeting.form)
  const household = meeting.form === 'households'
  return { invitedId: null, personId: person.personId, householdId: household ? person.householdId : null, name: person.name, capacity: household ? 'household' : 'resident', constituency: person.unit, voting }
} // prettier-ignore

export async function invitedArrival(ctx: Ctx, meeting: MeetingRecord, invitedId: string): Promise<Arrival> {
  const one = await ctx.db.selectFrom('meetingInvited').selectAll().where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('id', '=', invitedId).where('removedOn', 'is', null).executeTakeFirst() // prettier-ignore
  if (!one) throw notFound()
  return { invitedId, personId: one.personId, householdId: null, name: one.name, capacity: one.capacity as Capacity, constituency: one.constituency, voting: one.voting } // prettier-ignore
}

/**
 * Somebody came: from the list, or found in the register. In a meeting of the representatives whoever else comes sits in without a vote.
 * @throws AppError `meetings.notToday`, `meetings.presentTwice`, `meetings.householdPresent`, `meetings.notEntitled`
 */
export async function checkIn(ctx: Ctx, id: string, input: z.output<typeof contract.checkIn.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  doorsOpen(ctx, meeting)
  const arrival = await arrivalOf(ctx, meeting, input)
  const presentId = await enter(ctx, meeting, arrival, input.how)
  await record(ctx, { command: 'meetings.checkIn', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { present: [null, arrival.name] } }) // prettier-ignore
  return {
    ...(await touchMeeting(ctx, meeting)),
    id: presentId,
    name: arrival.name,
    quorum: await quorumNow(ctx, meeting),
  }
}

/** Somebody left, or was written down by mistake. @throws AppError `meetings.voted` where a vote by roll names them */
export async function checkOut(ctx: Ctx, id: string, presentId: string, { mistake }: { mistake: boolean }) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'called', 'open')
  const found = await presentIn(ctx, meeting).where('id', '=', presentId).executeTakeFirst()
  if (!found) throw notFound()
  if (mistake) await strike(ctx, meeting, presentId)
  else await presentRow(ctx, meeting, presentId, { leftAt: ctx.now })
  await record(ctx, { command: 'meetings.checkOut', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { present: [found.name, null] } }) // prettier-ignore
  return { ...(await touchMeeting(ctx, meeting)), id: presentId, quorum: await quorumNow(ctx, meeting) }
}

async function strike(ctx: Ctx, meeting: MeetingRecord, presentId: string): Promise<void> {
  const voted = await ctx.db.selectFrom('meetingVote').select('id').where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).executeTakeFirst() // prettier-ignore
  if (voted) throw new AppError('meetings.voted', 409, {})
  await ctx.db.deleteFrom('meetingPresent').where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('id', '=', presentId).execute() // prettier-ignore
}

export const quorumNow = async (ctx: Ctx, meeting: MeetingRecord) =>
  attendanceOf(ctx, meeting, await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path))

/**
 * Opens a meeting on its day when the law's number has come; who may vote is fixed from now on.
 * @throws AppError `meetings.notToday`, `meetings.areaEnded`, `meetings.noQuorum` with the figures
 */
export async function openMeeting(ctx: Ctx, id: string, { version, chair, recorder }: z.output<typeof import('../contract/meetings.ts').openMeeting.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  const state = stateAfter(meeting, 'open')
  doorsOpen(ctx, meeting)
  await checkArea(ctx, meeting.areaId, dayOf(ctx.now))
  const there = await quorumNow(ctx, meeting)
  const { reason } = there
  if (reason && !reason.passed) throw new AppError('meetings.noQuorum', 409, { have: reason.have, of: reason.of, least: reason.least, article: reason.article })
  await record(ctx, { command: 'meetings.openMeeting', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { state: [meeting.state, state], present: [null, there.sitting], entitled: [null, there.entitled] } })
  return saveMeeting(ctx, meeting, { state, chair, recorder, openedAt: ctx.now, entitled: there.entitled, present: there.present })
} // prettier-ignore

/** Too few came: the meeting lapses with its figures, and another may take its agenda up. @throws AppError `meetings.quorumThere` */
export async function lapseMeeting(ctx: Ctx, id: string, { version, note }: { version: number; note: string }) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  const state = stateAfter(meeting, 'lapse')
  if (ctx.now < meeting.meetsAt) throw new AppError('meetings.tooEarly', 409, { time: clock(meeting.meetsAt), day: dayOf(meeting.meetsAt) }) // prettier-ignore
  const there = await quorumNow(ctx, meeting)
  if (!there.reason || there.reason.passed) throw new AppError('meetings.quorumThere', 409, { have: there.sitting, of: there.entitled }) // prettier-ignore
  await record(ctx, { command: 'meetings.lapseMeeting', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { state: [meeting.state, state], present: [null, there.present], entitled: [null, there.entitled] }, ...(note ? { reason: note } : {}) }) // prettier-ignore
  return saveMeeting(ctx, meeting, { state, closedAt: ctx.now, entitled: there.entitled, present: there.present, endedReason: note || null }) // prettier-ignore
}

/** Closes a meeting: what has no decision is put off; motions still open fall away. */
export async function closeMeeting(ctx: Ctx, id: string, { version }: { version: number }) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  const state = stateAfter(meeting, 'close')
  const there = await quorumNow(ctx, meeting)
  await ctx.db.updateTable('meetingItem').set({ state: 'deferred' }).where('areaId', '=', meeting.areaId).where('meetingId', '=', id).where('state', '=', 'open').execute() // prettier-ignore
  await ctx.db.updateTable('meetingMotion').set({ state: 'withdrawn' }).where('areaId', '=', meeting.areaId).where('meetingId', '=', id).where('state', '=', 'open').execute() // prettier-ignore
  await record(ctx, { command: 'meetings.closeMeeting', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { state: [meeting.state, state] } }) // prettier-ignore
  return saveMeeting(ctx, meeting, { state, closedAt: ctx.now, present: there.present })
}

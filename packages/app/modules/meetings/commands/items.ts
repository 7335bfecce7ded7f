import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { deploying, type Matter } from '../contract/base.ts'
import type * as contract from '../contract/room.ts'
import type { itemFields } from '../contract/meetings.ts'
import { checkAuthority } from './authority.ts'
import { heldMeeting, mustBe, saveMeeting, touchMeeting, type MeetingRecord } from '../store/load.ts'

export type ItemGiven = { [K in keyof typeof itemFields]: z.output<(typeof itemFields)[K]> }

/** A matter and a rule that an item names stand in its own community. @throws AppError `meetings.noMatter`, `meetings.policyOnly`, what `checkAuthority` refuses */
async function checkItem(ctx: Ctx, meeting: MeetingRecord, given: ItemGiven): Promise<void> {
  if (deploying.includes(meeting.kind) !== (given.matter === 'policy') && given.matter !== 'report' && given.matter !== 'other')
    throw new AppError('meetings.policyOnly', 422, { kind: meeting.kind }, 'matter') // prettier-ignore
  if (given.policyId) {
    const policy = await ctx.db.selectFrom('policy').select('id').where('id', '=', given.policyId).executeTakeFirst()
    if (!policy) throw new AppError('meetings.noPolicy', 422, {}, 'policyId')
  }
  await checkAuthority(ctx, meeting, given)
  if (!given.matterId) return
  const matter = await ctx.db.selectFrom('importantMatter').select(['state', 'kind']).where('areaId', '=', meeting.areaId).where('id', '=', given.matterId).executeTakeFirst() // prettier-ignore
  if (!matter || matter.state !== 'open' || matter.kind !== given.matter) throw new AppError('meetings.noMatter', 422, {}, 'matterId') // prettier-ignore
}

/** Writes an item at the end of the agenda. The rule of a body whose draft it votes on is named with its version of the day. */
export async function insertItem(ctx: Ctx, meeting: MeetingRecord, given: ItemGiven): Promise<string> {
  await checkItem(ctx, meeting, given)
  const { rows } = { rows: await itemsOf(ctx, meeting) }
  const id = newId(ctx.now)
  const seq = Math.max(0, ...rows.map((r) => r.seq)) + 1
  const { ruleId, ...rest } = given
  const rule = { ruleId, ruleAreaId: ruleId ? meeting.areaId : null, ruleSeq: null }
  await ctx.db.insertInto('meetingItem').values({ areaId: meeting.areaId, meetingId: meeting.id, id, seq, ...rest, ...rule, state: 'open' }).execute() // prettier-ignore
  return id
}

export const itemsOf = (ctx: Ctx, meeting: Pick<MeetingRecord, 'areaId' | 'id'>) =>
  ctx.db.selectFrom('meetingItem').selectAll().where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).orderBy('seq').execute() // prettier-ignore

/** One item of a meeting. @throws AppError `access.notFound` */
export async function itemOf(ctx: Ctx, meeting: MeetingRecord, itemId: string) {
  const item = (await itemsOf(ctx, meeting)).find((i) => i.id === itemId)
  if (!item) throw notFound()
  return { ...item, matter: item.matter as Matter }
}

const setItem = (ctx: Ctx, meeting: MeetingRecord, itemId: string, set: object) =>
  ctx.db.updateTable('meetingItem').set(set).where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('id', '=', itemId).execute() // prettier-ignore
export { setItem }

/** Puts an item on the agenda; once the meeting is open, only to be heard. */
export async function addItem(ctx: Ctx, id: string, given: z.output<typeof contract.addItem.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'called', 'open')
  const reserved = ['report', 'other'].includes(given.matter)
  if (meeting.state === 'open' && !reserved) throw new AppError('meetings.agendaFixed', 409, {}, 'matter')
  await insertItem(ctx, meeting, given)
  await record(ctx, { command: 'meetings.addItem', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { item: [null, given.title] } }) // prettier-ignore
  return touchMeeting(ctx, meeting)
}

/** Changes an item before the meeting opens. What the party organisation studied was the former text: it studies again. */
export async function changeItem(ctx: Ctx, id: string, itemId: string, input: z.output<typeof contract.changeItem.body>) {
  const { version, ...given } = input
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  mustBe(meeting, 'called')
  const item = await itemOf(ctx, meeting, itemId)
  await checkItem(ctx, meeting, given)
  const other = item.text !== given.text || item.matter !== given.matter
  await setItem(ctx, meeting, itemId, { ...given, ruleAreaId: given.ruleId ? meeting.areaId : null, ...(other ? { studiedOn: null } : {}) }) // prettier-ignore
  if (other) await dropStudy(ctx, meeting, itemId)
  await record(ctx, { command: 'meetings.changeItem', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { item: [item.title, given.title], text: [item.text, given.text] } }) // prettier-ignore
  return saveMeeting(ctx, meeting)
} // prettier-ignore

const dropStudy = (ctx: Ctx, meeting: MeetingRecord, itemId: string) =>
  ctx.db.deleteFrom('meetingStudy').where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('itemId', '=', itemId).execute() // prettier-ignore

export async function removeItem(ctx: Ctx, id: string, itemId: string, { version, reason }: z.output<typeof contract.removeItem.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  mustBe(meeting, 'called')
  const item = await itemOf(ctx, meeting, itemId)
  await dropStudy(ctx, meeting, itemId)
  await ctx.db.deleteFrom('meetingItem').where('areaId', '=', meeting.areaId).where('meetingId', '=', id).where('id', '=', itemId).execute() // prettier-ignore
  await record(ctx, { command: 'meetings.removeItem', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { item: [item.title, null] }, reason }) // prettier-ignore
  return saveMeeting(ctx, meeting)
} // prettier-ignore

/**
 * Records that the party organisation studied an item before the meeting (Art. 30). What it said stays with the community's staff;
 * the day alone is public.
 * @throws AppError `meetings.ahead`, `meetings.studyLate`
 */
export async function studyItem(ctx: Ctx, id: string, itemId: string, { body, on, conclusion }: z.output<typeof contract.studyItem.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'called', 'open')
  const item = await itemOf(ctx, meeting, itemId)
  if (on > dayOf(ctx.now)) throw new AppError('meetings.ahead', 422, { day: on }, 'on')
  if (on > dayOf(meeting.meetsAt)) throw new AppError('meetings.studyLate', 422, { day: on, meets: dayOf(meeting.meetsAt) }, 'on') // prettier-ignore
  const row = { body, onDay: on, conclusion }
  await ctx.db.insertInto('meetingStudy').values({ areaId: meeting.areaId, meetingId: id, itemId, path: meeting.path, ...row }).onConflict((c) => c.columns(['areaId', 'meetingId', 'itemId']).doUpdateSet(row)).execute() // prettier-ignore
  await setItem(ctx, meeting, itemId, { studiedOn: on })
  await record(ctx, { command: 'meetings.studyItem', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { studiedOn: [item.studiedOn, on] } }) // prettier-ignore
  return touchMeeting(ctx, meeting)
} // prettier-ignore

/** An item was heard, or put off, without a vote. @throws AppError `meetings.mustVote` where the law wants a decision */
export async function hearItem(ctx: Ctx, id: string, itemId: string, { state, note }: z.output<typeof contract.hearItem.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'open')
  const item = await itemOf(ctx, meeting, itemId)
  if (item.state === 'decided') throw new AppError('meetings.itemDecided', 409, { title: item.title })
  if (state === 'heard' && item.matterId) throw new AppError('meetings.mustVote', 422, { title: item.title }, 'state')
  await setItem(ctx, meeting, itemId, { state, note })
  await record(ctx, { command: 'meetings.hearItem', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { item: [item.state, state] } }) // prettier-ignore
  return touchMeeting(ctx, meeting)
} // prettier-ignore

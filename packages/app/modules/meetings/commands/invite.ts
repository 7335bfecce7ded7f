import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/meetings.ts'
import { heldMeeting, mustBe, saveMeeting, touchMeeting, type MeetingRecord } from '../store/load.ts'
import { eachOnce } from '../rules/once.ts'
import { belonging, type Belonging } from '../store/roster.ts'

const invitedTo = (ctx: Ctx, meeting: MeetingRecord) =>
  ctx.db.selectFrom('meetingInvited').selectAll().where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('removedOn', 'is', null).execute() // prettier-ignore

/** Brings the list of those invited to what the bodies are on the meeting's day; guests stay. */
export async function readRoster(ctx: Ctx, meeting: MeetingRecord): Promise<{ added: number; removed: number }> {
  const now = eachOnce(await belonging(ctx, meeting.areaId, meeting.kind, meeting.lawDay))
  const before = (await invitedTo(ctx, meeting)).filter((i) => i.memberId !== null)
  const same = (a: { memberId: string | null; constituency: string }, b: Belonging) =>
    a.memberId === b.memberId && a.constituency === b.constituency
  const gone = before.filter((b) => !now.some((n) => same(b, n)))
  const come = now.filter((n) => !before.some((b) => same(b, n)))
  for (const { id } of gone) await setInvited(ctx, meeting, id, { removedOn: dayOf(ctx.now) })
  if (come.length > 0)
    await ctx.db
      .insertInto('meetingInvited')
      .values(come.map((c) => ({ areaId: meeting.areaId, meetingId: meeting.id, id: newId(ctx.now), path: meeting.path, ...c })))
      .execute() // prettier-ignore
  return { added: come.length, removed: gone.length }
}

const setInvited = (ctx: Ctx, meeting: MeetingRecord, id: string, set: object) =>
  ctx.db.updateTable('meetingInvited').set(set).where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('id', '=', id).execute() // prettier-ignore

export async function refreshInvited(ctx: Ctx, id: string, { version }: { version: number }) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  mustBe(meeting, 'called')
  const changed = await readRoster(ctx, meeting)
  await record(ctx, { command: 'meetings.refreshInvited', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { added: [null, changed.added], removed: [null, changed.removed] } }) // prettier-ignore
  return { ...(await saveMeeting(ctx, meeting)), ...changed }
}

/** Invites somebody besides: they may sit in and speak (列席), not vote. */
export async function invite(ctx: Ctx, id: string, given: z.output<typeof contract.invite.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'called', 'open')
  const row = { areaId: meeting.areaId, meetingId: id, id: newId(ctx.now), path: meeting.path, memberId: null, personId: null, ...given, voting: false } // prettier-ignore
  await ctx.db.insertInto('meetingInvited').values(row).execute()
  await record(ctx, { command: 'meetings.invite', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { invited: [null, given.name], capacity: [null, given.capacity] } }) // prettier-ignore
  return touchMeeting(ctx, meeting)
}

const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Ten signs without those that are easily taken for another: about fifty bits, so that guessing ends long before it begins. */
const newCode = (): string => Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
export const codeHash = (ctx: Ctx, meetingId: string, code: string): string =>
  ctx.keys.blind(`meeting:${meetingId}:${code.toUpperCase().replace(/[^2-9A-Z]/g, '')}`)

/**
 * Gives everybody invited a code of their own for the door, shown this once and kept only as a keyed digest; earlier codes end, and
 * tries are counted anew.
 */
export async function giveCodes(ctx: Ctx, id: string, { version }: { version: number }) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, version)
  mustBe(meeting, 'called', 'open')
  const codes = (await invitedTo(ctx, meeting)).map((i) => ({ ...i, code: newCode() }))
  for (const { id: invitedId, code } of codes) await setInvited(ctx, meeting, invitedId, { codeHash: codeHash(ctx, id, code) }) // prettier-ignore
  await record(ctx, { command: 'meetings.giveCodes', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { codes: [null, codes.length] } }) // prettier-ignore
  const saved = await saveMeeting(ctx, meeting, { wrongCodes: 0 })
  const address = `${ctx.config.publicUrl}/public/checkin/${id}`
  return { ...saved, address, codes: codes.map(({ name, constituency, code }) => ({ name, constituency, code })) }
}

import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import { canonical, record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/room.ts'
import { factsOf } from '../queries/facts.ts'
import { actorName, heldMeeting, saveMeeting, stateAfter } from '../store/load.ts'

/** What a signed version is closed by: its words, its figures, who signed and when. */
export const hashOfMinutes = (row: { areaId: string; meetingId: string; seq: number; text: string; facts: unknown; correction: string | null; chair: string | null; recorder: string | null; signedAt: Date | null }): string =>
  sm3(canonical({ areaId: row.areaId, meetingId: row.meetingId, seq: row.seq, text: row.text, facts: row.facts, correction: row.correction, chair: row.chair, recorder: row.recorder, signedAt: row.signedAt ? new Date(row.signedAt).toISOString() : null })) // prettier-ignore

const versionsOf = (ctx: Ctx, meeting: { areaId: string; id: string }) =>
  ctx.db.selectFrom('meetingMinutes').selectAll().where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).orderBy('seq').execute() // prettier-ignore

/**
 * Writes the minutes as a new version. What is signed is never written again: only a correction that says what it puts right may follow.
 * @throws AppError `meetings.minutesSigned` (409), `meetings.badState`
 */
export async function writeMinutes(ctx: Ctx, id: string, input: z.output<typeof contract.writeMinutes.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, input.version)
  const state = stateAfter(meeting, 'minute')
  if (meeting.state === 'signed' && !input.correction) throw new AppError('meetings.minutesSigned', 409, {}, 'text')
  const before = await versionsOf(ctx, meeting)
  const seq = before.length + 1
  const facts = JSON.stringify(await factsOf(ctx, meeting))
  await ctx.db.insertInto('meetingMinutes').values({ areaId: meeting.areaId, meetingId: id, seq, path: meeting.path, text: input.text, facts, madeAt: ctx.now, madeBy: actorName(ctx), correction: input.correction }).execute() // prettier-ignore
  await record(ctx, { command: 'meetings.writeMinutes', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { minutes: [before.length || null, seq] }, ...(input.correction ? { reason: input.correction } : {}) }) // prettier-ignore
  return { ...(await saveMeeting(ctx, meeting, { state })), seq }
}

/**
 * Chair and recorder signed the latest version: it is closed by its hash and sealed with the house's key.
 * @throws AppError `meetings.notLatest`, `meetings.minutesSigned` (409)
 */
export async function signMinutes(ctx: Ctx, id: string, seq: number, input: z.output<typeof contract.signMinutes.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id, input.version)
  const state = stateAfter(meeting, 'sign')
  const all = await versionsOf(ctx, meeting)
  const row = all.find((m) => m.seq === seq)
  if (!row) throw notFound()
  if (row.signedAt) throw new AppError('meetings.minutesSigned', 409, {})
  if (seq !== all.length) throw new AppError('meetings.notLatest', 409, { latest: all.length })
  const { chair, recorder } = input
  const hash = hashOfMinutes({ ...row, chair, recorder, signedAt: ctx.now })
  await ctx.db.updateTable('meetingMinutes').set({ chair, recorder, signedAt: ctx.now, hash, seal: ctx.keys.mac(`minutes:${hash}`) }).where('areaId', '=', meeting.areaId).where('meetingId', '=', id).where('seq', '=', seq).execute() // prettier-ignore
  await record(ctx, { command: 'meetings.signMinutes', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { hash: [null, hash] } }) // prettier-ignore
  return { ...(await saveMeeting(ctx, meeting, { state })), hash }
} // prettier-ignore

/** Every signed version against its hash and seal, for `liren verify`: a word changed behind the house's back shows. */
export async function verifyMinutes(ctx: Ctx): Promise<{ name: string; checked: number; faults: string[] }> {
  const rows = await ctx.db.selectFrom('meetingMinutes').selectAll().where('signedAt', 'is not', null).execute()
  const bad = rows.filter((r) => hashOfMinutes(r) !== r.hash || r.seal !== ctx.keys.mac(`minutes:${r.hash}`))
  return { name: 'minutes', checked: rows.length, faults: bad.map((r) => `meeting ${r.meetingId} version ${r.seq}`) }
}

import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Reason, Verdict } from '../contract/base.ts'
import type * as contract from '../contract/room.ts'
import { decide } from '../law/judge.ts'
import { decidersOf, lawOf } from '../law/load.ts'
import { countOf, type Counted } from '../rules/count.ts'
import { actorName, heldMeeting, mustBe, touchMeeting, type MeetingRecord } from '../store/load.ts'
import { dutiesKept, stillEnough, type Item } from './duties.ts'
import { itemOf, setItem } from './items.ts'
import { adopt, type Outcome } from './adopt.ts'

const motionsOf = (ctx: Ctx, meeting: MeetingRecord) =>
  ctx.db.selectFrom('meetingMotion').selectAll().where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).orderBy('seq').execute() // prettier-ignore
async function motionOf(ctx: Ctx, meeting: MeetingRecord, motionId: string) {
  const all = await motionsOf(ctx, meeting)
  const motion = all.find((m) => m.id === motionId)
  if (!motion) throw notFound()
  return { motion, all }
}
const setMotion = (ctx: Ctx, meeting: MeetingRecord, motionId: string, set: object) =>
  ctx.db.updateTable('meetingMotion').set(set).where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('id', '=', motionId).execute() // prettier-ignore

/**
 * A motion on an item, or an amendment of an open motion: its text is the whole as it would then read.
 * @throws AppError `meetings.itemDecided`, `meetings.noMotion`, `meetings.notDeciding`
 */
export async function addMotion(ctx: Ctx, id: string, itemId: string, input: z.output<typeof contract.addMotion.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'open')
  const item = await itemOf(ctx, meeting, itemId)
  if (item.state === 'decided') throw new AppError('meetings.itemDecided', 409, { title: item.title })
  mayDecide(meeting, item)
  const all = await motionsOf(ctx, meeting)
  const amended = input.amendsId ? all.find((m) => m.id === input.amendsId && m.itemId === itemId) : null
  if (input.amendsId && (!amended || amended.state !== 'open' || amended.amendsId)) throw new AppError('meetings.noMotion', 422, {}, 'amendsId') // prettier-ignore
  const motionId = newId(ctx.now)
  const seq = Math.max(0, ...all.map((m) => m.seq)) + 1
  await ctx.db.insertInto('meetingMotion').values({ areaId: meeting.areaId, meetingId: id, id: motionId, path: meeting.path, itemId, seq, ...input, state: 'open' }).execute() // prettier-ignore
  await record(ctx, { command: 'meetings.addMotion', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { motion: [null, input.text] } }) // prettier-ignore
  return { ...(await touchMeeting(ctx, meeting)), id: motionId }
}

export async function withdrawMotion(ctx: Ctx, id: string, motionId: string, { reason }: { reason: string }) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'open')
  const { motion, all } = await motionOf(ctx, meeting, motionId)
  if (motion.state !== 'open') throw new AppError('meetings.motionDecided', 409, {})
  for (const m of all)
    if (m.id === motionId || (m.amendsId === motionId && m.state === 'open')) await setMotion(ctx, meeting, m.id, { state: 'withdrawn' }) // prettier-ignore
  await record(ctx, { command: 'meetings.withdrawMotion', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { motion: [motion.text, null] }, ...(reason ? { reason } : {}) }) // prettier-ignore
  return touchMeeting(ctx, meeting)
}

/** The meeting may decide such a matter at all. @throws AppError `meetings.notDeciding` */
function mayDecide(meeting: MeetingRecord, item: Item): void {
  if (decidersOf(item.matter).includes(meeting.kind)) return
  throw new AppError('meetings.notDeciding', 422, { kind: meeting.kind, matter: item.matter })
}

/**
 * Too few representatives among those who belong to their meeting (Art. 28): the law says how many there should be, not that a decision
 * falls without them. It is told with the decision and hinders nothing.
 */
const short = (composition: Reason | null): Reason[] => (composition && !composition.passed ? [composition] : [])

/**
 * Records a vote and computes what it decides: those sitting against those entitled, those for it against those sitting. An adopted
 * amendment becomes the motion's text; an adopted motion becomes a resolution.
 * @throws AppError `meetings.amendmentsFirst`, what `dutiesKept`, `stillEnough` and `countOf` refuse
 */
export async function recordVote(ctx: Ctx, id: string, motionId: string, given: z.output<typeof contract.voteGiven>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'open')
  const { motion, all } = await motionOf(ctx, meeting, motionId)
  if (motion.state !== 'open') throw new AppError('meetings.motionDecided', 409, {})
  if (all.some((m) => m.amendsId === motionId && m.state === 'open')) throw new AppError('meetings.amendmentsFirst', 409, {}) // prettier-ignore
  const item = await itemOf(ctx, meeting, motion.itemId)
  if (item.state === 'decided') throw new AppError('meetings.itemDecided', 409, { title: item.title })
  const law = await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path)
  const duties = await dutiesKept(ctx, law, meeting, item)
  const there = await stillEnough(ctx, meeting, law)
  const count = countOf(given, await sittingIds(ctx, meeting))
  const outcome = decide(meeting.lawDay, law, { entitled: there.entitled, sitting: there.sitting, votesFor: count.votesFor }) // prettier-ignore
  const verdict: Verdict = { ...outcome, reasons: [...outcome.reasons, ...duties, ...short(there.composition)] }
  await writeVote(ctx, meeting, motionId, { given, count, verdict, entitled: there.entitled, sitting: there.sitting })
  const resolutionId = await follow(ctx, meeting, item, motion, {
    verdict,
    count: { ...count, entitled: there.entitled, present: there.sitting },
    day: dayOf(ctx.now),
  })
  await record(ctx, { command: 'meetings.recordVote', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { motion: [motion.text, verdict.passed ? 'adopted' : 'rejected'], votesFor: [null, count.votesFor] } }) // prettier-ignore
  return { ...(await touchMeeting(ctx, meeting)), passed: verdict.passed, verdict, resolutionId }
}

async function sittingIds(ctx: Ctx, meeting: MeetingRecord): Promise<string[]> {
  const rows = await ctx.db.selectFrom('meetingPresent').select('id').where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('voting', '=', true).where('leftAt', 'is', null).execute() // prettier-ignore
  return rows.map((r) => r.id)
}

interface Written {
  given: z.output<typeof contract.voteGiven>
  count: Counted
  verdict: Verdict
  entitled: number
  sitting: number
}
async function writeVote(ctx: Ctx, meeting: MeetingRecord, motionId: string, w: Written): Promise<void> {
  const voteId = newId(ctx.now)
  const key = { areaId: meeting.areaId, meetingId: meeting.id, path: meeting.path }
  const paper = w.given.method === 'paper' ? { issued: w.given.issued, returned: w.given.returned, void: w.given.void } : { issued: null, returned: null, void: null } // prettier-ignore
  await ctx.db
    .insertInto('meetingVote')
    .values({ ...key, id: voteId, motionId, method: w.given.method, entitled: w.entitled, present: w.sitting, ...w.count, ...paper, passed: w.verdict.passed, verdict: JSON.stringify(w.verdict), countedAt: ctx.now, countedBy: actorName(ctx) })
    .execute() // prettier-ignore
  if (w.given.method !== 'roll' || w.given.roll.length === 0) return
  await ctx.db.insertInto('meetingRoll').values(w.given.roll.map((r) => ({ ...key, voteId, ...r }))).execute() // prettier-ignore
}

type Motion = Awaited<ReturnType<typeof motionsOf>>[number]
async function follow(ctx: Ctx, meeting: MeetingRecord, item: Item, motion: Motion, outcome: Outcome): Promise<string | null> {
  const { verdict } = outcome
  await setMotion(ctx, meeting, motion.id, { state: verdict.passed ? 'adopted' : 'rejected' })
  if (!verdict.passed) return null
  if (motion.amendsId) {
    await setMotion(ctx, meeting, motion.amendsId, { text: motion.text })
    return null
  }
  await setItem(ctx, meeting, item.id, { state: 'decided' })
  return adopt(ctx, meeting, item, { id: motion.id, text: motion.text }, outcome)
} // prettier-ignore

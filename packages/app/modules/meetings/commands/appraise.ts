import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { findRule } from '#modules/policies/index.ts'
import type * as contract from '../contract/room.ts'
import { held, type Provision, type Share } from '../law/judge.ts'
import { decidersOf, lawOf } from '../law/load.ts'
import { attendanceOf } from '../queries/attendance.ts'
import { lastGrades } from '../queries/appraisal.ts'
import { heldMeeting, mustBe, touchMeeting, type MeetingRecord } from '../store/load.ts'
import { committeeOn, endPost, type Seat } from '../store/roster.ts'
import { itemOf, setItem } from './items.ts'

type Grade = z.output<typeof contract.recordAppraisal.body>['grades'][number]

/**
 * Records how a meeting appraised the members of the committee (Art. 37): counts of papers alone. Incompetent is who more than half of those
 * present called so, as any decision of the meeting; who is so as often in a row as the law says loses the post.
 * @throws AppError `meetings.noAppraisal`, `meetings.quorumLost`, `meetings.appraisedTwice`, `meetings.notMember`, `meetings.moreThanSit`
 */
export async function recordAppraisal(ctx: Ctx, id: string, itemId: string, { grades }: z.output<typeof contract.recordAppraisal.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'open')
  const item = await itemOf(ctx, meeting, itemId)
  const law = await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path)
  if (item.matter !== 'appraisal' || !law.majority || !decidersOf(item.matter).includes(meeting.kind)) throw new AppError('meetings.noAppraisal', 422, {})
  if (item.state === 'decided') throw new AppError('meetings.itemDecided', 409, { title: item.title })
  const there = await attendanceOf(ctx, meeting, law)
  if (there.reason && !there.reason.passed) throw new AppError('meetings.quorumLost', 409, { have: there.sitting, of: there.entitled, least: there.reason.least, article: there.reason.article })
  if (new Set(grades.map((g) => g.memberId)).size !== grades.length) throw new AppError('meetings.appraisedTwice', 422, {}, 'grades')
  await refuseAgain(ctx, meeting, grades)
  const seats = await committeeOn(ctx, meeting.areaId, meeting.lawDay)
  const ended: string[] = []
  for (const grade of grades) if (await appraise(ctx, meeting, grade, seats, there.sitting, law.majority)) ended.push(nameOf(seats, grade))
  await setItem(ctx, meeting, itemId, { state: 'decided' })
  await record(ctx, { command: 'meetings.recordAppraisal', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { appraised: [null, grades.length], ended: [null, ended.length] } })
  return { ...(await touchMeeting(ctx, meeting)), ended }
} // prettier-ignore

/** One meeting appraises a member once, under whichever item. @throws AppError `meetings.appraisedTwice` */
async function refuseAgain(ctx: Ctx, meeting: MeetingRecord, grades: readonly Grade[]): Promise<void> {
  const ids = grades.map((g) => g.memberId)
  const known = ids.length === 0 ? undefined : await ctx.db.selectFrom('appraisalGrade').select('memberId').where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('memberId', 'in', ids).executeTakeFirst()
  if (known) throw new AppError('meetings.appraisedTwice', 422, {}, 'grades')
} // prettier-ignore

const nameOf = (seats: readonly Seat[], { memberId }: Grade): string => seats.find((s) => s.id === memberId)?.name ?? ''

async function appraise(ctx: Ctx, meeting: MeetingRecord, grade: Grade, seats: readonly Seat[], sitting: number, majority: Share): Promise<boolean> {
  const seat = seats.find((s) => s.id === grade.memberId)
  if (!seat) throw new AppError('meetings.notMember', 422, {}, 'grades')
  const said = grade.competent + grade.basic + grade.incompetent + grade.abstained
  if (said > sitting) throw new AppError('meetings.moreThanSit', 422, { said, sit: sitting }, 'grades')
  const reason = held('incompetent', grade.incompetent, sitting, majority)
  const before = (await lastGrades(ctx, meeting.areaId, meeting.lawDay)).get(seat.id)
  const streak = reason.passed ? (before?.streak ?? 0) + 1 : 0
  const limit = await findRule<number>(ctx, 'residentsCommittee.appraisal.incompetentInARow', meeting.lawDay, meeting.path)
  const ends = limit !== undefined && streak >= limit.value
  const reasons = [reason, ...(limit && reason.passed ? [streakReason(streak, limit.value, limit.citation)] : [])]
  const verdict = { valid: true, passed: !reason.passed, day: meeting.lawDay, reasons }
  await ctx.db
    .insertInto('appraisalGrade')
    .values({ areaId: meeting.areaId, meetingId: meeting.id, path: meeting.path, organId: seat.organId, name: seat.name, post: seat.post, year: Number(meeting.lawDay.slice(0, 4)), ...grade, grade: reason.passed ? 'incompetent' : 'competent', streak, postEnded: ends, verdict: JSON.stringify(verdict), onDay: meeting.lawDay })
    .execute()
  if (ends) await endPost(ctx, meeting, seat, limit.citation)
  return ends
} // prettier-ignore

const streakReason = (have: number, least: number, { document, article }: Provision) => ({ rule: 'incompetentInARow', passed: have >= least, have, of: least, least, document, article }) // prettier-ignore

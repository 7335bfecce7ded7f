import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Reason } from '../contract/base.ts'
import type * as contract from '../contract/room.ts'
import { appraisalLaw, type AppraisalLaw } from '../law/appraisal.ts'
import { duty, held, type Provision, type Share } from '../law/judge.ts'
import { decidersOf, lawOf } from '../law/load.ts'
import { lastGrades } from '../queries/appraisal.ts'
import { heldMeeting, mustBe, touchMeeting, type MeetingRecord } from '../store/load.ts'
import { hostsOf, type Host } from '../store/hosts.ts'
import { committeeOn, endPost, type Seat } from '../store/roster.ts'
import { dutiesKept, stillEnough } from './duties.ts'
import { itemOf, setItem } from './items.ts'

type Grade = z.output<typeof contract.recordAppraisal.body>['grades'][number]

/**
 * Records how a meeting appraised the members of the committee (Art. 37): counts of papers alone. It is the residents' meeting's or the
 * representatives', by the law itself, after the party organisation's study (Art. 30, our reading), and a member of the supervisory committee who is in the
 * room holds it. Incompetent is who more than half of those present called so, as any decision of the meeting; who is so as often in a row as
 * the law says loses the post.
 * @throws AppError `meetings.noAppraisal`, `meetings.appraisedTwice`, `meetings.notMember`, `meetings.moreThanSit`, what `dutiesKept`, `hostOf` and `stillEnough` refuse
 */
export async function recordAppraisal(ctx: Ctx, id: string, itemId: string, { grades, hostId }: z.output<typeof contract.recordAppraisal.body>) {
  const meeting = await heldMeeting(ctx, 'meetings.run', id)
  mustBe(meeting, 'open')
  const item = await itemOf(ctx, meeting, itemId)
  const law = await lawOf(ctx, meeting.kind, meeting.lawDay, meeting.path)
  const { host: hostLaw, inARow } = await appraisalLaw(ctx, meeting.lawDay, meeting.path)
  if (item.matter !== 'appraisal' || !law.majority || !decidersOf(item.matter).includes(meeting.kind)) throw new AppError('meetings.noAppraisal', 422, {})
  if (item.state === 'decided') throw new AppError('meetings.itemDecided', 409, { title: item.title })
  const duties = await dutiesKept(ctx, law, meeting, item)
  const host = hostLaw ? await hostOf(ctx, meeting, hostId, hostLaw) : null
  const { sitting } = await stillEnough(ctx, meeting, law)
  if (new Set(grades.map((g) => g.memberId)).size !== grades.length) throw new AppError('meetings.appraisedTwice', 422, {}, 'grades')
  await refuseAgain(ctx, meeting, grades)
  const seats = await committeeOn(ctx, meeting.areaId, meeting.lawDay)
  const kept = [...duties, ...(hostLaw ? [duty('host', true, hostLaw)] : [])]
  const ended: string[] = []
  for (const grade of grades) if (await appraise(ctx, meeting, grade, { seats, sitting, majority: law.majority, inARow, kept })) ended.push(nameOf(seats, grade))
  await setItem(ctx, meeting, itemId, { state: 'decided', hostId: host?.memberId ?? null, host: host?.name ?? null })
  await record(ctx, { command: 'meetings.recordAppraisal', areaId: meeting.areaId, subject: { type: 'meeting', id }, changes: { appraised: [null, grades.length], ended: [null, ended.length], host: [null, host?.name ?? null] } })
  return { ...(await touchMeeting(ctx, meeting)), ended }
} // prettier-ignore

/**
 * Who holds the appraisal: a member of the supervisory committee on the day, in the room.
 * @throws AppError `meetings.noSupervisors` (409) where nobody sits on it, `meetings.hostNeeded`, `meetings.hostAway`
 */
async function hostOf(ctx: Ctx, meeting: MeetingRecord, hostId: string | null, { article }: Provision): Promise<Host> {
  const hosts = await hostsOf(ctx, meeting)
  if (hosts.length === 0) throw new AppError('meetings.noSupervisors', 409, { day: meeting.lawDay, article }, 'hostId')
  const host = hosts.find((h) => h.memberId === hostId)
  if (!host) throw new AppError('meetings.hostNeeded', 422, { article }, 'hostId')
  if (!host.here) throw new AppError('meetings.hostAway', 409, { name: host.name, article }, 'hostId')
  return host
}

/** One meeting appraises a member once, under whichever item. @throws AppError `meetings.appraisedTwice` */
async function refuseAgain(ctx: Ctx, meeting: MeetingRecord, grades: readonly Grade[]): Promise<void> {
  const ids = grades.map((g) => g.memberId)
  const known = ids.length === 0 ? undefined : await ctx.db.selectFrom('appraisalGrade').select('memberId').where('areaId', '=', meeting.areaId).where('meetingId', '=', meeting.id).where('memberId', 'in', ids).executeTakeFirst()
  if (known) throw new AppError('meetings.appraisedTwice', 422, {}, 'grades')
} // prettier-ignore

const nameOf = (seats: readonly Seat[], { memberId }: Grade): string => seats.find((s) => s.id === memberId)?.name ?? ''

/** What a grade is held against. */
interface Frame {
  seats: readonly Seat[]
  sitting: number
  majority: Share
  inARow: AppraisalLaw['inARow']
  /** Duties that the meeting fulfilled before. */
  kept: readonly Reason[]
}

async function appraise(ctx: Ctx, meeting: MeetingRecord, grade: Grade, { seats, sitting, majority, inARow, kept }: Frame): Promise<boolean> {
  const seat = seats.find((s) => s.id === grade.memberId)
  if (!seat) throw new AppError('meetings.notMember', 422, {}, 'grades')
  const said = grade.competent + grade.basic + grade.incompetent + grade.abstained
  if (said > sitting) throw new AppError('meetings.moreThanSit', 422, { said, sit: sitting }, 'grades')
  const reason = held('incompetent', grade.incompetent, sitting, majority)
  const before = (await lastGrades(ctx, meeting.areaId, meeting.lawDay)).get(seat.id)
  const streak = reason.passed ? (before?.streak ?? 0) + 1 : 0
  const ends = inARow !== null && streak >= inARow.times
  const reasons = [...kept, reason, ...(inARow && reason.passed ? [streakReason(streak, inARow)] : [])]
  const verdict = { valid: true, passed: !reason.passed, day: meeting.lawDay, reasons }
  await ctx.db
    .insertInto('appraisalGrade')
    .values({ areaId: meeting.areaId, meetingId: meeting.id, path: meeting.path, organId: seat.organId, name: seat.name, post: seat.post, year: Number(meeting.lawDay.slice(0, 4)), ...grade, grade: reason.passed ? 'incompetent' : 'competent', streak, postEnded: ends, verdict: JSON.stringify(verdict), onDay: meeting.lawDay })
    .execute()
  if (ends) await endPost(ctx, meeting, seat, inARow)
  return ends
} // prettier-ignore

const streakReason = (have: number, { times, document, article }: NonNullable<AppraisalLaw['inARow']>) => ({ rule: 'incompetentInARow', passed: have >= times, have, of: times, least: times, document, article }) // prettier-ignore

import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Reason } from '../contract/base.ts'
import type { QuorumView } from '../contract/meetings.ts'
import { duty } from '../law/judge.ts'
import { dutiesOf, type Law } from '../law/load.ts'
import { attendanceOf } from '../queries/attendance.ts'
import type { MeetingRecord } from '../store/load.ts'
import { authorised } from './authority.ts'
import type { itemOf } from './items.ts'

export type Item = Awaited<ReturnType<typeof itemOf>>

/**
 * Reserved matters: the party organisation studied first, and representatives decide only what the residents' meeting authorised them to.
 * @returns what was kept, with its article
 * @throws AppError `meetings.studyFirst`, `meetings.notDelegated`, naming the article
 */
export async function dutiesKept(ctx: Ctx, law: Law, meeting: MeetingRecord, item: Item): Promise<Reason[]> {
  const { mustStudy, mustDelegate } = dutiesOf(law, meeting.kind, item.matter)
  if (mustStudy && !item.studiedOn) throw new AppError('meetings.studyFirst', 409, { title: item.title, article: law.studyFirst!.article }) // prettier-ignore
  if (mustDelegate && !law.reserved!.mayDelegate) throw new AppError('meetings.notDeciding', 422, { kind: meeting.kind, matter: item.matter }) // prettier-ignore
  if (mustDelegate && !(await authorised(ctx, meeting, item))) throw new AppError('meetings.notDelegated', 409, { title: item.title, article: law.reserved!.article }) // prettier-ignore
  return [...(mustStudy ? [duty('study', true, law.studyFirst!)] : []), ...(mustDelegate ? [duty('delegated', true, law.reserved!)] : [])] // prettier-ignore
}

/** Attendance where enough still sit to decide. @throws AppError `meetings.quorumLost` with the figures */
export async function stillEnough(ctx: Ctx, meeting: MeetingRecord, law: Law): Promise<QuorumView> {
  const there = await attendanceOf(ctx, meeting, law)
  if (there.reason && !there.reason.passed) throw new AppError('meetings.quorumLost', 409, { have: there.sitting, of: there.entitled, least: there.reason.least, article: there.reason.article }) // prettier-ignore
  return there
}

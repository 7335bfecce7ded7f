import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { adoptDraft, fileAdopted } from '#modules/organs/index.ts'
import { deciding } from '../contract/base.ts'
import type { MeetingRecord } from './load.ts'
import { work } from './work.ts'

/** The law says that it is filed and names no day: our own measure. */
const DAYS_TO_FILE = 15

export const workForFiling = (ctx: Ctx, of: { areaId: string; resolutionId: string; title: string }) =>
  work(ctx, { areaId: of.areaId, rule: 'meetings.file', dueOn: addDays(dayOf(ctx.now), DAYS_TO_FILE), text: of.title, source: { kind: 'resolution', id: of.resolutionId }, public: true }) // prettier-ignore

interface Adopted {
  areaId: string
  ruleId: string
  resolutionId: string
  meeting: MeetingRecord
  day: Day
  count: { entitled: number; present: number; votesFor: number; votesAgainst: number; abstained: number }
}
/** The text that was adopted becomes the rule's adopted version, with the meeting's figures. */
export async function adoptRule(ctx: Ctx, { areaId, ruleId, resolutionId, meeting, day, count }: Adopted): Promise<void> {
  if (!deciding.includes(meeting.kind)) return
  await adoptDraft(ctx, { areaId, ruleId, on: day, by: meeting.kind as 'residentsMeeting', resolutionId, ...count })
} // prettier-ignore

/** The office took the rule on file that a resolution adopted. */
export const filedRule = (ctx: Ctx, { by, ...of }: { areaId: string; resolutionId: string; on: Day; by: string }) =>
  fileAdopted(ctx, { ...of, with: by })

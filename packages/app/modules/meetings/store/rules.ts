import type { Ctx } from '#server/context.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { Verdict } from '../contract/base.ts'
import type { MeetingRecord } from './load.ts'
import { work } from './work.ts'

/** The law says that it is filed and names no day: our own measure. */
const DAYS_TO_FILE = 15

export const workForFiling = (ctx: Ctx, of: { areaId: string; resolutionId: string; title: string }) =>
  work(ctx, { areaId: of.areaId, rule: 'meetings.file', dueOn: addDays(dayOf(ctx.now), DAYS_TO_FILE), text: of.title, source: { kind: 'resolution', id: of.resolutionId }, public: true }) // prettier-ignore

interface Adoption {
  areaId: string
  ruleId: string
  resolutionId: string
  meeting: MeetingRecord
  motion: { text: string }
  verdict: Verdict
  day: Day
}
/** The text that was adopted becomes the rule's adopted version, with the meeting's figures. */
export async function adoptRule(_ctx: Ctx, _of: Adoption): Promise<void> {}

/** The office took the rule on file that a resolution adopted. */
export async function filedRule(_ctx: Ctx, _of: { areaId: string; resolutionId: string; on: Day; by: string }): Promise<void> {} // prettier-ignore

import { calendar, checkCalendar, STEPS, type Breach, type Dates, type Due, type Law } from '@liren/ballots'
import { addDays, type Day } from '#shared/dates.ts'
import type { Kind } from '../contract/base.ts'

/** Days of the calendar that are planned; the others follow from the law alone. */
export type StepKey = (typeof STEPS)[number]

/**
 * Usual distances in days for steps that the law has no clock for, so that a form begins filled: nothing in the law says them,
 * and each may be moved.
 */
const USUAL: readonly [StepKey, StepKey, number][] = [
  ['registrationBegins', 'listPublished', -10],
  ['planAdopted', 'registrationBegins', -1],
  ['committeeSelected', 'planAdopted', -5],
  ['candidatesPublished', 'electionDay', -7],
  ['nominationsUntil', 'candidatesPublished', -3],
  ['candidatesMeet', 'electionDay', -3],
]

/** The calendar that the law gives for a day, filled with usual days where it gives none. */
export function proposal(law: Law, electionDay: Day, kind: Kind, wishes: Dates = {}): Due[] {
  const byLaw = new Map(calendar(law, electionDay, wishes).map((d) => [d.step, d.on]))
  const usual: Dates = {}
  for (const [step, from, days] of USUAL) {
    const start = wishes[from] ?? usual[from] ?? byLaw.get(from)
    if (start && wishes[step] === undefined) usual[step] = addDays(start, days)
  }
  return calendar(law, electionDay, { ...usual, ...wishes }).filter(
    (d) => kind !== 'recall' || !ONLY_ELECTIONS.has(d.step),
  )
}
/** Steps that a recall does not have: nobody is nominated. */
const ONLY_ELECTIONS = new Set<string>([
  'nominationsUntil',
  'candidatesPublished',
  'candidatesMeet',
  'withdrawalsUntil',
  'handover',
])

export const datesOf = (dues: readonly Due[]): Dates & { electionDay: Day } =>
  Object.fromEntries(dues.map((d) => [d.step, d.on])) as Dates & { electionDay: Day }

/** What is wrong with the days of a plan, the worst first. */
export const calendarBreaches = (law: Law, dues: readonly Due[]): Breach[] =>
  checkCalendar(law, datesOf(dues)).filter((b) => b.met === false)

/** Which step of the workflow each planned day is for. */
export const dayOfVerb: Partial<Record<string, StepKey>> = {
  selectCommittee: 'committeeSelected',
  adoptPlan: 'planAdopted',
  openRegistration: 'registrationBegins',
  publishList: 'listPublished',
  openNomination: 'listPublished',
  closeNomination: 'nominationsUntil',
  publishCandidates: 'candidatesPublished',
  meetVoters: 'candidatesMeet',
  openVoting: 'electionDay',
  closeVoting: 'electionDay',
  declareElected: 'electionDay',
  announce: 'announced',
  handOver: 'handover',
}

export { STEPS }

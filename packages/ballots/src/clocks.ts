import { daysLater, lastWithin, monthsAfter, realDay, type Day } from './days.ts'
import { fullKey, type LawKey } from './law/keys.ts'
import { dayCount } from './law/days.ts'
import { cite, said, type Citation, type Law } from './law/law.ts'

/** Clocks in days that begin with an event. */
export const CLOCKS = [
  'voterList.objectionDays',
  'voterList.decisionDays',
  'handoverDays',
  'runOffDays',
  'reElectionDays',
  'objection.answerDays',
  'recall.meetingDays',
  'resignation.decisionDays',
  'resignation.noticeDays',
] as const satisfies readonly LawKey[]

export interface Deadline {
  readonly latest: Day
  readonly key: string
  readonly cited: Citation
}

/** The last day for what is due within days of an event; `null` where the law of the day sets no such clock. @throws BadInput */
export function dueAfter(
  law: Law,
  clock: (typeof CLOCKS)[number],
  event: Day,
  restDays: readonly Day[] = [],
): Deadline | null {
  const provision = said(law, clock)
  if (!provision) return null
  const latest = lastWithin(realDay(event, 'event'), provision.value, dayCount(law), new Set(restDays))
  return { latest, key: fullKey(clock), cited: cite(provision) }
}

/** The last day of a term of office that begins on a day (art. 14: five years), by the same day of the year it ends in. */
export function termEnds(law: Law, beganOn: Day): Deadline | null {
  const years = said(law, 'termYears')
  if (!years) return null
  const same = monthsAfter(realDay(beganOn, 'beganOn'), 12 * years.value)
  const latest = dayCount(law) === 'firstDayIn' ? daysLater(same, -1) : same
  return { latest, key: fullKey('termYears'), cited: cite(years) }
}

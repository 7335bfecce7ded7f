import { lastWithin, latestBefore, monthsAfter, realDay, type Day } from './days.ts'
import { held, plain, type Breach } from './findings.ts'
import { fullKey, type LawKey } from './law/keys.ts'
import { dayCount } from './law/days.ts'
import { cite, said, says, type Citation, type Law } from './law/law.ts'

/** The days of an election, in their order. `termEnds`: the day on which the sitting committee's term ends. */
export const STEPS = [
  'termEnds',
  'committeeSelected',
  'planAdopted',
  'registrationBegins',
  'listPublished',
  'objectionsUntil',
  'objectionsDecided',
  'nominationsUntil',
  'candidatesPublished',
  'candidatesMeet',
  'withdrawalsUntil',
  'scrutineersPublished',
  'proxiesUntil',
  'proxiesPublished',
  'electionDay',
  'announced',
  'runOffDay',
  'handover',
] as const
export type Step = (typeof STEPS)[number]
export type Dates = Partial<Record<Step, Day>>

/** A day of the calendar: the one that is proposed, and within which days the law wants it. */
export interface Due {
  readonly step: Step
  readonly on: Day
  readonly latest: Day | null
  readonly earliest: Day | null
  /** Full key and article of the clock; `null` where the step has none. */
  readonly key: string | null
  readonly cited: Citation | null
}
export interface CalendarOptions {
  /** Days of rest: a term that would end on one ends on the first day after it that is none (Civil Code art. 203). */
  readonly restDays?: readonly Day[]
}

type Bound = { latest?: Day; earliest?: Day; key: LawKey }
type Bounds = Partial<Record<Step, Bound>>

/** Within which days each step lies, reckoned from the days that are set. A clock that the law of the day lacks sets nothing. */
function boundsOf(law: Law, dates: Dates & { electionDay: Day }, { restDays = [] }: CalendarOptions): Bounds {
  const { electionDay } = dates
  const [count, rest] = [dayCount(law), new Set(restDays)]
  const bounds: Bounds = {}
  const before = (step: Step, key: LawKey) => {
    const n = said(law, key)?.value
    if (typeof n === 'number') bounds[step] = { latest: latestBefore(electionDay, n, count), key }
  }
  const after = (step: Step, start: Day | undefined, key: LawKey) => {
    const n = said(law, key)?.value
    if (typeof n === 'number' && start) bounds[step] = { latest: lastWithin(start, n, count, rest), key }
  }
  before('listPublished', 'voterList.daysBefore')
  before('candidatesPublished', 'candidates.publishedDays')
  before('withdrawalsUntil', 'candidates.withdrawDays')
  before('scrutineersPublished', 'scrutineers.publishedDays')
  before('proxiesUntil', 'proxy.deadlineDays')
  before('proxiesPublished', 'proxy.listDays')
  if (says(law, 'proxy.published')) bounds.proxiesPublished ??= { latest: electionDay, key: 'proxy.published' }
  if (says(law, 'candidatesMeetResidents'))
    bounds.candidatesMeet = { latest: electionDay, earliest: dates.candidatesPublished, key: 'candidatesMeetResidents' }
  if (says(law, 'announceOnSpot'))
    bounds.announced = { latest: electionDay, earliest: electionDay, key: 'announceOnSpot' }
  after('objectionsUntil', dates.listPublished, 'voterList.objectionDays')
  after('objectionsDecided', dates.objectionsUntil ?? bounds.objectionsUntil?.latest, 'voterList.decisionDays')
  after('runOffDay', electionDay, 'runOffDays')
  after('handover', dates.runOffDay ?? electionDay, 'handoverDays')
  const months = said(law, 'overdueMonths')?.value
  if (months !== undefined && dates.termEnds)
    bounds.electionDay = { latest: monthsAfter(dates.termEnds, months), key: 'overdueMonths' }
  // Objections stay open for as long as the law gives: a plan may not close them earlier.
  if (bounds.objectionsUntil) bounds.objectionsUntil.earliest = bounds.objectionsUntil.latest
  return bounds
}

/**
 * The calendar of an election on a day: every step that the law of the day has a clock for or that is wished, with the article.
 * Wishes are taken as they are; `checkCalendar` says what is wrong with them.
 * @throws BadInput `notADay`
 */
export function calendar(law: Law, electionDay: Day, wishes: Dates = {}, options: CalendarOptions = {}): Due[] {
  const dates: Dates & { electionDay: Day } = { ...wishes, electionDay: realDay(electionDay, 'electionDay') }
  for (const step of STEPS) {
    if (step === 'electionDay') continue
    // A later clock may start where an earlier one ended, so each is settled before the next is reckoned.
    const bound = dates[step] ? undefined : boundsOf(law, dates, options)[step]
    dates[step] = dates[step] ? realDay(dates[step], step) : (bound?.latest ?? bound?.earliest)
  }
  const bounds = boundsOf(law, dates, options)
  return STEPS.filter((step) => dates[step]).map((step) => dueOf(law, step, dates[step]!, bounds[step]))
}

function dueOf(law: Law, step: Step, on: Day, bound: Bound | undefined): Due {
  const { key = null, latest = null, earliest = null } = bound ?? {}
  const provision = key && said(law, key)
  if (!provision) return { step, on, latest, earliest, key: null, cited: null }
  return { step, on, latest, earliest, key: fullKey(key), cited: cite(provision) }
}

/**
 * What is wrong with the days of a plan: each that lies outside its clock, by which article, and each that comes before what
 * must have come first. Only days that are given are judged. @throws BadInput `notADay`
 */
export function checkCalendar(law: Law, dates: Dates & { electionDay: Day }, options: CalendarOptions = {}): Breach[] {
  for (const step of STEPS) if (dates[step]) realDay(dates[step], step)
  const bounds = boundsOf(law, dates, options)
  const found: Breach[] = []
  for (const step of STEPS) {
    const [on, bound] = [dates[step], bounds[step]]
    if (!on || !bound) continue
    const late = bound.latest !== undefined && on > bound.latest
    const early = bound.earliest !== undefined && on < bound.earliest
    if (late) found.push(held(law, bound.key, 'due', false, { step, on, latest: bound.latest! }))
    else if (early) found.push(held(law, bound.key, 'due', false, { step, on, earliest: bound.earliest! }))
  }
  return [...found, ...outOfOrder(dates)]
}

/** What must have come before what; steps that may run side by side are not compared. */
const ORDER: readonly (readonly [Step, Step])[] = [
  ['committeeSelected', 'planAdopted'],
  ['committeeSelected', 'registrationBegins'],
  ['registrationBegins', 'listPublished'],
  ['listPublished', 'objectionsUntil'],
  ['objectionsUntil', 'objectionsDecided'],
  ['objectionsDecided', 'electionDay'],
  ['nominationsUntil', 'candidatesPublished'],
  ['candidatesPublished', 'electionDay'],
  ['withdrawalsUntil', 'electionDay'],
  ['scrutineersPublished', 'electionDay'],
  ['proxiesUntil', 'electionDay'],
  ['electionDay', 'runOffDay'],
  ['electionDay', 'handover'],
  ['runOffDay', 'handover'],
]

const outOfOrder = (dates: Dates): Breach[] =>
  ORDER.filter(([a, b]) => dates[a] && dates[b] && dates[a] > dates[b]).map(([first, later]) =>
    plain('order', false, { first, later, firstOn: dates[first]!, laterOn: dates[later]! }),
  )

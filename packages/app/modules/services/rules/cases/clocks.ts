import { AppError } from '#shared/errors.ts'
import { within, type Day } from '#shared/dates.ts'
import type { Nature, Span, Urgency } from '../../contract/base.ts'
import type { ClockStep, CountsFrom } from '../../contract/cases/base.ts'
import { addWorking, addWorkingMinutes, workingMinutes, type Calendar } from './calendar.ts'

/** In what time, for what. `null` stands for any. */
export interface ClockRule {
  id: string
  path: string
  step: ClockStep
  itemId: string | null
  kindId: string | null
  nature: Nature | null
  urgency: Urgency | null
  span: Span
  /** Whether the clock of the whole counts from the opening or from the first acceptance, as petitions do. */
  countsFrom: CountsFrom
  suspends: boolean
  extendSpan: Span | null
  extendTimes: number
  origin: 'own' | 'law'
  source: string
  validFrom: Day
  validTo: Day | null
}

/** What a rule is asked about. `kinds`: the case's kind and those above it, the nearest first. */
export interface ClockAsk {
  path: string
  itemId: string | null
  kinds: readonly string[]
  nature: Nature
  urgency: Urgency
  day: Day
}

/**
 * The rule that counts: in force on the day, of the case's area or one above, and the closest: one for the urgency
 * first (what is critical does not wait for an item's days), then an item before a kind, a near kind before a far one, a nature, a
 * near area; the last to begin where all is equal.
 */
export function pickClock(rules: readonly ClockRule[], step: ClockStep, ask: ClockAsk): ClockRule | undefined {
  const fitting = rules.filter(
    (r) =>
      r.step === step &&
      ask.path.startsWith(r.path) &&
      within(ask.day, r.validFrom, r.validTo) &&
      (r.itemId === null || r.itemId === ask.itemId) &&
      (r.kindId === null || ask.kinds.includes(r.kindId)) &&
      (r.nature === null || r.nature === ask.nature) &&
      (r.urgency === null || r.urgency === ask.urgency),
  )
  return fitting.toSorted((a, b) => compare(weights(b, ask), weights(a, ask)) || (a.id < b.id ? 1 : -1))[0]
}

const weights = (r: ClockRule, ask: ClockAsk): (number | string)[] => [
  r.urgency ? 1 : 0,
  r.itemId ? 1 : 0,
  r.kindId ? ask.kinds.length - ask.kinds.indexOf(r.kindId) : 0,
  r.nature ? 1 : 0,
  r.path.length,
  r.validFrom,
]

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((x, i) => x !== b[i])
  return at < 0 ? 0 : a[at]! > b[at]! ? 1 : -1
}

/** An end of a clock, or the year that the calendar lacks for it. */
export interface Reckoned {
  at: Date | null
  unknownYear: number | null
}

/** When a span ends. A year that is not in the calendar leaves the end open and is named: never a guess, and no case is lost for it. */
export function reckon(calendar: Calendar, from: Date, span: Span): Reckoned {
  return openEnded(() => addWorking(calendar, from, span))
}

function openEnded(count: () => Date): Reckoned {
  try {
    return { at: count(), unknownYear: null }
  } catch (error) {
    if (error instanceof AppError && error.code === 'services.calendarUnknown')
      return { at: null, unknownYear: Number(error.params['year']) }
    throw error
  }
}

/** What is left of a clock that stops: office minutes where it runs in office hours, else plain ones; negative when it is overdue. */
export interface Left {
  minutes: number
  working: boolean
}
export const runsInOfficeHours = (span: Span): boolean => span.unit === 'workingHour' || span.unit === 'workingDay'

export function leftOf(calendar: Calendar, at: Date, due: Date, working: boolean): Left {
  const plain = (due.getTime() - at.getTime()) / 60_000
  if (!working || plain < 0) return { minutes: Math.round(plain), working: false }
  return { minutes: Math.round(workingMinutes(calendar, at, due)), working: true }
}

/** When a stopped clock ends that goes on now. */
export const resumed = (calendar: Calendar, now: Date, left: Left): Reckoned =>
  openEnded(() =>
    left.working ? addWorkingMinutes(calendar, now, left.minutes) : new Date(now.getTime() + left.minutes * 60_000),
  )

/** The earliest of some instants. */
export const earliest = (...at: (Date | null)[]): Date | null =>
  at.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null)

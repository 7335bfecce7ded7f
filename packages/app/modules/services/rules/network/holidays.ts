import { addDays, dayOf, type Day } from '#shared/dates.ts'
import {
  closingAfter,
  inBreak,
  nextOpening,
  openAt,
  spansOn,
  type Exceptions,
  type Span,
  type WeekSpan,
} from './hours.ts'

/** What a place does on public holidays: it has not said; open as always; closed; as offices do, make-up days and all. */
export const holidayWays = ['unsaid', 'open', 'closed', 'office'] as const
export type HolidayWay = (typeof holidayWays)[number]

/** Days off and weekend days worked instead, and the years whose notice is known. */
export interface Holidays {
  years: ReadonlySet<number>
  days: ReadonlyMap<Day, { kind: 'rest' | 'work'; name: string }>
}
/** All by which a place is open: its week, the days that differ from it, and what it does on holidays. */
export interface Dated {
  hours: readonly WeekSpan[]
  /** Days of its own and holidays; its own go before. */
  exceptions: Exceptions
  holidays: HolidayWay
  known: ReadonlySet<number>
  /** Days that the place has entered itself: known whatever the calendar says. */
  own: Exceptions
}

const follows = (way: HolidayWay): boolean => way === 'closed' || way === 'office'
const MONDAY = 1

/** Holidays merged into the days that differ. A make-up day on which the week is closed has Monday's hours. */
export function dated(hours: readonly WeekSpan[], holidays: HolidayWay, own: Exceptions, calendar: Holidays): Dated {
  const exceptions = new Map<Day, readonly Span[]>()
  if (follows(holidays))
    for (const [day, { kind }] of calendar.days) {
      const closed = spansOn(hours, new Map(), day).length === 0
      if (kind === 'rest' && !closed) exceptions.set(day, [])
      if (kind === 'work' && closed && holidays === 'office')
        exceptions.set(
          day,
          hours.filter((h) => h.day === MONDAY),
        )
    }
  for (const [day, spans] of own) exceptions.set(day, spans)
  return { hours, exceptions, holidays, known: calendar.years, own }
}

/**
 * The year whose calendar is needed to say whether the place is open on a day and is not known; `undefined` where it can be
 * said. One that only closes on holidays is closed anyway on a day on which its week is.
 */
export function unknownYear(place: Dated, day: Day): number | undefined {
  const year = Number(day.slice(0, 4))
  if (!follows(place.holidays) || place.known.has(year) || place.own.has(day)) return undefined
  const closed = spansOn(place.hours, new Map(), day).length === 0
  return closed && place.holidays === 'closed' ? undefined : year
}

/** The last day whose year is known, of the years that follow each other from a day on; the day before where none is. */
export function knownUntil(place: Pick<Dated, 'known'>, from: Day): Day {
  let year = Number(from.slice(0, 4))
  if (!place.known.has(year)) return addDays(from, -1)
  while (place.known.has(year + 1)) year++
  return `${year}-12-31`
}
export const followsHolidays = (place: Pick<Dated, 'holidays'>): boolean => follows(place.holidays)

/** How a place stands at an instant. Nothing is said where no hours are known, or where the year's calendar is not. */
export interface Standing {
  openNow: boolean | null
  inBreak: boolean
  nextOpening: Date | null
  closesAt: Date | null
  /** A year without a calendar: whether it is open, or when it opens next, is not guessed. */
  unknownYear: number | null
}

export function standingAt(place: Dated, at: Date): Standing {
  const { hours, exceptions } = place
  const nothing = { openNow: null, inBreak: false, nextOpening: null, closesAt: null, unknownYear: null }
  if (hours.length === 0 && exceptions.size === 0) return nothing
  const now = unknownYear(place, dayOf(at))
  if (now) return { ...nothing, unknownYear: now }
  const next = nextOpening(hours, exceptions, at)
  const later = next && unknownYear(place, dayOf(next))
  return {
    openNow: openAt(hours, exceptions, at),
    inBreak: inBreak(hours, exceptions, at),
    nextOpening: (!later && next) || null,
    closesAt: closingAfter(hours, exceptions, at) ?? null,
    unknownYear: later ?? null,
  }
}

import { addDays, dayOf, type Day } from '#shared/dates.ts'

/** Open from a time of day to a later one of the same day (`24:00` is its end); times as `HH:MM` of China. */
export interface Span {
  from: string
  to: string
}
/** A span of every week; 1 is Monday. What lies between two spans of a day is its break (午休). */
export interface WeekSpan extends Span {
  day: number
}
/** Days with hours of their own: none means closed. */
export type Exceptions = ReadonlyMap<Day, readonly Span[]>

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const MINUTE = 60_000

/** The day of the week, 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Spans of a day in their order: of the day itself where it is an exception, else of its day of the week. */
export function spansOn(hours: readonly WeekSpan[], exceptions: Exceptions, day: Day): Span[] {
  const spans = exceptions.get(day) ?? hours.filter((h) => h.day === weekday(day))
  return spans.map(({ from, to }) => ({ from, to })).toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** The time of day in China (UTC+8), `HH:MM`. */
const timeOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
/** The instant of a time of day in China. */
export const instant = (day: Day, time: string): Date =>
  time === '24:00' ? new Date(`${addDays(day, 1)}T00:00:00+08:00`) : new Date(`${day}T${time}:00+08:00`)

/** Whether a place is open at an instant; at its closing minute it is closed. */
export function openAt(hours: readonly WeekSpan[], exceptions: Exceptions, at: Date): boolean {
  const time = timeOf(at)
  return spansOn(hours, exceptions, dayOf(at)).some((s) => s.from <= time && time < s.to)
}

/** Whether an instant lies in the break between two spans of its day. */
export function inBreak(hours: readonly WeekSpan[], exceptions: Exceptions, at: Date): boolean {
  const time = timeOf(at)
  const spans = spansOn(hours, exceptions, dayOf(at))
  return !openAt(hours, exceptions, at) && spans.some((s) => s.to <= time) && spans.some((s) => time < s.from)
}

/** How far ahead an opening is looked for: beyond it a place is as good as closed. */
const LOOK_AHEAD = 60

/** The next instant at which the place opens, later than `at`; `undefined` where none comes within 60 days. */
export function nextOpening(hours: readonly WeekSpan[], exceptions: Exceptions, at: Date): Date | undefined {
  for (let n = 0, day = dayOf(at); n <= LOOK_AHEAD; n++, day = addDays(day, 1)) {
    const found = spansOn(hours, exceptions, day)
      .map((s) => instant(day, s.from))
      .find((begin) => begin > at)
    if (found) return found
  }
  return undefined
}

/** When it closes that is open at an instant: at the end of the span, spans that touch taken together. */
export function closingAfter(hours: readonly WeekSpan[], exceptions: Exceptions, at: Date): Date | undefined {
  const day = dayOf(at)
  const time = timeOf(at)
  let end: string | undefined
  for (const s of spansOn(hours, exceptions, day)) {
    if (end === undefined ? s.from <= time && time < s.to : s.from === end) end = s.to
  }
  return end === undefined ? undefined : instant(day, end)
}

export type HoursFault = 'time' | 'order' | 'overlap'

/** What is wrong with hours, with the first span that is: no time of day, an end before its beginning, two at once. */
export function hoursFault(
  hours: readonly (Span & { day?: number })[],
): { fault: HoursFault; at: Span & { day?: number } } | undefined {
  for (const [i, s] of hours.entries()) {
    if (!TIME.test(s.from) || !TIME.test(s.to)) return { fault: 'time', at: s }
    if (s.from >= s.to) return { fault: 'order', at: s }
    if (hours.slice(0, i).some((o) => o.day === s.day && o.from < s.to && s.from < o.to))
      return { fault: 'overlap', at: s }
  }
  return undefined
}

/** Minutes between two moments, for people: how long until it opens. */
export const minutesUntil = (from: Date, to: Date): number => Math.ceil((to.getTime() - from.getTime()) / MINUTE)

import { AppError } from '#shared/errors.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { Span } from '../../contract/base.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** China's zone: eight hours ahead, no daylight saving since 1991. */
const ZONE = 8 * HOUR

/** The days that differ from their weekday, the years that are known, and the office hours of a working day. */
export interface Calendar {
  years: ReadonlySet<number>
  days: ReadonlyMap<Day, 'rest' | 'work'>
  /** `[from, to)` in minutes of the day, in order and apart. */
  hours: readonly (readonly [number, number])[]
}

/**
 * Whether offices work on a day.
 * @throws AppError `services.calendarUnknown` (422) where the State Council's arrangement of that year has not been entered:
 * weekends alone are never assumed
 */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const year = Number(day.slice(0, 4))
  if (!calendar.years.has(year)) throw new AppError('services.calendarUnknown', 422, { year })
  const said = calendar.days.get(day)
  if (said) return said === 'work'
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** The instant of a minute of a day in China. */
export const instantOf = (day: Day, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - ZONE + minute * MINUTE)
/** Minutes since midnight in China, with their fraction. */
export const minuteOf = (at: Date): number => ((at.getTime() + ZONE) % (24 * HOUR)) / MINUTE

/**
 * The end of a span that begins at an instant. Minutes and hours run through day and night. Days and working days leave out
 * the day they begin on; a day ends at its last second, a working day at the close of office hours. Working hours run in
 * office hours only.
 * @throws AppError `services.calendarUnknown`
 */
export function addWorking(calendar: Calendar, from: Date, { value, unit }: Span): Date {
  if (unit === 'minute') return new Date(from.getTime() + value * MINUTE)
  if (unit === 'hour') return new Date(from.getTime() + value * HOUR)
  if (unit === 'day') return new Date(instantOf(addDays(dayOf(from), value + 1), 0).getTime() - 1000)
  if (unit === 'workingHour') return addWorkingMinutes(calendar, from, value * 60)
  return closeOf(calendar, nthWorkingDay(calendar, dayOf(from), value))
}

function nthWorkingDay(calendar: Calendar, from: Day, n: number): Day {
  let day = from
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

const closeOf = (calendar: Calendar, day: Day): Date => instantOf(day, calendar.hours.at(-1)![1])

/** The instant after so many minutes of office hours. @throws AppError `services.calendarUnknown` */
export function addWorkingMinutes(calendar: Calendar, from: Date, minutes: number): Date {
  let left = minutes
  let start = minuteOf(from)
  for (let day = dayOf(from); ; day = addDays(day, 1), start = 0) {
    if (!isWorkingDay(calendar, day)) continue
    for (const [open, close] of calendar.hours) {
      const begin = Math.max(open, start)
      if (begin >= close) continue
      if (left <= close - begin) return instantOf(day, begin + left)
      left -= close - begin
    }
  }
}

/** Minutes of office hours between two instants; none where the second is not after the first. */
export function workingMinutes(calendar: Calendar, from: Date, to: Date): number {
  if (to <= from) return 0
  let sum = 0
  const last = dayOf(to)
  for (let day = dayOf(from); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const start = day === dayOf(from) ? minuteOf(from) : 0
    const end = day === last ? minuteOf(to) : 24 * 60
    for (const [open, close] of calendar.hours) sum += Math.max(0, Math.min(close, end) - Math.max(open, start))
  }
  return sum
}

import { BadInput } from './errors.ts'

/** A calendar day, `YYYY-MM-DD`. Compared as text. */
export type Day = string
/** How days are counted: the law leaves out the first day (Civil Code art. 201); some local rules count it in. */
export type DayCount = 'firstDayOut' | 'firstDayIn'

const MS_A_DAY = 86_400_000
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T00:00:00Z')
const utc = (year: number, month: number, date: number): Day =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
const parts = (day: Day): [number, number, number] => day.split('-').map(Number) as [number, number, number]

/** @throws BadInput `notADay` for what the calendar does not have (2026-02-29) */
export function realDay(text: string, where: string): Day {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) throw new BadInput('notADay', where, text)
  return text
}

/** The day `n` calendar days later (earlier when negative). @throws BadInput `notADay` beyond the calendar's four digits */
export function daysLater(day: Day, n: number): Day {
  const at = Date.parse(`${day}T00:00:00Z`) + n * MS_A_DAY
  if (!(at >= FIRST && at <= LAST)) throw new BadInput('notADay', `${day} + ${n}`)
  return new Date(at).toISOString().slice(0, 10)
}

/** The same day `n` months later; the month's last day where it has no such day (Civil Code art. 202). */
export function monthsAfter(day: Day, n: number): Day {
  const [year, month, date] = parts(day)
  const years = year + Math.floor((month - 1 + n) / 12)
  if (!(years >= 1 && years <= 9999)) throw new BadInput('notADay', `${day} + ${n} months`)
  const last = Number(utc(year, month + n, 0).slice(8))
  return utc(year, month - 1 + n, Math.min(date, last))
}

/** Full years of age on a day; a birthday counts from its own day. */
export const yearsOld = (birth: Day, day: Day): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - Number(day.slice(5) < birth.slice(5))

/** The latest day for what is due `n` days before an event (选举日的二十日前). */
export const latestBefore = (event: Day, n: number, count: DayCount): Day =>
  daysLater(event, count === 'firstDayOut' ? -n : 1 - n)

/**
 * The last day of a term of `n` days that begins on `start` (自…之日起五日内); one that would end on a day of rest ends on
 * the first day after it that is none (Civil Code art. 203).
 */
export function lastWithin(start: Day, n: number, count: DayCount, rest: ReadonlySet<Day> = new Set()): Day {
  let end = daysLater(start, count === 'firstDayOut' ? n : n - 1)
  while (rest.has(end)) end = daysLater(end, 1)
  return end
}

/** A calendar day, `YYYY-MM-DD`. Compared as text. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_A_DAY = 86_400_000
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the text is a day that the calendar has (2001-02-30 is not). */
export function isDay(text: string): text is Day {
  const m = DAY.exec(text)
  if (!m) return false
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day >= 1 && day <= (month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0))
}

/** The day in China (UTC+8, no daylight saving since 1991) at an instant. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The day `n` calendar days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * MS_A_DAY).toISOString().slice(0, 10)
}

/** The same day `n` months later, or the last of that month where it has no such day (2024-01-31 → 2024-02-29). */
export function addMonths(day: Day, n: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0))
  const same = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
  return same.toISOString().slice(0, 10)
}

/** Whole calendar days from `from` to `to`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_A_DAY)
}

/** Full years of age on a day (a birthday counts from its own day; one on 02-29 from 03-01 in common years). */
export function ageOn(birth: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) >= birth.slice(5) ? years : years - 1
}

/** Years of age from which a person is of full age (Civil Code, article 17). */
export const FULL_AGE = 18

/** Whether `day` lies in `[from, to)`; an open end is `null`. Dated rows in Liren end exclusively. */
export function within(day: Day, from: Day, to: Day | null | undefined): boolean {
  return from <= day && (to === null || to === undefined || day < to)
}

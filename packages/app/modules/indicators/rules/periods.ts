import { addDays, isDay, type Day } from '#shared/dates.ts'

/** A period as returns name it: a year, half, quarter, month or day. */
export const PERIOD = /^\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-\d{2})?))?$/

/** The last day of a period (`2002-Q2` → `2002-06-30`), or `undefined` for what is no period. */
export function lastDayOf(period: string): Day | undefined {
  if (!PERIOD.test(period)) return undefined
  const year = Number(period.slice(0, 4))
  const rest = period.slice(5)
  if (rest === '') return `${year}-12-31`
  if (rest.length === 5) return isDay(period) ? period : undefined
  const month = rest.startsWith('H') ? Number(rest[1]) * 6 : rest.startsWith('Q') ? Number(rest[1]) * 3 : Number(rest)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** The last days of the steps from one day to another, the last day itself included: what a trend is asked on. */
export function stepDays(from: Day, to: Day, step: 'month' | 'quarter' | 'year'): Day[] {
  const months = { month: 1, quarter: 3, year: 12 }[step]
  const days: Day[] = []
  let year = Number(from.slice(0, 4))
  let month = Math.ceil(Number(from.slice(5, 7)) / months) * months
  for (let day = lastDayOf(`${year}-${String(month).padStart(2, '0')}`)!; day < to;) {
    if (day >= from) days.push(day)
    month += months
    if (month > 12) [year, month] = [year + 1, month - 12]
    day = lastDayOf(`${year}-${String(month).padStart(2, '0')}`)!
  }
  return [...days, to]
}

import type { Day } from '#shared/dates.ts'

/** The half-year that a day lies in, both days belonging to it. */
export function halfOf(day: Day): { from: Day; to: Day } {
  const year = day.slice(0, 4)
  return day.slice(5) < '07-01' ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year}-07-01`, to: `${year}-12-31` } // prettier-ignore
}

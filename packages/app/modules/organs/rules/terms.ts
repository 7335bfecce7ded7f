import { addDays, addMonths, type Day } from '#shared/dates.ts'

/** The last day of a term whose end is exclusive. */
export const lastDay = (to: Day): Day => addDays(to, -1)

/** A term of `years` from a day on; its end is exclusive. */
export const termEnd = (from: Day, years: number): Day => addMonths(from, years * 12)

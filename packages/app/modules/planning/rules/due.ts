import type { Role } from '#shared/roles.ts'
import { addDays, type Day } from '#shared/dates.ts'

/**
 * How new residential units are included, where a county has set nothing: the law names no number of days. The seed asks
 * for 随时规划、随时设立、随时纳入, so a month is the house's own default, and each county sets its own.
 */
export const INCLUDE_DEFAULT: { days: number; ownerRole: Role } = { days: 30, ownerRole: 'subdistrictOfficer' }

/** The day by which a unit that appeared on a day is to be in a community. */
export const includeBy = (day: Day, days: number): Day => addDays(day, days)

import { isDay } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'

const ZONE_MINUTES = 8 * 60
const W3 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** A moment as W3C form with China's zone, to the second: `2026-11-30T18:05:09+08:00` (GeoReport v2, "Date/time format"). */
export const w3 = (at: Date): string =>
  `${new Date(at.getTime() + ZONE_MINUTES * 60_000).toISOString().slice(0, 19)}+08:00`

/**
 * Reads a moment in W3C form.
 * @throws AppError `services.open311Date` (400) for anything else, also where the zone is missing or the day does not exist
 */
export function readW3(field: string, text: string): Date {
  // A plus sign that a client did not escape arrives as a space.
  const plain = text.trim().replace(/ (\d{2}:\d{2})$/, '+$1')
  const day = W3.exec(plain)?.[1]
  const at = new Date(plain)
  if (!day || !isDay(day) || Number.isNaN(at.getTime()))
    throw new AppError('services.open311Date', 400, { field, text: text.slice(0, 40) }, field)
  return at
}

const RANGE_DAYS = 90
const DAY = 86_400_000

/**
 * The range of `start_date` and `end_date`: the most recent 90 days unless told, never longer than 90 (GeoReport v2,
 * "GET Service Requests"). With one end given the other is 90 days from it.
 * @throws AppError `services.open311Range` (400) where the range is longer or runs backwards
 */
export function rangeOf(now: Date, start?: Date, end?: Date): { from: Date; to: Date } {
  const to = end ?? (start ? new Date(Math.min(now.getTime(), start.getTime() + RANGE_DAYS * DAY)) : now)
  const from = start ?? new Date(to.getTime() - RANGE_DAYS * DAY)
  if (to < from || to.getTime() - from.getTime() > RANGE_DAYS * DAY)
    throw new AppError('services.open311Range', 400, { days: RANGE_DAYS }, 'start_date')
  return { from, to }
}

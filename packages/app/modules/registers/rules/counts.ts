import type { Day } from '#shared/dates.ts'
import type { Change, Span } from './spells.ts'

/** What a person counts as. */
export interface Counted extends Span {
  communityId: string
  registered: boolean
  sex: string
  birthOn: Day
}
export interface CountDelta {
  communityId: string
  day: Day
  registered: boolean
  sex: string
  birthYear: number
  delta: number
}

/**
 * The changes of the population that a change of rows makes: +1 where a row begins, −1 where it ends, the reverse for
 * rows that are superseded. What cancels out is left away, so a correction without effect on counts writes none.
 */
export function countDeltas(change: Change<Counted, Counted>): CountDelta[] {
  const sums = new Map<string, CountDelta>()
  for (const row of change.drop) add(sums, row, -1)
  for (const row of change.add) add(sums, row, 1)
  return [...sums.values()].filter((d) => d.delta !== 0)
}

function add(sums: Map<string, CountDelta>, row: Counted, sign: number): void {
  if (row.validTo !== null && row.validTo <= row.validFrom) return
  bump(sums, row, row.validFrom, sign)
  if (row.validTo !== null) bump(sums, row, row.validTo, -sign)
}

function bump(sums: Map<string, CountDelta>, row: Counted, day: Day, sign: number): void {
  const birthYear = Number(row.birthOn.slice(0, 4))
  const key = `${row.communityId}${day}${row.registered}${row.sex}${birthYear}`
  const found = sums.get(key)
  if (found) found.delta += sign
  else
    sums.set(key, {
      communityId: row.communityId,
      day,
      registered: row.registered,
      sex: row.sex,
      birthYear,
      delta: sign,
    })
}

/** Age bands of the population figures, by year of birth: the age reached within the year of the day. */
export const ageBands = ['0-14', '15-34', '35-59', '60-79', '80+'] as const
const BAND_FROM = [0, 15, 35, 60, 80]

/** The years of birth of a band on a day: from the first to, not including, the second. */
export function birthYearsOf(band: (typeof ageBands)[number], day: Day): [number, number] {
  const i = ageBands.indexOf(band)
  const year = Number(day.slice(0, 4))
  return [i === ageBands.length - 1 ? 0 : year - BAND_FROM[i + 1]! + 1, year - BAND_FROM[i]! + 1]
}

/** The band of a person born in a year, on a day. */
export function bandOf(birthYear: number, day: Day): (typeof ageBands)[number] {
  const age = Number(day.slice(0, 4)) - birthYear
  return ageBands[BAND_FROM.findLastIndex((from) => age >= from)] ?? ageBands[0]
}

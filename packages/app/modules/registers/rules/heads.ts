import type { Day } from '#shared/dates.ts'
import type { Span } from './spells.ts'

export interface Member extends Span {
  personId: string
  isHead: boolean
}
export type HeadFault = { day: Day; heads: number }

/**
 * Days from `from` on where a household with people in it has not exactly one head (户口登记条例 art. 5: each household
 * has one head). Only days on which somebody comes or goes need looking at.
 */
export function headFaults(members: readonly Member[], from: Day): HeadFault[] {
  const days = new Set([from])
  for (const m of members) {
    if (m.validFrom >= from) days.add(m.validFrom)
    if (m.validTo !== null && m.validTo >= from) days.add(m.validTo)
  }
  return [...days].sort().flatMap((day) => {
    const here = members.filter((m) => m.validFrom <= day && (m.validTo === null || m.validTo > day))
    const heads = here.filter((m) => m.isHead).length
    return here.length > 0 && heads !== 1 ? [{ day, heads }] : []
  })
}

import { addDays, ageOn, FULL_AGE, type Day } from '#shared/dates.ts'

/** What the other person is to whoever acts. */
export const relations = ['child', 'parent', 'spouse', 'other'] as const
export type Relation = (typeof relations)[number]

/** How long an adult's agreement is taken to hold, at most, before it is asked for again: our own setting. */
export const AGREED_DAYS = 366

/** The day from which a person is of age: their birthday, or 1 March for those born on 29 February. */
export function ofAgeOn(birthOn: Day): Day {
  const year = Number(birthOn.slice(0, 4)) + FULL_AGE
  const rest = birthOn.slice(4)
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return rest === '-02-29' && !leap ? `${year}-03-01` : `${year}${rest}`
}

export type FamilyFault = 'familyOfAge' | 'familyMinor' | 'familyLong'

/**
 * What forbids acting for a person until a day (exclusive), or `undefined`: for a child until it is of age, for an adult
 * who agreed a year at most.
 */
export function familyFault(relation: Relation, birthOn: Day, today: Day, until: Day): FamilyFault | undefined {
  const minor = ageOn(birthOn, today) < FULL_AGE
  if (relation === 'child' && !minor) return 'familyOfAge'
  if (relation !== 'child' && minor) return 'familyMinor'
  return until > lastDay(relation, birthOn, today) ? 'familyLong' : undefined
}

/** The latest day until which one may act. */
export const lastDay = (relation: Relation, birthOn: Day, today: Day): Day =>
  relation === 'child' ? ofAgeOn(birthOn) : addDays(today, AGREED_DAYS)

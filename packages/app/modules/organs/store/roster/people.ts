import { ageOn, FULL_AGE, type Day } from '#shared/dates.ts'
import type { Named } from '#modules/registers/index.ts'
import type { Chosen } from '../members.ts'
import { wrong } from './fault.ts'
import type { Place } from './places.ts'

/** Who a row is about. */
export interface Listed extends Chosen {
  row: number
  name: string
  /** Born on, where the row says so. */
  birth: Day | null
  /** From outside, though somebody in the register has the name. */
  namesake: boolean
}
type Sought = Pick<Listed, 'name' | 'birth'> & { sex: string; from: Day }

/**
 * Who of the community's register a row is about: the one of that name who is of age on the first day, of the sex and the birthday that
 * the row gives. Nobody: somebody from outside, with or without a namesake in the register.
 */
export function personOf(residents: ReadonlyMap<string, readonly Named[]>, area: Pick<Place, 'id'>, { name, sex, birth, from }: Sought): Pick<Listed, 'personId' | 'namesake'> {
  const named = residents.get(`${area.id} ${name}`) ?? []
  const alike = named.filter((r) => ageOn(r.birthOn, from) >= FULL_AGE && (sex === '9' || r.sex === sex) && (birth === null || r.birthOn === birth))
  if (alike.length > 1) return birth === null ? wrong('rosterSame', { name, n: alike.length }) : wrong('rosterDouble', { name, birth, n: alike.length })
  const personId = alike[0]?.personId ?? null
  return { personId, namesake: personId === null && named.length > 0 }
} // prettier-ignore

/** Whether two rows can be one person: of one name, and neither the register nor sex nor birthday tells them apart. */
export function samePerson(a: Listed, b: Listed): boolean {
  const apart = (x: string | null | undefined, y: string | null | undefined) => Boolean(x && y && x !== y)
  const sexOf = ({ sex }: Listed) => (sex === '9' ? null : sex)
  return a.name === b.name && !apart(a.personId, b.personId) && !apart(a.birth, b.birth) && !apart(sexOf(a), sexOf(b))
}

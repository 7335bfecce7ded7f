import { ageOn, type Day } from '#shared/dates.ts'
import type { Random } from './random.ts'

export type Sex = '1' | '2'

/** A person of the demonstration while the years go by. Kin are references; who has died or left keeps them. */
export interface Person {
  key: number
  name: string
  sex: Sex
  birth: Day
  idNumber: string | null
  phone: string | null
  ethnic: string
  /** GB/T 4658 first level, reached in the end. */
  schooling: '10' | '20' | '30' | '40' | '60' | '70' | '80'
  /** GB/T 2261.4, as a grown-up. */
  work: string
  marriage: '10' | '20' | '30' | '40'
  registered: boolean
  registeredAt: string
  spouse: Person | null
  father: Person | null
  mother: Person | null
  children: number
  /** Birth of the last child; none yet: empty. */
  lastChild: Day
  household: Household | null
  spell: Spell | null
  lastDay: Day
}

export interface Household {
  key: number
  kind: 'family' | 'collective'
  dwelling: Dwelling
  head: Person
  members: Person[]
  registered: boolean
  stay: HouseholdSpell
  lastDay: Day
}

export interface Dwelling {
  key: number
  building: number
  unit: number
  community: number
  /** Within its building: entrance, floor and door, as on the door plate. */
  number: string
  household: Household | null
}

export type Relation =
  | 'head'
  | 'spouse'
  | 'son'
  | 'daughter'
  | 'childInLaw'
  | 'grandchild'
  | 'father'
  | 'mother'
  | 'parentInLaw'
  | 'grandparent'
  | 'sibling'
  | 'other'

/** One row of the register: how a person stood in a household during `[from, to)`. */
export interface Spell {
  person: number
  household: number
  community: number
  name: string
  relation: Relation
  head: boolean
  registered: boolean
  registeredAt: string
  marriage: Person['marriage']
  education: string | null
  employment: string | null
  from: Day
  to: Day | null
  begin: number
  end: number | null
  /** The day it was written down, and the day a correction took its place. */
  recorded: Day
  superseded: Day | null
}

export interface HouseholdSpell {
  household: number
  community: number
  dwelling: number
  kind: 'family' | 'collective'
  from: Day
  to: Day | null
}

export type EventKind =
  | 'registered'
  | 'birth'
  | 'death'
  | 'moveIn'
  | 'moveOut'
  | 'moved'
  | 'married'
  | 'changed'
  | 'corrected'
  | 'headChanged'

export interface DemoEvent {
  key: number
  kind: EventKind
  day: Day
  person: number
  household: number
  community: number
  paper: string
  reason: string
  /** Where a move comes from or goes to, in words. */
  place: string | null
}

const CHILD_OF = (child: Person, parent: Person | null): boolean =>
  parent !== null && (child.father === parent || child.mother === parent)

/** What `person` is to the head of the household. */
export function relationTo(head: Person, person: Person): Relation {
  if (person === head) return 'head'
  if (head.spouse === person) return 'spouse'
  if (CHILD_OF(person, head) || CHILD_OF(person, head.spouse)) return person.sex === '1' ? 'son' : 'daughter'
  if (head.father === person) return 'father'
  if (head.mother === person) return 'mother'
  if (head.spouse && CHILD_OF(head.spouse, person)) return 'parentInLaw'
  if (person.spouse && CHILD_OF(person.spouse, head)) return 'childInLaw'
  const parents = [person.father, person.mother].filter((p) => p !== null)
  if (parents.some((p) => CHILD_OF(p, head) || CHILD_OF(p, head.spouse))) return 'grandchild'
  if ([head.father, head.mother].some((p) => p && CHILD_OF(p, person))) return 'grandparent'
  if (parents.some((p) => p === head.father || p === head.mother)) return 'sibling'
  return 'other'
}

const LEAVES_SCHOOL = { '10': 25, '20': 22, '30': 21, '40': 18, '60': 18, '70': 16, '80': 13 } as const
const LADDER = [
  ['80', 6],
  ['70', 12],
  ['60', 15],
] as const

/** Education reached by a day (GB/T 4658 first level); `null` before school. */
export function educationOn(person: Person, day: Day): string | null {
  const age = ageOn(person.birth, day)
  if (age >= LEAVES_SCHOOL[person.schooling]) return person.schooling
  const step = LADDER.findLast(([code, from]) => age >= from && code >= person.schooling)
  return step ? step[0] : null
}

/** Employment on a day (GB/T 2261.4): pupil, at work by trade, retired; `null` before school. */
export function employmentOn(person: Person, day: Day): string | null {
  const age = ageOn(person.birth, day)
  if (age < 6) return null
  if (age < LEAVES_SCHOOL[person.schooling]) return '31'
  const retires = person.sex === '1' ? 60 : 55
  return age >= retires && person.work !== '70' ? '80' : person.work
}

/** Schooling by year of birth: each cohort longer than the one before. */
export function schooling(rng: Random, year: number): Person['schooling'] {
  if (year < 1945)
    return rng.weighted([
      ['80', 60],
      ['70', 28],
      ['60', 7],
      ['40', 3],
      ['30', 2],
    ])
  if (year < 1965)
    return rng.weighted([
      ['80', 22],
      ['70', 45],
      ['60', 20],
      ['40', 6],
      ['30', 5],
      ['20', 2],
    ])
  if (year < 1985)
    return rng.weighted([
      ['80', 6],
      ['70', 44],
      ['60', 17],
      ['40', 13],
      ['30', 12],
      ['20', 7],
      ['10', 1],
    ])
  return rng.weighted([
    ['70', 22],
    ['60', 15],
    ['40', 17],
    ['30', 23],
    ['20', 20],
    ['10', 3],
  ])
}

/** Trade of a grown-up (GB/T 2261.4), by whether registered here. */
export function trade(rng: Random, registered: boolean): string {
  return registered
    ? rng.weighted([
        ['24', 34],
        ['13', 16],
        ['17', 13],
        ['11', 6],
        ['21', 5],
        ['54', 10],
        ['51', 6],
        ['70', 8],
        ['27', 2],
      ])
    : rng.weighted([
        ['24', 42],
        ['54', 26],
        ['51', 14],
        ['27', 5],
        ['13', 5],
        ['17', 4],
        ['70', 4],
      ])
}

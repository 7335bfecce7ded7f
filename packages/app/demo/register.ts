import { addDays, type Day } from '#shared/dates.ts'
import type { Cradle } from './families.ts'
import type { Homes } from './homes.ts'
import {
  educationOn,
  employmentOn,
  relationTo,
  type DemoEvent,
  type Dwelling,
  type EventKind,
  type Household,
  type HouseholdSpell,
  type Person,
  type Spell,
} from './people.ts'

/** The register as it grows: the verbs below keep one head in each household and no overlap of a person's spells. */
export interface Register {
  cradle: Cradle
  homes: Homes
  until: Day
  /** Households with somebody in them; those who left are dropped at the end of each month. */
  households: Household[]
  /** How many households there ever were: the next one's key. */
  opened: number
  householdSpells: HouseholdSpell[]
  spells: Spell[]
  events: DemoEvent[]
}

/** The first day from `day` on which nothing has yet happened to these; keeps each history in order. */
export function freeDay(day: Day, ...parties: { lastDay: Day }[]): Day {
  const last = parties.reduce((max, p) => (p.lastDay > max ? p.lastDay : max), '')
  const free = last >= day ? addDays(last, 1) : day
  for (const party of parties) party.lastDay = free
  return free
}

interface Note {
  kind: EventKind
  paper?: string
  reason?: string
  place?: string
}

/** Writes down an event; returns its number. */
export function note(register: Register, household: Household, person: Person, day: Day, event: Note): number {
  const key = register.events.length
  register.events.push({
    key,
    kind: event.kind,
    day,
    person: person.key,
    household: household.key,
    community: household.dwelling.community,
    paper: event.paper ?? '',
    reason: event.reason ?? '',
    place: event.place ?? null,
  })
  return key
}

function openSpell(register: Register, household: Household, person: Person, day: Day, begin: number): void {
  const spell: Spell = {
    person: person.key,
    household: household.key,
    community: household.dwelling.community,
    name: person.name,
    relation: relationTo(household.head, person),
    head: household.head === person,
    registered: person.registered,
    registeredAt: person.registeredAt,
    marriage: person.marriage,
    education: educationOn(person, day),
    employment: employmentOn(person, day),
    from: day,
    to: null,
    begin,
    end: null,
    recorded: day,
    superseded: null,
  }
  register.spells.push(spell)
  person.spell = spell
}

function closeSpell(person: Person, day: Day, end: number): void {
  person.spell!.to = day
  person.spell!.end = end
  person.spell = null
}

/** Puts a person into a household from a day on. */
export function enter(register: Register, household: Household, person: Person, day: Day, begin: number): void {
  household.members.push(person)
  person.household = household
  person.lastDay = day
  openSpell(register, household, person, day, begin)
}

/** Writes the person's present standing anew from a day on, when anything of it has changed. */
export function restate(register: Register, person: Person, day: Day, event: number): void {
  closeSpell(person, day, event)
  openSpell(register, person.household!, person, day, event)
}

function openStay(
  register: Register,
  key: number,
  kind: Household['kind'],
  dwelling: Dwelling,
  day: Day,
): HouseholdSpell {
  const stay: HouseholdSpell = {
    household: key,
    community: dwelling.community,
    dwelling: dwelling.key,
    kind,
    from: day,
    to: null,
  }
  register.householdSpells.push(stay)
  return stay
}

/** Opens a household in an empty dwelling; the first of the family is its head. */
export function settle(register: Register, dwelling: Dwelling, family: Person[], day: Day, event: Note): Household {
  const kind = event.reason === '集体户' ? 'collective' : 'family'
  const key = register.opened++
  const household: Household = {
    key,
    kind,
    dwelling,
    head: family[0]!,
    members: [],
    registered: family[0]!.registered,
    stay: openStay(register, key, kind, dwelling, day),
    lastDay: day,
  }
  register.households.push(household)
  dwelling.household = household
  for (const person of family) enter(register, household, person, day, note(register, household, person, day, event))
  return household
}

function vacate(household: Household, day: Day): void {
  household.stay.to = day
  household.dwelling.household = null
}

/** The next head: the spouse, else the eldest grown-up, else the eldest. */
function nextHead(household: Household): Person | undefined {
  const spouse = household.members.find((p) => p === household.head.spouse)
  return spouse ?? household.members.toSorted((a, b) => (a.birth < b.birth ? -1 : 1))[0]
}

/** Ends a person's stay. Where the head is gone another follows, and everyone is written anew by their relation to them. */
export function leave(register: Register, person: Person, day: Day, end: number): void {
  const household = person.household!
  closeSpell(person, day, end)
  household.members = household.members.filter((p) => p !== person)
  person.household = null
  if (household.members.length === 0) return vacate(household, day)
  if (household.head !== person) return
  household.head = nextHead(household)!
  const event = note(register, household, household.head, day, { kind: 'headChanged', reason: '原户主离开,变更户主' })
  for (const member of household.members) {
    member.lastDay = day
    restate(register, member, day, event)
  }
}

/** The whole household leaves the subdistrict. */
export function depart(register: Register, household: Household, day: Day, event: Note): void {
  for (const person of household.members) {
    closeSpell(person, day, note(register, household, person, day, event))
    person.household = null
    person.lastDay = day
  }
  household.members = []
  vacate(household, day)
}

/** The household moves to another dwelling of the subdistrict, maybe in another community. */
export function relocate(register: Register, household: Household, dwelling: Dwelling, day: Day, reason: string): void {
  const members = household.members
  const events = members.map((p) => note(register, household, p, day, { kind: 'moved', reason, paper: '迁移登记表' }))
  members.forEach((person, i) => closeSpell(person, day, events[i]!))
  vacate(household, day)
  household.dwelling = dwelling
  household.stay = openStay(register, household.key, household.kind, dwelling, day)
  dwelling.household = household
  members.forEach((person, i) => {
    person.lastDay = day
    openSpell(register, household, person, day, events[i]!)
  })
}

import { addDays, ageOn, type Day } from '#shared/dates.ts'
import { elsewhere, HERE, makeFamily, makePerson, wed } from './families.ts'
import { familyOf } from './names.ts'
import { educationOn, employmentOn, type Dwelling, type Household, type Person } from './people.ts'
import { depart, enter, freeDay, leave, note, relocate, restate, settle, type Register } from './register.ts'

/** Deaths a year by age, roughly as life tables have them. */
function mortality(age: number): number {
  if (age < 1) return 0.008
  if (age < 40) return 0.0007
  if (age < 60) return 0.003
  if (age < 70) return 0.011
  if (age < 80) return 0.034
  return age < 90 ? 0.1 : 0.22
}

/** Births a year of a married woman by children already born; the second child was freed in 2014 and 2016. */
function fertility(children: number, year: number): number {
  if (children === 0) return year < 2018 ? 0.28 : 0.16
  if (children === 1) return year < 2014 ? 0.025 : year < 2019 ? 0.1 : 0.04
  return 0.008
}

const monthly = (perYear: number): number => perYear / 12

/** A month of the simulation: its first day, and a free day in it for the parties, or `undefined` past the end. */
interface Month {
  year: number
  start: Day
}

function dayFor(register: Register, month: Month, ...parties: { lastDay: Day }[]): Day | undefined {
  const rough = addDays(month.start, register.cradle.rng.int(0, 27))
  const last = parties.reduce((max, p) => (p.lastDay > max ? p.lastDay : max), '')
  if ((last >= rough ? addDays(last, 1) : rough) > register.until) return undefined
  return freeDay(rough, ...parties)
}

function die(register: Register, person: Person, day: Day): void {
  const household = person.household!
  const event = note(register, household, person, day, { kind: 'death', paper: '居民死亡医学证明(推断)书' })
  const spouse = person.spouse
  if (spouse) spouse.marriage = '30'
  const wasHead = household.head === person
  leave(register, person, day, event)
  if (spouse?.household === household && !wasHead) restate(register, spouse, day, event)
}

function bear(register: Register, mother: Person, day: Day): void {
  const household = mother.household!
  const father = mother.spouse!
  const child = makePerson(register.cradle, {
    sex: register.cradle.rng.chance(0.525) ? '1' : '2',
    birth: day,
    registered: mother.registered,
    registeredAt: mother.registeredAt,
    family: familyOf(father.name),
    father,
    mother,
  })
  mother.children++
  mother.lastChild = day
  father.children++
  enter(
    register,
    household,
    child,
    day,
    note(register, household, child, day, { kind: 'birth', paper: '出生医学证明' }),
  )
}

function vacant(register: Register, from: Dwelling | null): Dwelling | undefined {
  const { rng } = register.cradle
  for (let tries = 0; tries < 30; tries++) {
    const dwelling = rng.pick(register.homes.dwellings)
    if (dwelling.household === null && dwelling !== from) return dwelling
  }
  return undefined
}

const standsOn = (register: Register, dwelling: Dwelling, day: Day): boolean => {
  const unit = register.homes.units[dwelling.unit]!
  return unit.from <= day && (unit.to === null || addDays(day, 400) < unit.to)
}

function vacantOn(register: Register, day: Day, from: Dwelling | null): Dwelling | undefined {
  const dwelling = vacant(register, from)
  return dwelling && standsOn(register, dwelling, day) ? dwelling : undefined
}

/** A grown child marries: the spouse comes from outside; the couple take an empty home or stay with the parents. */
function marry(register: Register, person: Person, day: Day): void {
  const { rng } = register.cradle
  const sex = person.sex === '1' ? '2' : '1'
  const spouse = makePerson(register.cradle, {
    sex,
    birth: addDays(person.birth, rng.int(-900, 1200)),
    registered: person.registered,
    registeredAt: person.registered ? HERE : elsewhere(rng),
  })
  const home = rng.chance(0.7) ? vacantOn(register, day, null) : undefined
  const old = person.household!
  const event = note(register, old, person, day, { kind: 'married', paper: '结婚证' })
  wed(person, spouse)
  if (!home) {
    restate(register, person, day, event)
    return enter(register, old, spouse, day, event)
  }
  leave(register, person, day, event)
  const head = person.sex === '1' ? [person, spouse] : [spouse, person]
  settle(register, home, head, day, { kind: 'moveIn', reason: '婚后立户', paper: '结婚证' })
}

function ageOfMarriage(person: Person, age: number): boolean {
  return person.marriage === '10' && age >= (person.sex === '1' ? 22 : 20) && age <= 38
}

/** What may befall one person in a month; at most one thing. */
function befall(register: Register, person: Person, month: Month): void {
  const { rng } = register.cradle
  const household = person.household!
  const age = ageOn(person.birth, month.start)
  const day = () => dayFor(register, month, household, ...household.members)
  const happens = (perYear: number): Day | undefined => (rng.chance(monthly(perYear)) ? day() : undefined)
  const death = happens(mortality(age))
  if (death) return die(register, person, death)
  const rested = person.lastChild === '' || addDays(person.lastChild, 400) < month.start
  const wife = rested && person.sex === '2' && age >= 20 && age <= 42 && person.spouse?.household === household
  const birth = wife && household.kind === 'family' ? happens(fertility(person.children, month.year)) : undefined
  if (birth) return bear(register, person, birth)
  const single = household.kind === 'family' && ageOfMarriage(person, age)
  const wedding = single ? happens(0.13) : undefined
  if (wedding) return marry(register, person, wedding)
  const away = single && household.head !== person ? happens(0.07) : undefined
  if (!away) return
  const event = note(register, household, person, away, { kind: 'moveOut', reason: '外出就业', place: elsewhere(rng) })
  leave(register, person, away, event)
}

/** A floating family is registered here: they bought a home or came under the points rule. */
function takeIn(register: Register, household: Household, day: Day): void {
  household.registered = true
  const event = note(register, household, household.head, day, {
    kind: 'changed',
    reason: '户口迁入本街道',
    paper: '户口迁移证',
  })
  for (const person of household.members) {
    person.registered = true
    person.registeredAt = HERE
    restate(register, person, day, event)
  }
}

function befallHousehold(register: Register, household: Household, month: Month): void {
  const { rng } = register.cradle
  const unit = register.homes.units[household.dwelling.unit]!
  const day = () => dayFor(register, month, household, ...household.members)
  if (unit.to !== null && addDays(month.start, 62) >= unit.to) return clear(register, household, day())
  if (household.members.every((p) => ageOn(p.birth, month.start) < 16)) return orphaned(register, household, day())
  const leaves = household.registered ? 0.024 : household.kind === 'collective' ? 0.3 : 0.13
  const gone = rng.chance(monthly(leaves)) ? day() : undefined
  if (gone) return depart(register, household, gone, { kind: 'moveOut', reason: '全户迁出', place: elsewhere(rng) })
  const rooted = !household.registered && household.kind === 'family' && rng.chance(monthly(0.02)) ? day() : undefined
  if (rooted) return takeIn(register, household, rooted)
  const moves = rng.chance(monthly(0.012)) ? day() : undefined
  const home = moves ? vacantOn(register, moves, household.dwelling) : undefined
  if (moves && home) relocate(register, household, home, moves, '改善住房')
}

/** No grown-up is left: the children go to relatives. */
function orphaned(register: Register, household: Household, day: Day | undefined): void {
  if (day)
    depart(register, household, day, { kind: 'moveOut', reason: '投靠亲属', place: elsewhere(register.cradle.rng) })
}

/** The building comes down: the family gets another home here, or leaves. */
function clear(register: Register, household: Household, day: Day | undefined): void {
  if (!day) return
  const home = vacantOn(register, day, household.dwelling)
  if (home) return relocate(register, household, home, day, '房屋征收,搬迁安置')
  depart(register, household, day, {
    kind: 'moveOut',
    reason: '房屋征收,自行安置',
    place: elsewhere(register.cradle.rng),
  })
}

/** Empty homes fill up: who comes is floating as often as in the city at large. */
function arrivals(register: Register, month: Month): void {
  const { rng } = register.cradle
  for (const dwelling of register.homes.dwellings) {
    if (dwelling.household !== null || !rng.chance(0.055) || !standsOn(register, dwelling, month.start)) continue
    const day = addDays(month.start, rng.int(0, 27))
    if (day > register.until) continue
    const kind = rng.weighted([
      ['registered', 33],
      ['floating', 64],
      ['collective', 3],
    ] as const)
    const reason = kind === 'collective' ? '集体户' : kind === 'registered' ? '购房入户' : '租房居住'
    const paper = kind === 'registered' ? '房屋所有权证' : '房屋租赁合同'
    settle(register, dwelling, makeFamily(register.cradle, day, kind), day, { kind: 'moveIn', reason, paper })
  }
}

/** The first survey: every household that lives here when the register begins. */
export function firstSurvey(register: Register, day: Day): void {
  const { rng } = register.cradle
  for (const dwelling of register.homes.dwellings) {
    const unit = register.homes.units[dwelling.unit]!
    if (unit.from > day || !rng.chance(0.955)) continue
    const kind =
      unit.kind === 'dormitory' && rng.chance(0.05)
        ? 'collective'
        : rng.weighted([
            ['registered', 62],
            ['floating', 38],
          ] as const)
    const reason = kind === 'collective' ? '集体户' : '摸底登记'
    settle(register, dwelling, makeFamily(register.cradle, day, kind), day, { kind: 'registered', reason })
  }
}

/** Every few years workers go from door to door: schooling and work that changed are written anew. */
function doorToDoor(register: Register, month: Month): void {
  for (const household of register.households) {
    const day = dayFor(register, month, household, ...household.members)
    if (!day) return
    let event: number | undefined
    for (const person of household.members) {
      const before = person.spell!
      const same = before.education === educationOn(person, day) && before.employment === employmentOn(person, day)
      if (same) continue
      event ??= note(register, household, household.head, day, { kind: 'changed', reason: '入户走访核对' })
      restate(register, person, day, event)
    }
  }
}

/** Lives the years from the first day to `register.until`, month by month. */
export function live(register: Register, firstDay: Day, onYear: (year: number) => void = () => {}): void {
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(register.until.slice(0, 4)); year++) {
    onYear(year)
    for (let m = 1; m <= 12; m++) {
      const month: Month = { year, start: `${year}-${String(m).padStart(2, '0')}-01` }
      if (month.start > register.until) return
      liveMonth(register, month, year % 10 === 0 && year > 2000 && m === 11)
    }
  }
}

function liveMonth(register: Register, month: Month, census: boolean): void {
  for (const household of register.households) {
    for (const person of household.members) if (person.household === household) befall(register, person, month)
    if (household.members.length > 0) befallHousehold(register, household, month)
  }
  register.households = register.households.filter((h) => h.members.length > 0)
  arrivals(register, month)
  if (census) doorToDoor(register, month)
}

import { within, type Day } from '#shared/dates.ts'
import { addCorrections, addDuplicates, wishes, type Twins, type Wish } from './blemishes.ts'
import { demoAreas, type AreaSpell } from './divisions.ts'
import { addBlindSpots, layOut, type Homes } from './homes.ts'
import { issuer } from './identity.ts'
import { firstSurvey, live } from './life.ts'
import type { DemoEvent, HouseholdSpell, Person, Spell } from './people.ts'
import { random } from './random.ts'
import type { Register } from './register.ts'
import { solve, type ReportedPlace } from './reported.ts'
import { localUnits, specialLists, type LocalUnit, type SpecialList } from './surroundings.ts'
import { CITY_SEATS, DETAILED_TOWN, SEATS, SURVEY_DAY, URBAN_AREA, type Totals } from './survey2002.ts'

export const SEED = 'liren demonstration 1'
/** The day on which the three communities' register begins. */
export const FIRST_DAY: Day = '2000-01-01'

/** The whole demonstration as plain objects; the loader writes it into a database. */
export interface DemoCity {
  until: Day
  areas: AreaSpell[]
  homes: Homes
  people: Person[]
  householdSpells: HouseholdSpell[]
  spells: Spell[]
  events: DemoEvent[]
  localUnits: LocalUnit[]
  lists: SpecialList[]
  twins: Twins[]
  wishes: Wish[]
  /** Population of the committees that are not registered person by person, on {@link SURVEY_DAY}. */
  reported: ReportedPlace[]
}

/** How many people the register counts on a day, and how many of them are floating. */
export function countOn(spells: readonly Spell[], day: Day): Totals {
  const there = spells.filter((s) => s.superseded === null && within(day, s.from, s.to))
  return { population: there.length, floating: there.filter((s) => !s.registered).length }
}

/** What the report states less what is counted, spread over the committees of the urban area and of the counties' seats. */
function reportedPlaces(areas: readonly AreaSpell[], counted: Totals): ReportedPlace[] {
  const rng = random(`${SEED}/reported`)
  const committees = areas.filter(
    (a) => a.level === 5 && a.parent !== DETAILED_TOWN && within(SURVEY_DAY, a.from, a.to),
  )
  const urban = new Set(SEATS.filter((s) => s.urban).map((s) => s.code))
  const shares = (inside: boolean) =>
    committees.filter((a) => urban.has(a.parent!) === inside).map((a) => ({ code: a.code, weight: 1 }))
  const counties = {
    population: CITY_SEATS.population - URBAN_AREA.population,
    floating: CITY_SEATS.floating - URBAN_AREA.floating,
  }
  return [
    ...solve(rng, URBAN_AREA, counted, shares(true)),
    ...solve(rng, counties, { population: 0, floating: 0 }, shares(false)),
  ]
}

/**
 * Makes the demonstration city as it has come to be on a day (2003 or later). The same day gives the same city on every
 * machine, and how many people it counts on an earlier day does not depend on it.
 */
export function makeCity(until: Day, onYear?: (year: number) => void): DemoCity {
  const rng = random(SEED)
  const homes = layOut(rng.fork('homes'), FIRST_DAY)
  const cradle = { rng: rng.fork('people'), issuer: issuer(), people: [] }
  const register: Register = {
    cradle,
    homes,
    until,
    households: [],
    opened: 0,
    householdSpells: [],
    spells: [],
    events: [],
  }
  firstSurvey(register, FIRST_DAY)
  live(register, FIRST_DAY, onYear)
  const areas = demoAreas()
  const twins = addDuplicates(register, 9, until)
  addCorrections(register, 400)
  const lists = specialLists(rng.fork('lists'), cradle.people, until)
  addBlindSpots(rng.fork('blind'), homes, until)
  return {
    until,
    areas,
    homes,
    people: cradle.people,
    householdSpells: register.householdSpells,
    spells: register.spells,
    events: register.events,
    localUnits: localUnits(rng.fork('units'), cradle.issuer),
    lists,
    twins,
    wishes: wishes(register, until),
    reported: reportedPlaces(areas, countOn(register.spells, SURVEY_DAY)),
  }
}

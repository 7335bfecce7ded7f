import type { Ctx } from '#server/context.ts'
import { addDays, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { History, PersonFacts } from '#modules/registers/index.ts'
import type { DemoCity } from '../city.ts'
import { DEMO_SOURCE } from '../divisions.ts'
import type { Relation, Spell } from '../people.ts'
import { DETAILED } from '../survey2002.ts'

/** Ids of areas by trimmed code. */
export type AreaIds = ReadonlyMap<string, string>

/** GB/T 4761 first level. */
const RELATION: Record<Relation, string> = {
  head: '0', spouse: '1', son: '2', daughter: '3', grandchild: '4', father: '5', mother: '5', grandparent: '6', sibling: '7',
  childInLaw: '8', parentInLaw: '8', other: '8',
} // prettier-ignore

/** Ids of everything in the city, by its running number. */
interface Ids {
  communities: string[]
  units: string[]
  buildings: string[]
  dwellings: string[]
  households: string[]
  events: string[]
  people: PersonFacts[]
}

function makeIds(ctx: Ctx, city: DemoCity, areas: AreaIds): Ids {
  const many = (count: number) => Array.from({ length: count }, () => newId(ctx.now))
  const households = city.householdSpells.reduce((max, h) => Math.max(max, h.household + 1), 0)
  return {
    communities: DETAILED.map((d) => areas.get(d.code)!),
    units: many(city.homes.units.length),
    buildings: many(city.homes.buildings.length),
    dwellings: many(city.homes.dwellings.length),
    households: many(households),
    events: many(city.events.length),
    people: city.people.map((p) => ({
      personId: newId(ctx.now), sex: p.sex, birthOn: p.birth, idNumber: p.idNumber, phone: p.phone, ethnic: p.ethnic,
    })), // prettier-ignore
  }
}

function places(city: DemoCity, ids: Ids, townId: string): History {
  const { units, buildings, dwellings } = city.homes
  return {
    units: units.map((u) => ({
      ...u, unitId: ids.units[u.key]!, townId,
      memberships: u.memberships.map((m) => ({ ...m, communityId: ids.communities[m.community]! })),
    })), // prettier-ignore
    buildings: buildings.map((b) => ({
      communityId: ids.communities[b.community]!, buildingId: ids.buildings[b.key]!, unitId: ids.units[b.unit]!,
      name: b.name, floors: b.floors, from: b.from, to: b.to,
    })), // prettier-ignore
    dwellings: dwellings.map((d) => {
      const { address, from, to } = units[d.unit]!
      return {
        communityId: ids.communities[d.community]!, dwellingId: ids.dwellings[d.key]!, buildingId: ids.buildings[d.building]!,
        unitId: ids.units[d.unit]!, room: d.number, address: `${address}${buildings[d.building]!.name}${d.number}`, from, to,
      } // prettier-ignore
    }),
  }
}

function events(city: DemoCity, ids: Ids): History {
  return {
    events: city.events.map((e) => ({
      communityId: ids.communities[e.community]!, id: ids.events[e.key]!, kind: e.kind, on: e.day,
      personId: ids.people[e.person]!.personId, householdId: ids.households[e.household]!, paper: e.paper, reason: e.reason,
      detail: e.place === null ? {} : { place: e.place },
    })), // prettier-ignore
  }
}

function stays(city: DemoCity, ids: Ids): History {
  const begins = new Map<string, number>()
  for (const s of city.spells) {
    const key = `${s.household}|${s.from}`
    if (!begins.has(key)) begins.set(key, s.begin)
  }
  return {
    households: city.householdSpells.map((h) => ({
      communityId: ids.communities[h.community]!, householdId: ids.households[h.household]!, dwellingId: ids.dwellings[h.dwelling]!,
      number: String(3_713_020_000 + h.household), kind: h.kind, from: h.from, to: h.to,
      beginEvent: ids.events[begins.get(`${h.household}|${h.from}`)!]!,
    })), // prettier-ignore
  }
}

function residents(spells: readonly Spell[], ids: Ids): History {
  return {
    residents: spells.map((s) => ({
      communityId: ids.communities[s.community]!, person: ids.people[s.person]!, name: s.name,
      householdId: ids.households[s.household]!, relation: RELATION[s.relation], registered: s.registered,
      registeredAt: s.registeredAt, education: s.education, marriage: s.marriage, employment: s.employment, from: s.from, to: s.to,
      beginEvent: ids.events[s.begin]!, endEvent: s.end === null ? null : ids.events[s.end]!,
      recordedOn: s.recorded, supersededOn: s.superseded,
    })), // prettier-ignore
  }
}

function surroundings(city: DemoCity, ids: Ids, townId: string): History {
  return {
    localUnits: city.localUnits.map((u) => ({ ...u, communityId: ids.communities[u.community]!, to: null })),
    lists: city.lists.map((list) => ({
      areaId: townId,
      name: list.name,
      source: list.source,
      purpose: list.purpose,
      legalBasis: list.legalBasis,
      keepMonths: list.keepMonths,
      from: addDays(city.until, -list.keepMonths * 31) as Day,
      entries: list.entries.map((e) => ({
        communityId: ids.communities[e.community]!, personId: ids.people[e.person]!.personId, from: e.from, expiresOn: e.expires,
      })), // prettier-ignore
    })),
  }
}

/** What waits for the workers: pairs that may be one person, and residents' wishes. */
function waiting(city: DemoCity, ids: Ids): History {
  return {
    suspects: city.twins.map(({ real, twin }) => ({
      communityId: ids.communities[twin.spell!.community]!,
      personId: ids.people[twin.key]!.personId,
      otherCommunityId: ids.communities[real.spell!.community]!,
      otherPersonId: ids.people[real.key]!.personId,
      ground: 'alike' as const,
    })),
    requests: city.wishes.map(({ person, community, day, ...wish }) => ({
      ...wish,
      communityId: ids.communities[community]!,
      personId: ids.people[person]!.personId,
      by: city.people[person]!.name,
      on: day,
    })),
  }
}

/** One part of the register to be written in a transaction of its own. */
export interface Slice {
  name: 'places' | 'events' | 'people' | 'surroundings'
  history: History
  source: string
}

const SPELLS_A_SLICE = 15_000

/** Cuts the register of the city into slices; ids are given once, so that all slices fit together. */
export function registerSlices(ctx: Ctx, city: DemoCity, areas: AreaIds, townCode: string): Slice[] {
  const ids = makeIds(ctx, city, areas)
  const townId = areas.get(townCode)!
  const slices: Slice[] = [
    { name: 'places', history: places(city, ids, townId), source: DEMO_SOURCE },
    { name: 'events', history: { ...events(city, ids), people: ids.people, ...stays(city, ids) }, source: DEMO_SOURCE },
  ]
  for (let at = 0; at < city.spells.length; at += SPELLS_A_SLICE)
    slices.push({
      name: 'people',
      history: residents(city.spells.slice(at, at + SPELLS_A_SLICE), ids),
      source: DEMO_SOURCE,
    })
  return [
    ...slices,
    {
      name: 'surroundings',
      history: { ...surroundings(city, ids, townId), ...waiting(city, ids) },
      source: DEMO_SOURCE,
    },
  ]
}

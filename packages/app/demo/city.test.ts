import { beforeAll, describe, expect, test } from 'vitest'
import { citizenIdFault, isSocialCreditCode } from '#shared/codes.ts'
import { within } from '#shared/dates.ts'
import { countOn, makeCity, type DemoCity } from './city.ts'
import { BODIES, CITY_SEATS, DETAILED_TOWN, SEATS, SURVEY_DAY, URBAN_AREA } from './survey2002.ts'

const TODAY = '2026-10-31'
let city: DemoCity
beforeAll(() => {
  city = makeCity(TODAY)
}, 60_000)

describe('the city of 2002', () => {
  const standing = (level: number) => city.areas.filter((a) => a.level === level && within(SURVEY_DAY, a.from, a.to))

  test('has twelve counties and districts, 21 seats, 167 committees and 53 communities, all in 兰山区', () => {
    expect(standing(3)).toHaveLength(12)
    expect(standing(3).map((a) => a.name)).toContain('苍山县')
    expect(standing(4)).toHaveLength(BODIES.towns)
    expect(standing(5)).toHaveLength(BODIES.committees)
    const built = standing(5).filter((a) => a.kind === 'community')
    expect(built).toHaveLength(BODIES.communities)
    expect(built.every((a) => a.code.startsWith('371302'))).toBe(true)
  })

  test('has exactly the population that the report states, counted and reported parts together', () => {
    const counted = countOn(city.spells, SURVEY_DAY)
    const urban = new Set(SEATS.filter((s) => s.urban).map((s) => s.code))
    const sum = (rows: { population: number; floating: number }[]) =>
      rows.reduce((a, r) => ({ population: a.population + r.population, floating: a.floating + r.floating }), {
        ...counted,
      })
    expect(sum(city.reported)).toEqual(CITY_SEATS)
    expect(sum(city.reported.filter((r) => urban.has(r.code.slice(0, 9))))).toEqual(URBAN_AREA)
    expect(city.reported).toHaveLength(BODIES.committees - 3)
    expect(city.reported.some((r) => r.code.startsWith(DETAILED_TOWN))).toBe(false)
  })

  test('writes down about 12,000 people of three communities one by one', () => {
    const { population, floating } = countOn(city.spells, SURVEY_DAY)
    expect(population).toBeGreaterThan(11_500)
    expect(population).toBeLessThan(12_800)
    expect(floating / population).toBeGreaterThan(0.25)
    expect(city.homes.units.length).toBeGreaterThan(380)
    expect(city.homes.units.length).toBeLessThan(420)
  })

  test('keeps households of about 2.73 persons', () => {
    const households = city.householdSpells.filter((h) => within(SURVEY_DAY, h.from, h.to)).length
    const mean = countOn(city.spells, SURVEY_DAY).population / households
    expect(mean).toBeGreaterThan(2.63)
    expect(mean).toBeLessThan(2.83)
  })
})

describe('the register over the years', () => {
  const rows = () => city.spells.filter((s) => s.superseded === null)

  test.each(['2000-01-01', SURVEY_DAY, '2010-12-31', '2020-06-01', '2026-10-30'])(
    'has one head in every household on %s',
    (day) => {
      const heads = new Map<number, number>()
      for (const s of rows().filter((r) => within(day, r.from, r.to))) {
        heads.set(s.household, (heads.get(s.household) ?? 0) + (s.head ? 1 : 0))
      }
      expect([...heads.values()].filter((n) => n !== 1)).toHaveLength(0)
      const homes = city.householdSpells.filter((h) => within(day, h.from, h.to))
      expect(new Set(homes.map((h) => h.household))).toEqual(new Set(heads.keys()))
      expect(new Set(homes.map((h) => h.dwelling)).size).toBe(homes.length)
    },
  )

  test('never has a person in two places at once, and no row ends before it begins', () => {
    const byPerson = Map.groupBy(rows(), (s) => s.person)
    const faults = [...byPerson.values()].filter((spells) => {
      const sorted = spells.toSorted((a, b) => (a.from < b.from ? -1 : 1))
      return sorted.some((s, i) => (s.to !== null && s.to <= s.from) || (i > 0 && (sorted[i - 1]!.to ?? '9') > s.from))
    })
    expect(faults).toHaveLength(0)
  })

  test('gives every row the event that began it and, when ended, the one that ended it', () => {
    for (const s of rows()) {
      expect(city.events[s.begin]).toBeDefined()
      expect(s.to === null).toBe(s.end === null)
    }
  })

  test('lets nobody live in a home that does not stand', () => {
    const units = city.homes.units
    const faults = city.householdSpells.filter((h) => {
      const unit = units[city.homes.dwellings[h.dwelling]!.unit]!
      return h.from < unit.from || (unit.to !== null && (h.to ?? '9') > unit.to)
    })
    expect(faults).toHaveLength(0)
  })

  test('still has people today, and things that happened in the last month', () => {
    expect(countOn(city.spells, '2026-10-30').population).toBeGreaterThan(11_000)
    expect(city.events.some((e) => e.day >= '2026-10-01')).toBe(true)
    expect(city.events.every((e) => e.day <= TODAY)).toBe(true)
  })

  test('has blind spots: units in no community and one in two, without people', () => {
    const on = (day: string) =>
      city.homes.units
        .filter((u) => within(day, u.from, u.to))
        .filter((u) => u.memberships.filter((m) => within(day, m.from, m.to)).length !== 1)
    expect(on(SURVEY_DAY)).toHaveLength(1)
    expect(on(TODAY)).toHaveLength(4)
  })
})

describe('invented people', () => {
  test('have id numbers of the test code, each once, that fit their birth', () => {
    const ids = city.people.flatMap((p) => p.idNumber ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => id.startsWith('371399') && citizenIdFault(id) === undefined)).toBe(true)
    expect(
      city.people.every((p) => p.idNumber === null || p.idNumber.slice(6, 14) === p.birth.replaceAll('-', '')),
    ).toBe(true)
  })

  test('have phones beginning with 120, units valid credit codes', () => {
    const phones = city.people.flatMap((p) => p.phone ?? [])
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.every((p) => /^120\d{8}$/.test(p))).toBe(true)
    expect(city.localUnits.every((u) => isSocialCreditCode(u.creditCode))).toBe(true)
  })
})

test('the same day gives the same city', () => {
  const again = makeCity(TODAY)
  expect(again.spells).toEqual(city.spells)
  expect(again.reported).toEqual(city.reported)
}, 60_000)

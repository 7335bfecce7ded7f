import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '#modules/indicators/index.ts'
import { outcomeOf } from '#modules/planning/index.ts'
import { asSystem, type House } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { openSnapshot, testConfig } from '#testing/snapshot.ts'
import { modules } from '../app.ts'
import { BODIES, CITY_SEATS, SURVEY_DAY, URBAN_AREA } from './survey2002.ts'
import { buildDemonstration, demonstrationAccounts, demonstrationState, removeDemonstration } from './index.ts'

let house: House
const said: string[] = []
const data = mkdtempSync(join(tmpdir(), 'liren-demo-'))
let seconds = 0

beforeAll(async () => {
  const opened = await openSnapshot()
  house = await openHouse({ ...testConfig(data), demo: true }, modules, {
    opened,
    clock: () => new Date('2026-11-22T02:00:00Z'),
  })
  const began = performance.now()
  await buildDemonstration(house, (line) => said.push(line))
  seconds = (performance.now() - began) / 1000
}, 240_000)
afterAll(async () => {
  await house.opened.close()
  rmSync(data, { recursive: true, force: true })
})

const planningArea = (name: string) =>
  house.opened.db.selectFrom('planningArea').select('id').where('name', '=', name).executeTakeFirstOrThrow()
const figure = async (key: string, scope: string) => {
  const { id } = await planningArea(scope)
  return asSystem(house, 'test', (ctx) =>
    valueOf(ctx, key, { kind: 'planningArea', id }, { day: SURVEY_DAY, knownOn: null }),
  )
}

test('the demonstration is built while it says how far it is (the bench holds it against its minute)', () => {
  expect(seconds).toBeLessThan(120)
  expect(said.length).toBeGreaterThan(5)
})

test.each([
  ['全市城区驻地', CITY_SEATS],
  ['临沂城区规划范围', URBAN_AREA],
])('the population of %s on the day of the survey is exactly the report’s', async (scope, stated) => {
  const population = await figure('registers.population', scope)
  const floating = await figure('registers.floating', scope)
  expect(population.value).toBe(stated.population)
  expect(floating.value).toBe(stated.floating)
  expect(population.computed).toBeGreaterThan(11_000)
  expect(population.missing).toBe(0)
})

test('the bodies of the urban seats on the day of the survey are the report’s', async () => {
  expect((await figure('areas.townships', '全市城区驻地')).value).toBe(BODIES.towns)
  expect((await figure('areas.committees', '全市城区驻地')).value).toBe(BODIES.committees)
  expect((await figure('areas.communities', '全市城区驻地')).value).toBe(BODIES.communities)
})

test('a boundary act of the past holds: a home of the estate belongs to one community on the eve and to another on the day', async () => {
  const act = await house.opened.db
    .selectFrom('planningAct')
    .selectAll()
    .where('state', '=', 'inForce')
    .executeTakeFirstOrThrow()
  expect(act.effectiveOn).toBe('2024-09-01')
  const [moved] = act.effect as { from: string; to: string; households: number }[]
  expect(moved!.households).toBeGreaterThan(20)
  const homes = (communityId: string, day: string) =>
    house.opened.db
      .selectFrom('household')
      .select('householdId')
      .where('communityId', '=', communityId)
      .where('supersededAt', 'is', null)
      .where('validFrom', '<=', day)
      .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
      .execute()
      .then((rows) => new Set(rows.map((r) => r.householdId)))
  const eve = await homes(moved!.from, '2024-08-31')
  const went = [...(await homes(moved!.to, '2024-09-01'))].filter((h) => eve.has(h))
  expect(went).toHaveLength(moved!.households)
  const still = await homes(moved!.from, '2024-09-01')
  expect(went.filter((h) => still.has(h))).toEqual([])
  const open = await house.opened.db.selectFrom('planningTask').select('id').where('doneOn', 'is', null).execute()
  expect(open).toEqual([])
})

test('what the three communities count is what their rows come to, on every day', async () => {
  for (const day of ['2000-01-01', SURVEY_DAY, '2015-03-01', '2026-11-22']) {
    const { rows } = await asSystem(house, 'test', async (ctx) => ({
      rows: await ctx.db
        .selectFrom('resident')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('supersededAt', 'is', null)
        .where('validFrom', '<=', day)
        .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
        .executeTakeFirstOrThrow(),
    }))
    const counts = await house.opened.db
      .selectFrom('residentCount')
      .select((e) => e.fn.sum<number>('delta').as('n'))
      .where('day', '<=', day)
      .executeTakeFirstOrThrow()
    expect(Number(counts.n)).toBe(Number(rows.n))
  }
})

test('a community worker has work today: pairs to look at, wishes of residents, list entries that run out', async () => {
  const open = await house.opened.db
    .selectFrom('duplicateSuspect')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const wishes = await house.opened.db
    .selectFrom('correctionRequest')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(open.n)).toBeGreaterThan(5)
  expect(Number(wishes.n)).toBeGreaterThan(5)
})

test('every role has an account, and nobody can take the demonstration for a real city', async () => {
  const roles = await house.opened.db.selectFrom('accountGrant').select('role').distinct().execute()
  expect(roles).toHaveLength(10)
  expect(demonstrationAccounts().length).toBeGreaterThan(10)
  expect(await demonstrationState(house)).toBe('ready')
})

test('the town written down person by person is planned by the engine: legal, whole, every unit in a community', async () => {
  const schemes = await house.opened.db
    .selectFrom('planningScheme')
    .select(['id', 'name', 'engine', 'communities'])
    .orderBy('id')
    .execute()
  expect(schemes.map((s) => s.name)).toEqual(expect.arrayContaining(['现状', '机选方案一', '机选方案二']))
  for (const scheme of schemes.filter((s) => s.engine !== null)) {
    expect(scheme.engine).toMatchObject({ legal: true, exceptions: [] })
    const { faults, communities } = await asSystem(house, 'test', (ctx) => outcomeOf(ctx, scheme.id))
    expect(faults.filter((f) => f.severity === 'error')).toEqual([])
    for (const c of communities) expect(c.name).toContain('社区')
  }
})

test('a year of cases is there, most of them closed in time, some open, a few late, and what was rated badly is followed up', async () => {
  const cases = await house.opened.db
    .selectFrom('serviceCase')
    .select(['state', 'openedAt', 'closedAt', 'dueAt'])
    .execute()
  const closed = cases.filter((c) => c.closedAt !== null)
  const late = closed.filter((c) => c.dueAt !== null && c.closedAt! > c.dueAt)
  expect(cases.length).toBeGreaterThan(400)
  expect(cases.length - closed.length).toBeGreaterThan(2)
  expect(late.length).toBeGreaterThan(5)
  expect(late.length / closed.length).toBeLessThan(0.2)
  const months = new Set(cases.map((c) => c.openedAt.toISOString().slice(0, 7)))
  expect(months.size).toBeGreaterThanOrEqual(12)
  const bad = await house.opened.db
    .selectFrom('serviceRating')
    .select(['state', 'answer'])
    .where('grade', '<=', 2)
    .execute()
  expect(bad.length).toBeGreaterThan(0)
  expect(bad.every((r) => r.state === 'followOpen' || r.answer)).toBe(true)
})

test('the hall is in the midst of its day: some served, some at the counters, some waiting', async () => {
  const tickets = await house.opened.db
    .selectFrom('serviceTicket')
    .select(['state', 'takenAt', 'calledAt', 'number', 'letter'])
    .execute()
  const of = (state: string) => tickets.filter((t) => t.state === state).length
  expect([of('waiting'), of('serving') + of('called'), of('done')]).toEqual([5, 3, 10])
  expect(tickets.every((t) => !t.calledAt || t.calledAt > t.takenAt)).toBe(true)
})

test('removing it leaves an empty city that is not built again, and a real city is never emptied', async () => {
  await removeDemonstration(house)
  expect(await house.opened.db.selectFrom('area').select('id').execute()).toHaveLength(0)
  expect(await demonstrationState(house)).toBe('removed')
  await expect(removeDemonstration(house)).rejects.toMatchObject({ code: 'kit.notDemonstration' })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import { openWorld, type World } from '#testing/world.ts'
import { compare, correctFigure, reportFigure, trend, valueOf, withdrawFigure } from '../index.ts'
import { counted, people, planningArea, settle, withPeople } from './people.ts'

let world: World
let officer: Actor
const DAY = '2002-06-30'
const KEY = people.key
const area = (id: string): Scope => ({ kind: 'area', id })
const ask = (scope: Scope, day = DAY, split: string | null = null, knownOn: string | null = null) =>
  world.as(officer, (ctx) => valueOf(ctx, KEY, scope, { day, knownOn }, split))
const report = (areaId: string, value: number, period = DAY, actor = officer) =>
  world.as(actor, (ctx) =>
    reportFigure(ctx, { indicatorKey: KEY, areaId, period, value, source: '2002年社区基本情况统计表' }),
  )

beforeAll(async () => {
  world = await openWorld()
  withPeople()
  officer = world.actor('cityOfficer', world.city.city.id)
  await world.system(async (ctx) => {
    const { communityA1, communityA2 } = world.city
    await settle(ctx, communityA1.id, '2001-01-01', 4000)
    await settle(ctx, communityA1.id, '2001-01-01', 500, false)
    await settle(ctx, communityA2.id, '2001-01-01', 3000)
  })
})
afterAll(() => world.close())

describe('a figure of computed and reported parts', () => {
  it('is counted where there are rows, and says which areas are missing', async () => {
    const found = await ask(area(world.city.streetA.id))
    expect(found).toMatchObject({
      value: 7500,
      computed: 7500,
      reported: 0,
      hasReported: false,
      missing: 1,
      rowsTo: `/people?area=${world.city.streetA.id}&day=${DAY}`,
    })
    expect(found.missingAreas.map((a) => a.name)).toEqual(['洗砚池居委会'])
  })

  it('takes reported figures where there are none, and tells both apart', async () => {
    const { city } = world
    await report(city.committeeA3.id, 2500)
    await report(city.streetB.id, 90000)
    await report(city.luozhuang.id, 200000)
    const found = await ask(area(city.city.id))
    expect(found).toMatchObject({ value: 300000, computed: 7500, reported: 292500, missing: 0 })
    expect(found.sources.map((s) => s.scopeName).toSorted()).toEqual(
      ['洗砚池居委会', '罗庄区', '银雀山街道'].toSorted(),
    )
    expect(found.areas.find((a) => a.name === '银雀山街道')).toMatchObject({ provenance: 'reported', value: 90000 })
  })

  it('changes at once when one person moves in, and counts only that community again', async () => {
    const { city } = world
    await ask(area(city.city.id))
    counted.length = 0
    expect((await ask(area(city.city.id))).value).toBe(300000)
    expect(counted).toEqual([])
    await world.system((ctx) => settle(ctx, city.communityA1.id, '2002-06-30', 1))
    expect((await ask(area(city.city.id))).value).toBe(300001)
    expect(counted).toEqual([[city.communityA1.id]])
    expect((await ask(area(city.city.id), '2002-06-29')).value).toBe(7500)
    await world.system((ctx) => settle(ctx, city.communityA1.id, '2002-06-30', -1))
  })

  it('is never kept from a transaction that is taken back', async () => {
    const { city } = world
    await world
      .system(async (ctx) => {
        await settle(ctx, city.communityA1.id, '2002-06-30', 7)
        expect((await valueOf(ctx, KEY, area(city.city.id), { day: DAY, knownOn: null })).value).toBe(300007)
        throw new Error('taken back')
      })
      .catch(() => {})
    await world.system((ctx) => settle(ctx, city.communityA1.id, '2002-06-30', 2))
    expect((await ask(area(city.city.id))).value).toBe(300002)
    await world.system((ctx) => settle(ctx, city.communityA1.id, '2002-06-30', -2))
  })

  it('lets a figure of a whole stand for the rest of it, measured on the day of the return', async () => {
    const { city } = world
    await world.system((ctx) => settle(ctx, city.communityB1.id, '2002-01-01', 30000))
    await world.system((ctx) => settle(ctx, city.communityB1.id, '2002-09-01', 100))
    const onDay = await ask(area(city.streetB.id))
    expect(onDay).toMatchObject({ value: 90000, computed: 30000, reported: 60000 })
    expect(onDay.areas.find((a) => a.provenance === 'reported')).toMatchObject({ name: '银雀山街道', remainder: true })
    expect(await ask(area(city.streetB.id), '2002-10-01')).toMatchObject({
      value: 90100,
      computed: 30100,
      reported: 60000,
    })
  })

  it('splits, and sums the parts', async () => {
    const found = await ask(area(world.city.communityA1.id), DAY, 'registration')
    expect(found.parts.map((p) => [p.part, p.value])).toEqual([['floating', 500], ['registered', 4000]]) // prettier-ignore
    expect(found.value).toBe(4500)
    await expect(ask(area(world.city.communityA1.id), DAY, 'colour')).rejects.toMatchObject({
      code: 'indicators.unknownSplit',
    })
  })

  it('is a share of two others where the definition says so', async () => {
    const found = await world.as(officer, (ctx) =>
      valueOf(ctx, 'test.share', area(world.city.city.id), { day: DAY, knownOn: null }),
    )
    expect(found).toMatchObject({ value: 100, hasComputed: true, hasReported: true })
  })
})

describe('a planning area', () => {
  it('adds up its members, and compares its counties by what of them lies in it', async () => {
    const { city } = world
    const id = await world.system((ctx) => planningArea(ctx, '城区', city.city, [city.streetA, city.townC]))
    await report(city.townC.id, 12000)
    const scope: Scope = { kind: 'planningArea', id }
    expect(await ask(scope)).toMatchObject({ value: 22000, computed: 7500, reported: 14500, scope: { name: '城区' } })
    const side = await world.as(officer, (ctx) => compare(ctx, KEY, scope, { day: DAY, knownOn: null }))
    expect(side.rows.map((r) => [r.name, r.value])).toEqual([['兰山区', 10000], ['罗庄区', 12000]]) // prettier-ignore
  })

  it('without members takes its own figure: another city stands beside as a benchmark', async () => {
    const id = await world.system((ctx) => planningArea(ctx, '济宁市', world.city.city, []))
    await world.as(officer, (ctx) =>
      reportFigure(ctx, {
        indicatorKey: KEY,
        planningAreaId: id,
        period: '2002-H1',
        value: 900000,
        source: '济宁市统计公报',
      }),
    )
    const side = await world.as(officer, (ctx) =>
      compare(ctx, KEY, area(world.city.city.id), { day: DAY, knownOn: null }, { beside: [id] }),
    )
    expect(side.rows.map((r) => [r.name, r.kind, r.value])).toContainEqual(['济宁市', 'planningArea', 900000])
    expect(side.rows.map((r) => r.name).slice(0, 2)).toEqual(['兰山区', '罗庄区'])
    expect(side.whole.value).toBe(112000)
  })

  it('shows each no more than they reach, whoever asked before', async () => {
    const { city } = world
    const members = [city.streetA, city.townC]
    const county = world.actor('countyOfficer', city.lanshan.id)
    const before = await world.system((ctx) => planningArea(ctx, '两区之间甲', city.lanshan, members))
    const after = await world.system((ctx) => planningArea(ctx, '两区之间乙', city.lanshan, members))
    const asked = async (id: string, actor: Actor) => {
      const scope: Scope = { kind: 'planningArea', id }
      return (await world.as(actor, (ctx) => valueOf(ctx, KEY, scope, { day: DAY, knownOn: null }))).value
    }
    const [own, whole] = [await asked(before, county), await asked(before, officer)]
    expect(whole! - own!).toBe(12000)
    expect([await asked(after, officer), await asked(after, county)]).toEqual([whole, own])
  })

  it('is out of reach for those below its owner', async () => {
    const id = await world.system((ctx) => planningArea(ctx, '市属范围', world.city.city, [world.city.streetA]))
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    await expect(
      world.as(county, (ctx) => valueOf(ctx, KEY, { kind: 'planningArea', id }, { day: DAY, knownOn: null })),
    ).rejects.toMatchObject({ status: 404 })
    await expect(
      world.as(county, (ctx) => valueOf(ctx, KEY, area(world.city.city.id), { day: DAY, knownOn: null })),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('reported figures', () => {
  it('stand until the next period, and not before their own', async () => {
    const { villageC1 } = world.city
    await report(villageC1.id, 1000, '2003')
    expect((await ask(area(villageC1.id), '2003-12-30')).value).toBeNull()
    expect((await ask(area(villageC1.id), '2004-06-01')).value).toBe(1000)
    await report(villageC1.id, 1100, '2004')
    expect((await ask(area(villageC1.id), '2005-01-01')).value).toBe(1100)
    const points = await world.as(officer, (ctx) =>
      trend(ctx, KEY, area(villageC1.id), { from: '2003-01-01', to: '2005-01-01', step: 'year', knownOn: null }),
    )
    expect(points.points.map((p) => p.value)).toEqual([1000, 1100, 1100])
  })

  it('are corrected without being overwritten: what was known then is still told', async () => {
    const { villageC1 } = world.city
    const before = world.now
    const made = await report(villageC1.id, 2000, '2010')
    world.now = new Date('2026-07-01T02:00:00Z')
    const fixed = await world.as(officer, (ctx) =>
      correctFigure(ctx, made.id, { value: 2100, source: '核对后的统计表', reason: '原表抄错' }),
    )
    expect((await ask(area(villageC1.id), '2011-01-01')).value).toBe(2100)
    expect((await ask(area(villageC1.id), '2011-01-01', null, '2026-06-15')).value).toBe(2000)
    await expect(
      world.as(officer, (ctx) => correctFigure(ctx, made.id, { value: 1, source: '另一份', reason: '迟到的更正' })),
    ).rejects.toMatchObject({ code: 'indicators.stale' })
    await world.as(officer, (ctx) => withdrawFigure(ctx, fixed.id, '报错了期别'))
    expect((await ask(area(villageC1.id), '2011-01-01')).value).toBe(1100)
    world.now = before
  })

  it('are refused with a reason when they cannot be right', async () => {
    const { villageC1, streetA } = world.city
    await expect(report(villageC1.id, -1, '2012')).rejects.toMatchObject({
      code: 'indicators.negative',
      field: 'value',
    })
    await expect(report(villageC1.id, 1.5, '2012')).rejects.toMatchObject({ code: 'indicators.notWhole' })
    await expect(report(villageC1.id, 1, '2030')).rejects.toMatchObject({ code: 'indicators.future' })
    await expect(report(villageC1.id, 5, '2004')).rejects.toMatchObject({ code: 'indicators.alreadyReported' })
    await expect(
      report(streetA.id, 5, '2012', world.actor('countyOfficer', world.city.luozhuang.id)),
    ).rejects.toMatchObject({ status: 404 })
    await expect(report(streetA.id, 5, '2012', world.actor('counterClerk', streetA.id))).rejects.toMatchObject({
      code: 'access.denied',
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeUnits, setUpUnit, addResidentsInBulk, type ResidentInput } from '#modules/registers/index.ts'
import { addSeedGuideline } from '#modules/policies/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { problemOf } from '../problem/index.ts'
import { grid, placeOf, setUp, square } from './ground.ts'

let world: World
let ids: string[]
const DAY = '2026-05-01'
const town = () => world.city.streetA.id
const problem = (on = DAY, options = {}) => world.system((ctx) => problemOf(ctx, town(), on, options))

beforeAll(async () => {
  world = await openWorld()
  ids = await setUp(world, grid(4, 3, 400))
})
afterAll(() => world.close())

describe('the planning problem of a subdistrict from its register', () => {
  it('has the units of the day in the order of their ids, with who touches whom', async () => {
    const { problem: p, units, old } = await problem()
    expect(units.ids).toEqual([...ids].sort())
    expect([p.n, p.lower, p.upper, p.target]).toEqual([12, 1000, 3000, 2000])
    expect(units.households).toEqual(Array.from({ length: 12 }, () => 400))
    expect(old.map((o) => o.name)).toEqual(['考棚社区', '东关社区', '洗砚池居委会'])
    const corner = units.ids.indexOf(ids[0]!)
    const beside = Array.from(
      p.adjacency.neighbours.slice(p.adjacency.offsets[corner]!, p.adjacency.offsets[corner + 1]!),
    )
    expect(beside.map((v) => units.names[v]).toSorted()).toEqual(['第2小区', '第5小区'].toSorted())
    expect([...p.old!].filter((o) => o === -1)).toEqual([])
  })

  it('takes the band from the rule set of the day: since 2026 the law, before it the paper of the city, else the law of 1989', async () => {
    expect((await problem()).band).toMatchObject({ lower: 1000, upper: 3000, article: '第三条', guideline: false })
    expect((await problem('2020-06-01')).band).toMatchObject({
      lower: 100,
      upper: 700,
      article: '第六条',
      guideline: false,
    })
    await world.system(addSeedGuideline)
    expect((await problem('2020-06-01')).band).toMatchObject({ lower: 1000, upper: 3000, guideline: true, document: '临发[2001]26号(原文未见)' }) // prettier-ignore
    expect((await problem()).band.guideline).toBe(false)
  })

  it('knows no unit before its first day and none that lies in another town', async () => {
    expect((await problem('2019-12-31')).problem.n).toBe(0)
    await setUp(world, [{ name: '别处', at: [9, 9] }], 'streetB')
    expect((await problem()).problem.n).toBe(12)
  })

  it('joins what is known by a point only to what is drawn, and leaves alone what has no place', async () => {
    const [point, nowhere] = await setUp(world, [{ name: '只有点', at: [4, 1], households: 90 }, { name: '无处', at: null, households: 5 }]) // prettier-ignore
    const { problem: p, units, findings } = await problem()
    const row = (id: string) => Array.from(p.adjacency.neighbours.slice(p.adjacency.offsets[units.ids.indexOf(id)]!, p.adjacency.offsets[units.ids.indexOf(id) + 1]!)) // prettier-ignore
    expect(row(point!).map((v) => units.names[v])).toContain('第8小区')
    expect(row(nowhere!)).toEqual([])
    expect(findings.find((f) => f.code === 'noPlace')?.units).toEqual([nowhere])
    expect(units.old[units.ids.indexOf(point!)]).toBe(-1)
  })

  it('lists units without households, above the bound, overlapping, and in two communities at once', async () => {
    const [none, huge] = await setUp(world, [
      { name: '空', at: [0, 5] },
      { name: '大', at: [1, 5], households: 3200 },
    ])
    const lies = await world.system((ctx) =>
      setUpUnit(ctx, { townId: town(), name: '重叠', kind: 'estate', address: '', source: '', households: 10, on: '2020-01-01', reason: '普查', geometry: square(0.5, 0.5), ...placeOf(0.5, 0.5) }),
    ) // prettier-ignore
    const { findings } = await problem()
    const units = (code: string) => findings.filter((f) => f.code === code).flatMap((f) => f.units)
    expect(units('noHouseholds')).toContain(none)
    expect(units('aboveUpper')).toEqual([huge])
    expect(units('overlap')).toContain(lies.id)
  })

  it('takes a touch at a point for no neighbourhood, says which outline crosses itself, and joins an island to the nearest', async () => {
    const bow = { type: 'Polygon' as const, coordinates: [[[118.35, 35.07], [118.352, 35.072], [118.352, 35.07], [118.35, 35.072], [118.35, 35.07]]] } // prettier-ignore
    const [one, corner] = await setUp(world, [{ name: '一角', at: [20, 20], households: 9, drawn: true }, { name: '对角', at: [21, 21], households: 9, drawn: true }, { name: '邻接', at: [20, 21], households: 9, drawn: true }]) // prettier-ignore
    const crossed = await world.system((ctx) =>
      setUpUnit(ctx, { townId: town(), name: '自交', kind: 'estate', address: '', source: '', households: 9, on: '2020-01-01', reason: '普查', geometry: bow, x: 118.351, y: 35.071 }),
    ) // prettier-ignore
    const { problem: p, units, findings } = await problem()
    const at = (id: string) => units.ids.indexOf(id)
    const row = (id: string) => Array.from(p.adjacency.neighbours.slice(p.adjacency.offsets[at(id)]!, p.adjacency.offsets[at(id) + 1]!)) // prettier-ignore
    expect(row(one!)).not.toContain(at(corner!))
    expect(findings.filter((f) => f.code === 'crossesItself').flatMap((f) => f.units)).toEqual([crossed.id])
    expect(row(one!).length).toBeGreaterThan(0)
    expect(units.ids.filter((id) => row(id).length === 0).map((id) => units.names[at(id)])).toEqual(['无处'])
  })

  it('counts the people of the day where they are registered, and as voters those registered here who are of age by the rule set', async () => {
    const at = world.city.communityA1.id
    const person = (name: string, birthOn: string, registered = true): ResidentInput => ({
      name, sex: '1', birthOn, relation: name === '甲' ? '0' : '2', registered, household: 'h', address: '沂蒙路1号101', unitId: ids[0]!, from: '2021-01-01',
    }) // prettier-ignore
    const people = [person('甲', '1960-01-01'), person('乙', '2008-05-01'), person('丙', '2008-05-02', false)]
    await world.system((ctx) => addResidentsInBulk(ctx, at, people, { source: '普查' }))
    const figures = async (on: string) => {
      const { units } = await problem(on)
      const u = units.ids.indexOf(ids[0]!)
      return [units.counted, units.people, units.voters, units.floating, units.elders, units.dwellings, units.households].map((c) => c[u]) // prettier-ignore
    }
    expect(await figures('2026-04-30')).toEqual([1, 3, 1, 1, 1, 1, 1])
    expect(await figures('2026-05-02')).toEqual([1, 3, 2, 1, 1, 1, 1])
    expect(await figures('2020-12-31')).toEqual([0, 0, 0, 0, 0, 0, 400])
  })

  it('follows a unit that is placed elsewhere from its day on', async () => {
    await world.system((ctx) => placeUnits(ctx, [{ unitId: ids[0]!, communityId: world.city.communityA2.id }], '2026-03-01', 'test')) // prettier-ignore
    const place = async (on: string) => {
      const { units, old } = await problem(on)
      return old[units.old[units.ids.indexOf(ids[0]!)]!]?.name
    }
    expect([await place('2026-02-28'), await place('2026-03-01')]).toEqual(['考棚社区', '东关社区'])
  })
})

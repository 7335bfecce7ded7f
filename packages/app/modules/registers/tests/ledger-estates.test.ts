import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { addBuilding, addDwellings } from '../commands/buildings.ts'
import { setUpUnit } from '../commands/units.ts'
import * as c from '../ledger/contract.ts'
import type { LedgerRowView } from '../ledger/contract.ts'
import { getUnit } from '../queries/units.ts'
import { aManOf1980, ledgerDesk } from './ledger-of.ts'

let world: World
let desk: ReturnType<typeof ledgerDesk>
beforeAll(async () => {
  world = await openWorld()
  world.house.config.demo = true
  desk = ledgerDesk(world)
})
afterAll(() => world.close())

let home = 0
/** A ledger of men who live alone, one at each address. */
const file = (...addresses: string[]) =>
  [
    '户编号,家庭住址,与户主关系,姓名,性别,身份证号',
    ...addresses.map((a) => `${++home},${a},户主,居一,男,${aManOf1980()}`),
  ].join('\n')
const setUp = (name: string, communityId: string, address = '') =>
  world.system(async (ctx) => {
    const facts = { townId: world.city.streetA.id, communityId, name, kind: 'estate' as const, address, source: '' }
    return (await setUpUnit(ctx, { ...facts, on: '2010-01-01', reason: '设立' })).id
  })
const inside = (unitId: string) =>
  world.system(async (ctx) => {
    const { homes, people, buildings } = await getUnit(ctx, unitId)
    return { homes, people, buildings: buildings.map((b) => [b.name, b.dwellings]) }
  })

describe('the estates that a ledger names', () => {
  it('are matched by name or address within the community; what is not sure waits for a person, and nothing is taken before', async () => {
    const { communityA1, communityA2 } = world.city
    const known = await setUp('金苑小区', communityA1.id)
    const byAddress = await setUp('东方名居', communityA1.id, '临沂市兰山区兰山街道通达路88号')
    const first = await setUp('阳光城一期', communityA1.id)
    await setUp('阳光城二期', communityA1.id)
    await setUp('邻家花园', communityA2.id)
    const of = await desk.checked(
      file(
        '金苑1号楼1单元101室',
        '金苑小区2号楼201室',
        '通达路88号3号楼301室',
        '阳光城1号楼101室',
        '邻家花园1号楼101室',
        '沂蒙路7号',
      ),
    )
    expect(of.summary).toMatchObject({ right: 6, waiting: 0 })
    const shown = of.estates.map((e) => [e.said, e.rows, e.state, e.unit?.id ?? null])
    expect(shown).toEqual([
      ['金苑', 1, 'matched', known],
      ['金苑小区', 1, 'matched', known],
      ['通达路88号', 1, 'matched', byAddress],
      ['阳光城', 1, 'open', null],
      ['邻家花园', 1, 'open', null],
    ])
    expect((await desk.take(of, 409)).error.code).toBe('registers.ledgerEstatesOpen')
    const [, , , sun, next] = of.estates
    expect(sun!.alike.slice(0, 2).map((u) => u.name)).toEqual(['阳光城一期', '阳光城二期'])
    expect((await desk.decide(of, [{ id: next!.id, unitId: crypto.randomUUID() }], 404)).error.code).toBe(
      'access.notFound',
    )
    await desk.decide(of, [{ id: sun!.id, unitId: first }, { id: next!.id, unitId: null }]) // prettier-ignore
    const ready = await desk.get(of)
    expect(ready.estates.map((e) => e.state)).toEqual(['matched', 'matched', 'matched', 'chosen', 'none'])
    await desk.take(ready)
    await world.runJobs()
    expect(await inside(known)).toEqual({ homes: 2, people: 2, buildings: [['1号楼', 1], ['2号楼', 1]] }) // prettier-ignore
    expect([(await inside(byAddress)).people, (await inside(first)).people]).toEqual([1, 1])
    expect((await desk.get(of)).state).toBe('done')
  })

  it('of a community next door are shown to the officer of both, but people of one do not go into a unit of the other', async () => {
    const there = await setUp('隔壁新村', world.city.communityA2.id)
    const office = ledgerDesk(world, world.city.streetA.id)
    const of = await office.checked(file('隔壁新村1号楼101室'))
    expect(of.estates[0]).toMatchObject({ state: 'open', townId: world.city.streetA.id })
    expect(of.estates[0]!.alike[0]).toMatchObject({ id: there, here: false })
    const refused = await office.decide(of, [{ id: of.estates[0]!.id, unitId: there }], 422)
    expect(refused.error.code).toBe('registers.unitElsewhere')
  })

  it('find the dwelling that is there already by building and room, and one registered before its unit was known', async () => {
    const { communityA1 } = world.city
    const unitId = await setUp('安和苑', communityA1.id)
    const grounds = { on: '2012-01-01', reason: '核对' }
    await world.system(async (ctx) => {
      const building = { communityId: communityA1.id, unitId, name: '1号楼', ...grounds }
      const { id } = await addBuilding(ctx, building)
      await addDwellings(ctx, id, { entrances: 1, floorFrom: 1, floorTo: 2, doors: 2, ...grounds })
    })
    const of = await desk.checked(file('兰山街道安和苑1号楼1单元102室'))
    expect(of.estates[0]).toMatchObject({ said: '安和苑', state: 'matched' })
    await desk.take(of)
    await world.runJobs()
    expect(await inside(unitId)).toEqual({ homes: 4, people: 1, buildings: [['1号楼', 4]] })
  })

  it('are remembered when the ledger is read again, and a place that a mended row names is asked about', async () => {
    const of = await desk.checked(file('新苑1号楼101室', '沂蒙路9号'))
    await desk.decide(of, [{ id: of.estates[0]!.id, unitId: null }])
    const said = await desk.get(of)
    await desk.check(said)
    await world.runJobs()
    const again = await desk.get(of)
    expect(again.estates.map((e) => [e.said, e.state])).toEqual([['新苑', 'none']])
    const { rows } = await desk.ask<{ rows: LedgerRowView[] }>(c.listLedgerRows, {
      params: { id: of.id },
      query: { search: '3' },
    })
    const values = { address: '和苑2号楼101室' }
    const params = { id: of.id, rowId: rows[0]!.id }
    await desk.ask(c.correctLedgerRow, { params, body: { values, version: rows[0]!.version } })
    expect((await desk.get(of)).estates.map((e) => [e.said, e.state])).toEqual([
      ['新苑', 'none'],
      ['和苑', 'open'],
    ])
  })
})

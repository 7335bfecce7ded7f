import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addBuilding, addDwelling } from '../commands/buildings.ts'
import { moveHousehold } from '../commands/move.ts'
import { splitUnit } from '../commands/split.ts'
import { unsplitUnit } from '../commands/unsplit.ts'
import { assignUnit, changeUnit, setUpUnit } from '../commands/units.ts'
import { getHousehold } from '../queries/homes.ts'
import { communityOfUnit, getUnit } from '../queries/units.ts'
import { verify } from '../verify.ts'
import { allowTestIds, countsOf, household, refusal } from './people-of.ts'

let world: World
let a1: string
let a2: string
const why = { reason: '超过三千户，规划前拆分' }
const DAY = '2026-05-01'
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  a2 = world.city.communityA2.id
})
afterAll(() => world.close())
const tick = () => (world.now = new Date(world.now.getTime() + 60_000))
beforeEach(tick)
const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const as = <T>(work: (ctx: Ctx) => Promise<T>, asOf?: string) => world.as(officer(), work, asOf ? { asOf } : {})

/** An estate of three buildings with a household in each, and one in no building. */
async function estate(name: string) {
  return world.system(async (ctx) => {
    const { id } = await setUpUnit(ctx, { townId: world.city.streetA.id, communityId: a1, name, kind: 'estate', address: '', source: '', x: 118.34, y: 35.05, households: 3600, on: '2010-01-01', ...why }) // prettier-ignore
    const buildings: string[] = []
    const homes: string[] = []
    for (const n of [1, 2, 3]) {
      const building = await addBuilding(ctx, {
        communityId: a1,
        unitId: id,
        name: `${n}号楼`,
        on: '2010-01-01',
        ...why,
      })
      buildings.push(building.id)
      const address = `${name}${n}号楼101`
      await addDwelling(ctx, { communityId: a1, buildingId: building.id, room: '101', address, on: '2010-01-01', ...why }) // prettier-ignore
      homes.push((await household(ctx, a1, [{}, {}], { unitId: id, address, on: '2011-01-01' })).id)
    }
    homes.push((await household(ctx, a1, [{}], { unitId: id, address: `${name}门房`, on: '2011-01-01' })).id)
    return { id, buildings, homes }
  })
}
const unitOf = (householdId: string, day: string) =>
  world.system(async (ctx) => {
    const { rows } = await sql<{ unitId: string }>`
      select d.unit_id from household h join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id
      where h.household_id = ${householdId} and h.superseded_at is null and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to > ${day})
        and d.superseded_at is null and d.valid_from <= ${day} and (d.valid_to is null or d.valid_to > ${day})`.execute(ctx.db) // prettier-ignore
    return rows.map((r) => r.unitId)
  })
const standing = () =>
  world.system(async (ctx) => {
    const rows = async (table: string, columns: string) =>
      (await sql`select ${sql.raw(columns)} from ${sql.table(table)} where superseded_at is null order by 1, 2, 3`.execute(ctx.db)).rows // prettier-ignore
    return [
      await rows('building', 'building_id, valid_from, valid_to, unit_id'),
      await rows('dwelling', 'dwelling_id, valid_from, valid_to, unit_id'),
      await rows('residential_unit', 'unit_id, valid_from, valid_to, name, households'),
      await rows('unit_membership', 'unit_id, valid_from, valid_to, community_id'),
    ]
  })

describe('a residential unit split by building', () => {
  it('leaves everybody at home: from that day dwellings, households and people count in the new units, before it in the old', async () => {
    const { id, buildings, homes } = await estate('碧水城')
    const before = await world.system((ctx) => countsOf(ctx, a1, DAY))
    const parts = [
      { name: '碧水城东区', buildingIds: [buildings[0]!], households: 1200 },
      { name: '碧水城西区', buildingIds: [buildings[1]!], households: 1100 },
    ]
    const done = await as((ctx) => splitUnit(ctx, id, { version: 1, on: DAY, parts, ...why }))
    const [east, west] = done.parts.map((p) => p.id)
    expect([done.version, done.parts.map((p) => p.name)]).toEqual([2, ['碧水城东区', '碧水城西区']])
    expect(await Promise.all(homes.map((h) => unitOf(h, DAY)))).toEqual([[east], [west], [id], [id]])
    expect(await Promise.all(homes.map((h) => unitOf(h, '2026-04-30')))).toEqual([[id], [id], [id], [id]])
    const seen = await as((ctx) => getUnit(ctx, east!))
    expect([seen.people, seen.homes, seen.households, seen.x, seen.from]).toEqual([2, 1, 1200, 118.34, DAY])
    const rest = await as((ctx) => getUnit(ctx, id))
    expect([rest.people, rest.homes, rest.households, rest.buildings.map((b) => b.name)]).toEqual([3, 2, 1300, ['3号楼']]) // prettier-ignore
    expect(await as((ctx) => communityOfUnit(ctx, east!))).toBe(a1)
    expect((await as((ctx) => getHousehold(ctx, homes[0]!))).communityId).toBe(a1)
    expect(await world.system((ctx) => countsOf(ctx, a1, DAY))).toEqual(before)
    expect(await world.system(async (ctx) => (await verify(ctx)).flatMap((v) => v.faults))).toEqual([])
  })

  it('and taken back leaves the same as before, as often as one likes', async () => {
    const { id, buildings } = await estate('阳光城')
    const before = await standing()
    for (const version of [1, 3]) {
      tick()
      const parts = [{ name: '阳光城东区', buildingIds: buildings.slice(0, 2) }]
      await as((ctx) => splitUnit(ctx, id, { version, on: DAY, parts, ...why }))
      expect(await standing()).not.toEqual(before)
      tick()
      expect(await as((ctx) => unsplitUnit(ctx, id, { version: version + 1, reason: '分错了' }))).toEqual({ id, version: version + 2 }) // prettier-ignore
      expect(await standing()).toEqual(before)
    }
    tick()
    expect(await refusal(as((ctx) => unsplitUnit(ctx, id, { version: 5, reason: '' })))).toBe('registers.notSplit')
  })

  const since: [string, (ctx: Ctx, part: string) => Promise<unknown>][] = [
    ['belongs to another community', (ctx, part) => assignUnit(ctx, part, { version: 1, communityId: a2, on: DAY, ...why })],
    ['has another name', (ctx, part) => changeUnit(ctx, part, { version: 1, on: DAY, facts: { name: '新名' }, ...why })],
    ['has another building', (ctx, part) => addBuilding(ctx, { communityId: a1, unitId: part, name: '9号楼', on: DAY, ...why })],
  ] // prettier-ignore
  it.each(since)('is not taken back when a part %s by now', async (name, change) => {
    const { id, buildings } = await estate(`万象城${name}`)
    const parts = [{ name: `${name}东区`, buildingIds: [buildings[0]!] }]
    const done = await as((ctx) => splitUnit(ctx, id, { version: 1, on: DAY, parts, ...why }))
    tick()
    await as((ctx) => change(ctx, done.parts[0]!.id))
    tick()
    expect(await refusal(as((ctx) => unsplitUnit(ctx, id, { version: 2, reason: '' })))).toBe('registers.splitBuiltOn')
  })

  it('moves with its new unit, as any other', async () => {
    const { id, buildings, homes } = await estate('金锣城')
    const parts = [{ name: '金锣城东区', buildingIds: [buildings[0]!] }]
    const done = await as((ctx) => splitUnit(ctx, id, { version: 1, on: '2026-04-01', parts, ...why }))
    tick()
    await as((ctx) => assignUnit(ctx, done.parts[0]!.id, { version: 1, communityId: a2, on: DAY, ...why }))
    const at = async (h: string) => (await as((ctx) => getHousehold(ctx, h))).communityId
    expect([await at(homes[0]!), await at(homes[1]!)]).toEqual([a2, a1])
  })

  it('keeps what happens later in it: a household that leaves next month still leaves', async () => {
    const { id, buildings, homes } = await estate('香格里')
    await world.system((ctx) => moveHousehold(ctx, homes[0]!, { version: 1, toCommunityId: a1, address: '老街7号', on: '2026-05-20', ...why })) // prettier-ignore
    tick()
    const parts = [{ name: '香格里东区', buildingIds: [buildings[0]!] }]
    const done = await as((ctx) => splitUnit(ctx, id, { version: 1, on: DAY, parts, ...why }))
    expect([await unitOf(homes[0]!, DAY), await unitOf(homes[0]!, '2026-05-20')]).toEqual([[done.parts[0]!.id], [null]])
  })

  it('is refused what would leave nothing, names a building twice or another unit’s, or a name twice', async () => {
    const one = await estate('东方城')
    const other = await estate('南方城')
    const tried = (parts: { name: string; buildingIds: string[] }[], on = DAY) =>
      refusal(as((ctx) => splitUnit(ctx, one.id, { version: 1, on, parts, ...why })))
    const [x, y] = one.buildings as [string, string]
    expect(await tried([{ name: '东区', buildingIds: [other.buildings[0]!] }])).toBe('registers.splitBuilding')
    expect(await tried([{ name: '东区', buildingIds: [x] }, { name: '西区', buildingIds: [x] }])).toBe('registers.splitBuilding') // prettier-ignore
    expect(await tried([{ name: '东区', buildingIds: [x] }, { name: '东区', buildingIds: [y] }])).toBe('registers.splitName') // prettier-ignore
    expect(await tried([{ name: '东方城', buildingIds: [x] }])).toBe('registers.splitName')
    expect(await tried([{ name: '东区', buildingIds: [x] }], '2009-01-01')).toBe('registers.beforeUnit')
    const bare = await world.system(async (ctx) => {
      const { id } = await setUpUnit(ctx, { townId: world.city.streetA.id, communityId: a1, name: '空城', kind: 'estate', address: '', source: '', on: '2010-01-01', ...why }) // prettier-ignore
      return { id, building: (await addBuilding(ctx, { communityId: a1, unitId: id, name: '1号楼', on: '2010-01-01', ...why })).id } // prettier-ignore
    })
    const all = [{ name: '空城东区', buildingIds: [bare.building] }]
    expect(await refusal(as((ctx) => splitUnit(ctx, bare.id, { version: 1, on: DAY, parts: all, ...why })))).toBe('registers.splitAll') // prettier-ignore
    const worker = world.actor('communityWorker', a1)
    expect(await refusal(world.as(worker, (ctx) => splitUnit(ctx, one.id, { version: 1, on: DAY, parts: [{ name: '东区', buildingIds: [x] }], ...why })))).toBe('access.denied') // prettier-ignore
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { addBuilding, addDwelling, addDwellings } from '../commands/buildings.ts'
import { setUpUnit } from '../commands/units.ts'
import { getBuilding, listDwellings } from '../queries/dwellings.ts'
import { getHousehold } from '../queries/homes.ts'
import { getUnit } from '../queries/units.ts'
import { allowTestIds, household, refusal } from './people-of.ts'

let world: World
let a1: string
let unitId: string
const why = { on: '2015-01-01', reason: '现场核对' }
const worker = (at = a1) => world.actor('communityWorker', at)

beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  const street = world.city.streetA.id
  const unit = { townId: street, communityId: a1, name: '安居小区', kind: 'estate' as const, address: '', source: '' }
  const officer = world.actor('subdistrictOfficer', street)
  unitId = (await world.as(officer, (ctx) => setUpUnit(ctx, { ...unit, on: '2010-01-01', reason: '设立' }))).id
})
afterAll(() => world.close())

const build = (name: string, more: { on?: string; communityId?: string } = {}) =>
  world.as(worker(more.communityId), (ctx) =>
    addBuilding(ctx, { communityId: a1, unitId, name, floors: 6, ...why, ...more }),
  )
const doors = { entrances: 3, floorFrom: 1, floorTo: 6, doors: 2, ...why }

describe('buildings and dwellings', () => {
  it('a building gets all its dwellings at once, and a household finds its own among them', async () => {
    const { id } = await build('1号楼')
    const reply = await world.as(worker(), (ctx) => addDwellings(ctx, id, { ...doors, areaM2: 90 }))
    expect(reply).toEqual({ added: 36, there: 0 })
    await world.as(worker(), async (ctx) => {
      expect(await getBuilding(ctx, id)).toMatchObject({ name: '1号楼', unit: '安居小区', floors: 6, dwellings: 36 })
      expect((await getUnit(ctx, unitId)).buildings).toMatchObject([{ name: '1号楼', dwellings: 36 }])
      const { rows } = await listDwellings(ctx, { page: 1, size: 50, buildingId: id })
      expect(rows[0]).toMatchObject({ address: '安居小区1号楼1单元101室', households: 0 })
      const home = await household(ctx, a1, [{}], { unitId, address: '安居小区1号楼2单元602室', on: '2016-01-01' })
      const { dwellingId } = await getHousehold(ctx, home.id)
      expect(rows.find((r) => r.id === dwellingId)?.room).toBe('2单元602室')
    })
  })

  it('the same doors sent again add nothing; another floor adds only itself', async () => {
    const { id } = await build('2号楼')
    await world.as(worker(), (ctx) => addDwellings(ctx, id, doors))
    expect(await world.as(worker(), (ctx) => addDwellings(ctx, id, doors))).toEqual({ added: 0, there: 36 })
    expect(await world.as(worker(), (ctx) => addDwellings(ctx, id, { ...doors, floorTo: 7 }))).toEqual({
      added: 6,
      there: 36,
    })
  })

  it('the addresses of a building keep the form that they have, and a room is one room however it is addressed', async () => {
    const { id } = await build('6号楼')
    const street = { communityId: a1, buildingId: id, room: '1单元101室', address: '沂蒙路9号6号楼1单元101室', ...why }
    await world.as(worker(), (ctx) => addDwelling(ctx, street))
    const some = { ...doors, entrances: 1, floorTo: 1 }
    expect(await world.as(worker(), (ctx) => addDwellings(ctx, id, some))).toEqual({ added: 1, there: 1 })
    const { rows } = await world.as(worker(), (ctx) => listDwellings(ctx, { page: 1, size: 9, buildingId: id }))
    expect(rows.map((r) => r.address)).toEqual(['沂蒙路9号6号楼1单元101室', '沂蒙路9号6号楼1单元102室'])
  })

  it('one dwelling is added by hand, once', async () => {
    const { id } = await build('3号楼')
    const one = { communityId: a1, buildingId: id, room: '门卫室', address: '安居小区3号楼门卫室', ...why }
    await world.as(worker(), (ctx) => addDwelling(ctx, one))
    expect(await refusal(world.as(worker(), (ctx) => addDwelling(ctx, one)))).toBe('registers.dwellingThere')
    const byRoom = { ...one, address: undefined }
    expect(await refusal(world.as(worker(), (ctx) => addDwelling(ctx, byRoom)))).toBe('registers.dwellingThere')
    expect(await refusal(world.as(worker(), (ctx) => addDwelling(ctx, { ...byRoom, room: '' })))).toBe(
      'registers.noHome',
    )
    expect((await world.as(worker(), (ctx) => getBuilding(ctx, id))).dwellings).toBe(1)
  })

  it('a name twice, a unit of another community, a day before the unit, too many doors and none are refused', async () => {
    const { id } = await build('4号楼')
    expect(await refusal(build('4号楼'))).toBe('registers.buildingThere')
    expect(await refusal(build('5号楼', { communityId: world.city.communityA2.id }))).toBe('registers.unitElsewhere')
    expect(await refusal(build('5号楼', { on: '2009-12-31' }))).toBe('registers.unitElsewhere')
    const add = (more: object) => refusal(world.as(worker(), (ctx) => addDwellings(ctx, id, { ...doors, ...more })))
    expect(await add({ floorTo: 200, doors: 60 })).toBe('registers.tooManyRooms')
    expect(await add({ floorFrom: 5, floorTo: 4 })).toBe('registers.noRooms')
    expect(await add({ on: '2014-12-31' })).toBe('registers.beforeUnit')
    expect(await refusal(world.as(worker(world.city.communityB1.id), (ctx) => addDwellings(ctx, id, doors)))).toBe(
      'access.notFound',
    )
  })
})

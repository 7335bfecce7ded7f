import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addLocalUnit } from '../commands/local-units.ts'
import { assignUnit, setUpUnit } from '../commands/units.ts'
import { listLocalUnits } from '../queries/care.ts'
import { getHousehold } from '../queries/homes.ts'
import { getUnit, listBlindSpots } from '../queries/units.ts'
import { verify } from '../verify.ts'
import { allowTestIds, countsOf, household } from './people-of.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
})
afterAll(() => world.close())
const page = { page: 1, size: 50 }

/** Ends an area on a day, as an act of the areas does before it tells others. */
const end = (areaId: string, on: string) =>
  world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: on }).where('areaId', '=', areaId).execute())

async function settle(communityId: string, name: string) {
  return world.system(async (ctx) => {
    const unit = await setUpUnit(ctx, {
      townId: world.city.streetA.id,
      communityId,
      name,
      kind: 'estate',
      address: '',
      source: '',
      on: '2010-01-01',
      reason: '设立',
    })
    const home = await household(ctx, communityId, [{}, {}, {}], {
      unitId: unit.id,
      address: `${name}1-101`,
      on: '2012-01-01',
    })
    await addLocalUnit(ctx, {
      communityId,
      name: `${name}学校`,
      kind: 'school',
      superiorLevel: 'city',
      superior: '',
      address: '',
      contact: '',
      on: '2010-01-01',
      reason: '调查',
    })
    return { unit: unit.id, home: home.id }
  })
}

describe('when areas change', () => {
  it('what is registered goes along into the one community, and comes back when the act is withdrawn', async () => {
    const { communityA1: from, communityA2: to } = world.city
    const made = await settle(from.id, '甲小区')
    world.now = new Date('2026-06-10T02:00:00Z')
    const actId = newId(world.now)
    const before = await world.system((ctx) => countsOf(ctx, from.id, '2026-12-31'))
    await end(from.id, '2026-09-01')
    await world.system((ctx) =>
      ctx.announce('areas.changed', { actId, onDay: '2026-09-01', links: [{ fromId: from.id, toId: to.id }] }),
    )
    await world.system(async (ctx) => {
      expect((await countsOf(ctx, from.id, '2026-08-31')).byRows).toBe(before.byRows)
      expect(await countsOf(ctx, from.id, '2026-09-01')).toEqual({ byChanges: 0, byRows: 0 })
      expect(await countsOf(ctx, to.id, '2026-09-01')).toEqual(before)
      const later = { ...ctx, asOf: '2026-09-01' }
      expect((await getHousehold(later, made.home)).communityId).toBe(to.id)
      expect((await getUnit(later, made.unit)).communities.map((c) => c.id)).toEqual([to.id])
      expect((await listLocalUnits(later, { ...page, areaId: to.id })).total).toBe(1)
      expect((await getHousehold(ctx, made.home)).communityId).toBe(from.id)
    })
    world.now = new Date('2026-06-20T02:00:00Z')
    await world.system((ctx) => ctx.announce('areas.withdrawn', { actId, onDay: '2026-09-01' }))
    await world.system(async (ctx) => {
      expect(await countsOf(ctx, from.id, '2026-12-31')).toEqual(before)
      expect(await countsOf(ctx, to.id, '2026-12-31')).toEqual({ byChanges: 0, byRows: 0 })
      expect((await getUnit({ ...ctx, asOf: '2026-10-01' }, made.unit)).communities.map((c) => c.id)).toEqual([from.id])
      expect((await verify(ctx)).flatMap((v) => v.faults)).toEqual([])
    })
  })

  it('units that a split left to nobody belong to their community again when the act is withdrawn', async () => {
    const { communityB1: from, communityA1, communityA2 } = world.city
    const made = await settle(from.id, '丙小区')
    world.now = new Date('2026-06-22T02:00:00Z')
    const actId = newId(world.now)
    const links = [communityA1, communityA2].map((to) => ({ fromId: from.id, toId: to.id }))
    await end(from.id, '2026-10-01')
    await world.system((ctx) => ctx.announce('areas.changed', { actId, onDay: '2026-10-01', links }))
    const communities = () =>
      world.system(async (ctx) => (await getUnit({ ...ctx, asOf: '2026-10-02' }, made.unit)).communities)
    expect(await communities()).toEqual([])
    world.now = new Date('2026-06-23T02:00:00Z')
    await world.system((ctx) => ctx.announce('areas.withdrawn', { actId, onDay: '2026-10-01' }))
    expect((await communities()).map((c) => c.id)).toEqual([from.id])
  })

  it('a community that goes into two leaves its units as blind spots, which take their people along once put somewhere', async () => {
    const { committeeA3: from, communityA1, communityA2 } = world.city
    const made = await settle(from.id, '乙小区')
    await end(from.id, '2026-03-01')
    const links = [
      { fromId: from.id, toId: communityA1.id },
      { fromId: from.id, toId: communityA2.id },
    ]
    await world.system((ctx) => ctx.announce('areas.changed', { actId: newId(ctx.now), onDay: '2026-03-01', links }))
    await world.system(async (ctx) => {
      expect((await listBlindSpots(ctx, { ...page, search: '乙' })).rows.map((u) => u.fault)).toEqual(['none'])
      await assignUnit(ctx, made.unit, { version: 1, communityId: communityA2.id, on: '2026-03-01', reason: '划归' })
      expect((await getHousehold(ctx, made.home)).communityId).toBe(communityA2.id)
      expect((await listBlindSpots(ctx, { ...page, search: '乙' })).total).toBe(0)
      expect((await verify(ctx)).flatMap((v) => v.faults)).toEqual([])
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { assignUnit, changeUnit, closeUnit, setUpUnit } from '../commands/units.ts'
import { indicators } from '../indicators.ts'
import { getHousehold } from '../queries/homes.ts'
import { communityOfUnit, getUnit, listBlindSpots, listUnits } from '../queries/units.ts'
import { allowTestIds, countsOf, household, refusal } from './people-of.ts'

let world: World
let a1: string
let a2: string
let street: string
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  a2 = world.city.communityA2.id
  street = world.city.streetA.id
})
afterAll(() => world.close())
const officer = () => world.actor('subdistrictOfficer', street)
const why = { reason: '街道批复' }
const page = { page: 1, size: 50 }
const unit = (name: string, communityId?: string) => ({
  townId: street,
  communityId,
  name,
  kind: 'estate' as const,
  address: '通达路1号',
  source: '',
  on: '2010-01-01',
  ...why,
})

describe('residential units', () => {
  it('a unit in no community is a blind spot until the day it is assigned', async () => {
    await world.as(officer(), async (ctx) => {
      const { id } = await setUpUnit(ctx, unit('新城花园'))
      expect((await listBlindSpots(ctx, { ...page, areaId: street })).rows.map((u) => [u.name, u.fault])).toEqual([
        ['新城花园', 'none'],
      ])
      await assignUnit(ctx, id, { version: 1, communityId: a1, on: '2020-05-01', ...why })
      expect((await listBlindSpots(ctx, { ...page, areaId: street })).total).toBe(0)
      const before = { ...ctx, asOf: '2020-04-30' }
      expect((await listBlindSpots(before, { ...page, areaId: street })).total).toBe(1)
      expect([await communityOfUnit(before, id), await communityOfUnit(ctx, id)]).toEqual([undefined, a1])
      const compute = (key: string, day: string, areaIds: string[]) =>
        indicators.find((i) => i.key === key)!.compute!(ctx, { day, areaIds })
      expect(await compute('registers.blindSpots', '2015-01-01', [street])).toEqual([
        { areaId: street, part: null, value: 1 },
      ])
      expect(await compute('registers.blindSpots', '2021-01-01', [street])).toEqual([
        { areaId: street, part: null, value: 0 },
      ])
      expect(await compute('registers.units', '2021-01-01', [a1])).toEqual([{ areaId: a1, part: null, value: 1 }])
      await closeUnit(ctx, id, { version: 2, on: '2021-02-01', ...why })
    })
  })

  it('a unit in two communities on one day stands on the list too', async () => {
    await world.as(officer(), async (ctx) => {
      const { id } = await setUpUnit(ctx, unit('两属楼院', a1))
      await ctx.db
        .insertInto('unitMembership')
        .values({
          id: crypto.randomUUID(),
          unitId: id,
          communityId: a2,
          validFrom: '2015-01-01',
          validTo: null,
          recordedAt: ctx.now,
          supersededAt: null,
        })
        .execute()
      expect((await listBlindSpots(ctx, { ...page, areaId: street })).rows.map((u) => [u.name, u.fault])).toEqual([
        ['两属楼院', 'several'],
      ])
      expect(
        (await listBlindSpots({ ...ctx, asOf: '2014-12-31' }, { ...page, areaId: street, search: '两属' })).total,
      ).toBe(0)
      await assignUnit(ctx, id, { version: 1, communityId: a2, on: '2012-01-01', ...why })
      expect((await listBlindSpots(ctx, { ...page, areaId: street })).total).toBe(0)
    })
  })

  it('an assigned unit takes its homes and people along from that day, not before', async () => {
    await world.as(officer(), async (ctx) => {
      const { id } = await setUpUnit(ctx, unit('银雀山小区', a1))
      const home = await household(ctx, a1, [{}, {}, {}], { unitId: id, address: '银雀山小区1-101', on: '2012-01-01' })
      const before = { a1: await countsOf(ctx, a1, '2019-01-01'), a2: await countsOf(ctx, a2, '2019-01-01') }
      await assignUnit(ctx, id, { version: 1, communityId: a2, on: '2018-01-01', ...why })
      expect(await countsOf(ctx, a1, '2019-01-01')).toEqual({
        byChanges: before.a1.byChanges - 3,
        byRows: before.a1.byRows - 3,
      })
      expect(await countsOf(ctx, a2, '2019-01-01')).toEqual({
        byChanges: before.a2.byChanges + 3,
        byRows: before.a2.byRows + 3,
      })
      expect((await getHousehold({ ...ctx, asOf: '2017-12-31' }, home.id)).communityId).toBe(a1)
      expect((await getHousehold(ctx, home.id)).communityId).toBe(a2)
      expect(await refusal(closeUnit(ctx, id, { version: 2, on: '2020-01-01', ...why }))).toBe('registers.stillLivedIn')
      const view = await getUnit(ctx, id)
      expect([view.people, view.homes, view.memberships.length]).toEqual([3, 1, 2])
    })
  })

  it('a new name holds from its day; a worker of the community may look, not change', async () => {
    const { id } = await world.as(officer(), (ctx) => setUpUnit(ctx, unit('老名字', a1)))
    await world.as(officer(), (ctx) =>
      changeUnit(ctx, id, { version: 1, on: '2015-01-01', ...why, facts: { name: '新名字' } }),
    )
    const worker = world.actor('communityWorker', a1)
    await world.as(worker, async (ctx) => {
      expect((await listUnits(ctx, { ...page, areaId: a1, search: '名字' })).rows.map((u) => u.name)).toEqual([
        '新名字',
      ])
      expect(
        (await listUnits({ ...ctx, asOf: '2014-01-01' }, { ...page, areaId: a1, search: '名字' })).rows.map(
          (u) => u.name,
        ),
      ).toEqual(['老名字'])
      expect(await refusal(changeUnit(ctx, id, { version: 2, on: '2016-01-01', ...why, facts: { name: '甲' } }))).toBe(
        'access.denied',
      )
    })
    expect(
      await refusal(world.as(world.actor('communityWorker', world.city.communityB1.id), (ctx) => getUnit(ctx, id))),
    ).toBe('access.notFound')
  })
})

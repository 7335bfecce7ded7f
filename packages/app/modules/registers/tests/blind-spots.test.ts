import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { assignUnit, setUpUnit } from '../commands/units.ts'
import { listBlindSpots } from '../queries/units.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const DAY = '2026-05-01'
const setUp = (name: string, townId: string, communityId?: string) =>
  world.system(async (ctx) => {
    const facts = { name, kind: 'estate' as const, address: '', source: '' }
    return (await setUpUnit(ctx, { townId, communityId, ...facts, on: '2010-01-01', reason: '设立' })).id
  })
/** Belongs to a second community too, as two overlapping assignments from old papers do. */
const alsoIn = (unitId: string, communityId: string) =>
  world.system((ctx) =>
    ctx.db
      .insertInto('unitMembership')
      .values({ id: newId(ctx.now), unitId, communityId, validFrom: '2015-01-01', validTo: null, recordedAt: ctx.now, supersededAt: null })
      .execute(),
  ) // prettier-ignore

/** What the figure says of an area, and how many units the list behind it has. */
async function both(areaId: string, day = DAY): Promise<[number, number]> {
  const city = world.actor('cityOfficer', world.city.city.id)
  const url = `/api/indicators/registers.blindSpots/value?areaId=${areaId}&asOf=${day}`
  const figure = await world.http(city, { method: 'GET', url })
  expect(figure.status, JSON.stringify(figure.body)).toBe(200)
  const list = await world.as(city, (ctx) => listBlindSpots({ ...ctx, asOf: day }, { page: 1, size: 50, areaId }))
  return [(figure.body as { value: number }).value, list.total]
}

/** Ends an area on a day and says where it went, as an act of the areas does. */
async function goesInto(fromId: string, into: string[], onDay: string): Promise<void> {
  await world.system(async (ctx) => {
    await ctx.db.updateTable('areaVersion').set({ validTo: onDay }).where('areaId', '=', fromId).execute()
    const links = into.map((toId) => ({ fromId, toId }))
    await ctx.announce('areas.changed', { actId: newId(ctx.now), onDay, links })
  })
}

describe('the figure of blind spots', () => {
  it('counts each unit once where it lies, so that every level is the sum of those below', async () => {
    const { city, lanshan, luozhuang, streetA, streetB, townC, communityA1, communityA2, communityB1, villageC1 } =
      world.city
    await setUp('无属', streetA.id)
    await setUp('正常', streetA.id, communityA1.id)
    const within = await setUp('同街两属', streetA.id, communityA1.id)
    await alsoIn(within, communityA2.id)
    const across = await setUp('跨街两属', streetA.id, communityA1.id)
    await alsoIn(across, communityB1.id)
    const far = await setUp('跨区两属', streetB.id, communityB1.id)
    await alsoIn(far, villageC1.id)
    await setUp('镇上无属', townC.id)
    const of = async (areas: { id: string }[]) => Promise.all(areas.map((a) => both(a.id)))
    expect(await of([streetA, streetB, townC])).toEqual([[3, 3], [1, 1], [1, 1]]) // prettier-ignore
    expect(await of([lanshan, luozhuang, city])).toEqual([[4, 4], [1, 1], [5, 5]]) // prettier-ignore
    expect(await both(city.id, '2014-01-01')).toEqual([2, 2])
    const below = world.actor('communityWorker', communityA1.id)
    const refused = await world.http(below, {
      method: 'GET',
      url: `/api/indicators/registers.blindSpots/value?areaId=${communityA1.id}&asOf=${DAY}`,
    })
    expect([refused.status, (refused.body as { error: { code: string } }).error.code]).toEqual([
      422,
      'indicators.tooDetailed',
    ])
    await world.system((ctx) =>
      assignUnit(ctx, far, { version: 1, communityId: communityB1.id, on: DAY, reason: '划归' }),
    )
    expect(await of([streetB, lanshan, city])).toEqual([[0, 0], [3, 3], [4, 4]]) // prettier-ignore
  })

  it('is right at once when a community goes into two, and loses no unit when a town does', async () => {
    const { city, streetA, streetB, townC, committeeB2, communityB1, communityA1 } = world.city
    const before = (await both(city.id))[0]
    await setUp('拆分社区', streetB.id, committeeB2.id)
    await setUp('随镇而去', townC.id, communityA1.id)
    expect((await both(city.id))[0]).toBe(before)
    await goesInto(committeeB2.id, [communityB1.id, communityA1.id], '2026-04-01')
    expect(await both(streetB.id)).toEqual([1, 1])
    expect((await both(city.id))[0]).toBe(before + 1)
    await goesInto(townC.id, [streetA.id, streetB.id], '2026-04-15')
    const parts = [(await both(streetA.id))[0], (await both(streetB.id))[0]]
    expect(parts[0]! + parts[1]!).toBe(before + 1)
    expect(await both(city.id)).toEqual([before + 1, before + 1])
    const lies = await world.system((ctx) =>
      ctx.db
        .selectFrom('residentialUnit')
        .select('townId')
        .where('name', '=', '随镇而去')
        .where('supersededAt', 'is', null)
        .where('validTo', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    expect(lies.townId).toBe(streetA.id)
  })
})

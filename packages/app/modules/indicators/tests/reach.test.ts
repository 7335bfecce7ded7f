import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { reportFigure, valueOf } from '../index.ts'
import { people, withPeople } from './people.ts'

let world: World
const BEFORE = '2002-06-30'
const MOVED = '2005-01-01'

/** 银雀山街道 goes from 兰山区 to 罗庄区 with all that stands below it; its history stays where it was. */
async function moveStreetB(): Promise<void> {
  const { city } = world
  await world.system(async (ctx) => {
    for (const area of [city.streetB, city.communityB1, city.committeeB2]) {
      const path = area.path.replace(city.lanshan.path, city.luozhuang.path)
      const old = ctx.db.selectFrom('areaVersion').selectAll().where('areaId', '=', area.id)
      const row = await old.executeTakeFirstOrThrow()
      await ctx.db.updateTable('areaVersion').set({ validTo: MOVED }).where('id', '=', row.id).execute()
      const parentId = area === city.streetB ? city.luozhuang.id : row.parentId
      const next = { ...row, id: newId(ctx.now), validFrom: MOVED, parentId, path, events: ['moved'] }
      await ctx.db.insertInto('areaVersion').values(next).execute()
      await ctx.db.updateTable('area').set({ path }).where('id', '=', area.id).execute()
    }
    await sql`update area_revision set n = n + 1`.execute(ctx.db)
  })
}
const ask = async (who: Actor, knownOn: string | null = null) => {
  const scope = { kind: 'area', id: world.city.lanshan.id } as const
  return (await world.as(who, (ctx) => valueOf(ctx, people.key, scope, { day: BEFORE, knownOn }, null))).value
}
const officers = () => ({
  city: world.actor('cityOfficer', world.city.city.id),
  county: world.actor('countyOfficer', world.city.lanshan.id),
})

beforeAll(async () => {
  world = await openWorld()
  withPeople()
  const { communityB1, communityA1 } = world.city
  for (const [areaId, value] of [
    [communityA1.id, 4000],
    [communityB1.id, 30_000],
  ] as const)
    await world.as(officers().city, (ctx) =>
      reportFigure(ctx, { indicatorKey: people.key, areaId, period: BEFORE, value, source: '2002年统计表' }),
    )
  await moveStreetB()
})
afterAll(() => world.close())

describe('a district that a subdistrict has left since', () => {
  it.each([null, '2026-06-01'])(
    'counts for each what they may see, whoever asked first (as known on %s)',
    async (knownOn) => {
      const { city, county } = officers()
      expect(await ask(city, knownOn)).toBe(34_000)
      expect(await ask(county, knownOn)).toBe(4000)
      expect(await ask(city, knownOn)).toBe(34_000)
    },
  )
  it('is not cut for the city because the district asked first', async () => {
    const { city, county } = officers()
    world.now = new Date('2026-06-02T02:00:00Z')
    await world.system((ctx) => sql`update area_revision set n = n + 1`.execute(ctx.db))
    expect(await ask(county)).toBe(4000)
    expect(await ask(city)).toBe(34_000)
  })
})

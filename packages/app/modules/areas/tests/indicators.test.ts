import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { createPlanningArea } from '../commands/planning.ts'
import { indicators } from '../indicators.ts'
import { areasOfScope, areasRevision } from '../queries/scope.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What an indicator counts in a scope of the small city. */
async function count(name: string, level: number, scope: Parameters<typeof areasOfScope>[1], split?: string) {
  const found = indicators.find((i) => i.key === `areas.${name}`)!
  return world.system(async (ctx) => {
    const areas = await areasOfScope(ctx, scope)
    const areaIds = areas.filter((a) => a.level === level).map((a) => a.id)
    const values = await found.compute!(ctx, { day: ctx.asOf, areaIds }, split)
    return { sum: values.reduce((n, v) => n + v.value, 0), areas: values.length, parts: values.map((v) => v.part) }
  })
}

describe('areas counted as figures', () => {
  it('count towns, committees, communities and villages of a city', async () => {
    const city = { kind: 'area', id: world.city.city.id } as const
    expect(await count('townships', 4, city)).toMatchObject({ sum: 3, areas: 3 })
    expect(await count('committees', 5, city)).toMatchObject({ sum: 5, areas: 6 })
    expect(await count('communities', 5, city)).toMatchObject({ sum: 3 })
    expect(await count('villages', 5, city)).toMatchObject({ sum: 1 })
  })
  it('split committees by whether their community is built', async () => {
    const { parts } = await count('committees', 5, { kind: 'area', id: world.city.streetA.id }, 'kind')
    expect(parts.toSorted()).toEqual(['community', 'community', 'residentsCommittee'])
  })
  it('count a planning area that cuts across two districts, and say that something changed', async () => {
    const before = await world.system(areasRevision)
    const { id } = await world.system((ctx) =>
      createPlanningArea(ctx, {
        name: '跨区范围', purpose: '统计', ownerId: world.city.city.id, validFrom: '2020-01-01', memberIds: [world.city.streetB.id, world.city.townC.id], source: '规划',
      }),
    ) // prettier-ignore
    expect(await count('committees', 5, { kind: 'planningArea', id })).toMatchObject({ sum: 2, areas: 3 })
    expect(await world.system(areasRevision)).not.toBe(before)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpUnit, splitUnit, unsplitUnit } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { oversizeOf } from '../queries/compounds.ts'
import { begun, grid, setUp } from './ground.ts'

let world: World
let large: string
const buildings = Array.from({ length: 4 }, () => crypto.randomUUID())
const why = { reason: '超过三千户' }
beforeAll(async () => {
  world = await openWorld()
  await setUp(world, grid(6, 2, 300))
  large = await world.system(async (ctx) => {
    const { id } = await setUpUnit(ctx, { townId: world.city.streetA.id, communityId: world.city.communityA1.id, name: '大城', kind: 'estate', address: '', source: '', x: 118.331, y: 35.051, households: 3600, on: '2020-01-01', ...why }) // prettier-ignore
    await build(ctx, id)
    return id
  })
})
afterAll(() => world.close())
const tick = () => (world.now = new Date(world.now.getTime() + 60_000))

async function build(ctx: Ctx, unitId: string): Promise<void> {
  const communityId = world.city.communityA1.id
  const values = buildings.map((buildingId, i) => ({ communityId, id: crypto.randomUUID(), buildingId, unitId, name: `${i + 1}号楼`, floors: null, builtYear: null, validFrom: '2020-01-01', validTo: null, recordedAt: ctx.now, supersededAt: null })) // prettier-ignore
  await ctx.db.insertInto('building').values(values).execute()
}
const split = (version: number) =>
  world.system((ctx) => splitUnit(ctx, large, { version, on: '2020-02-01', parts: [{ name: '大城新区', buildingIds: buildings.slice(0, 2), households: 1800 }], ...why })) // prettier-ignore

describe('a unit above the upper bound', () => {
  it('once split is in drawings where it was, in two, and no longer too large', async () => {
    const { caseId, schemeId } = await begun(world)
    const before = await world.system((ctx) => oversizeOf(ctx, caseId))
    expect([before.upper, before.rows.map((r) => [r.name, r.version, r.buildings.length])]).toEqual([
      3000,
      [['大城', 1, 4]],
    ])
    tick()
    const { parts } = await split(1)
    expect((await world.system((ctx) => oversizeOf(ctx, caseId))).rows).toEqual([])
    const placed = async () => (await world.system((ctx) => ctx.db.selectFrom('planningScheme').select('assignment').where('id', '=', schemeId).executeTakeFirstOrThrow())).assignment as Record<string, string> // prettier-ignore
    const assignment = await placed()
    expect([assignment[parts[0]!.id], assignment[large]]).toEqual([assignment[large], expect.any(String)])
    tick()
    await world.system((ctx) => unsplitUnit(ctx, large, { version: 2, reason: '分错了' }))
    expect(Object.keys(await placed())).not.toContain(parts[0]!.id)
    expect((await world.system((ctx) => oversizeOf(ctx, caseId))).rows).toHaveLength(1)
  })

  it('cannot be put together again once a published plan names a part', async () => {
    tick()
    const { parts } = await split(3)
    const act = {
      id: crypto.randomUUID(), caseId: crypto.randomUUID(), schemeId: crypto.randomUUID(), areaId: world.city.streetA.id, path: world.city.streetA.path,
      title: '调整方案', reason: '规模', state: 'consulting', effectiveOn: '2026-09-01', commentDays: 7, createdBy: '张', createdAt: world.now,
      plan: JSON.stringify({ communities: [{ key: 'c1', unitIds: [parts[0]!.id] }] }),
    } // prettier-ignore
    await world.system((ctx) => ctx.db.insertInto('planningAct').values(act).execute())
    tick()
    await expect(world.system((ctx) => unsplitUnit(ctx, large, { version: 4, reason: '' }))).rejects.toMatchObject({ code: 'planning.splitInPlan' }) // prettier-ignore
  })
})

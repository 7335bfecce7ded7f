import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import type { ActPayload } from '../contract/acts.ts'
import { approve, draft, submit, withdraw } from '../commands/acts.ts'
import { changePlanningMembers, createPlanningArea } from '../commands/planning.ts'
import { planningAreaPage } from '../queries/planning.ts'
import { areasOfScope, planningAreaMembers } from '../queries/scope.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const district = () => world.actor('countyOfficer', world.city.lanshan.id)
const ids = () => ({ a1: world.city.communityA1.id, a2: world.city.communityA2.id, a3: world.city.committeeA3.id })
const tick = () => (world.now = new Date(world.now.getTime() + 60_000))

async function enact(payload: ActPayload, effectiveOn: string): Promise<string> {
  tick()
  const { id } = await world.as(street(), (ctx) => draft(ctx, { payload, effectiveOn, reason: '规模调整' }))
  await world.as(street(), (ctx) => submit(ctx, id, 1))
  tick()
  await world.as(district(), (ctx) => approve(ctx, id, 2, '兰政字〔2026〕3号'))
  return id
}
const drawn = (name: string, memberIds: string[]) =>
  world.system((ctx) => createPlanningArea(ctx, { name, purpose: '统计', ownerId: world.city.city.id, validFrom: '2020-01-01', memberIds, source: '规划' })) // prettier-ignore
const namesIn = (id: string, day: string) =>
  world.system(async (ctx) => (await areasOfScope(ctx, { kind: 'planningArea', id }, { day, maxLevel: 5 })).map((a) => a.name)) // prettier-ignore
const members = (id: string, day: string) => world.system((ctx) => planningAreaMembers(ctx, id, day))

describe('a planning area', () => {
  it('takes in what a member went into when it ended, from that day and not before', async () => {
    const { a1, a2 } = ids()
    const { id } = await drawn('东片', [a1])
    const act = await enact({ kind: 'merge', fromIds: [a1], intoId: a2 }, '2026-09-01')
    expect([await members(id, '2026-08-31'), await members(id, '2026-09-01')]).toEqual([[a1], [a1, a2].toSorted()])
    expect(await namesIn(id, '2026-08-31')).toEqual(['考棚社区'])
    const after = await namesIn(id, '2026-09-01')
    expect(after).toHaveLength(1)
    const page = await world.as(district(), (ctx) => planningAreaPage(ctx, id), { asOf: '2026-09-01' })
    expect([page.members, page.memberRows.map((m) => [m.areaId, m.after !== null])]).toEqual([1, expect.arrayContaining([[a1, false], [a2, true]])]) // prettier-ignore
    tick()
    await world.as(district(), (ctx) => withdraw(ctx, act, 3, '不调整了'))
    expect(await members(id, '2026-09-01')).toEqual([a1])
  })

  it('goes on through several ends, and keeps all parts of a member that went into several', async () => {
    const { a1, a3 } = ids()
    const { id } = await drawn('西片', [a3])
    const parts = [1, 2].map((n) => ({
      name: `西片第${n}社区`,
      kind: 'community' as const,
      codeStat: `37130200103${n}`,
    }))
    await enact({ kind: 'split', areaId: a3, keep: false, parts }, '2026-09-01')
    expect((await namesIn(id, '2026-10-01')).toSorted()).toEqual(['西片第1社区', '西片第2社区'])
    const [first] = (await members(id, '2026-09-01')).filter((m) => m !== a3)
    await enact({ kind: 'merge', fromIds: [first!], intoId: a1 }, '2026-09-20')
    expect(await members(id, '2026-10-01')).toContain(a1)
    expect(await namesIn(id, '2026-10-01')).toHaveLength(2)
  })

  it('lets a part go that came in this way, and keeps the others', async () => {
    const { a1, a3 } = ids()
    const { id } = await drawn('西片二', [a3])
    expect(await members(id, '2026-10-01')).toContain(a1)
    await world.system((ctx) => changePlanningMembers(ctx, id, { version: 1, onDay: '2026-10-05', add: [], remove: [a1], source: '调整' })) // prettier-ignore
    expect(await namesIn(id, '2026-10-04')).toHaveLength(2)
    expect(await namesIn(id, '2026-10-05')).toEqual(['西片第2社区'])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { indicators } from '../indicators.ts'
import { countAll, formalOf, noon, plan, step, toCandidates, toList, toVoting, vote } from './road.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.now = noon('2026-06-01')
})
afterAll(() => world.close())

const valueOf = (key: string, day: string, split?: string) =>
  world.as(world.actor('subdistrictOfficer', world.city.streetA.id), async (ctx) => {
    const areaIds = [world.city.communityA1.id, world.city.communityA2.id, world.city.committeeA3.id]
    const rows = await indicators.find((i) => i.key === `elections.${key}`)!.compute!(ctx, { day, areaIds }, split)
    return split ? Object.fromEntries(rows.map((r) => [r.part, r.value])) : rows.reduce((n, r) => n + r.value, 0)
  })

describe('figures of elections', () => {
  it('count what runs, what is finished on its day, who voted of those entitled, and who was elected', async () => {
    const r = await plan(world, 'communityA1')
    await toList(r)
    await toCandidates(r)
    const box = await toVoting(r)
    expect([await valueOf('running', r.day), await valueOf('finished', r.day)]).toEqual([1, 0])
    await vote(r, 40)
    const candidates = await formalOf(r)
    const sure = ['chair', 'viceChair', 'member'].flatMap((post) =>
      candidates
        .filter((c) => c.post === post)
        .slice(0, post === 'member' ? 3 : 1)
        .map((c) => c.id),
    )
    await countAll(r, box, 40, (id, n) => (sure.includes(id) ? n : 0))
    expect(await step(r, 'declareElected')).toBe('elected')
    await step(r, 'announce')
    expect([await valueOf('running', r.day), await valueOf('finished', r.day)]).toEqual([0, 1])
    expect([await valueOf('running', '2026-07-19'), await valueOf('finished', '2026-07-19')]).toEqual([1, 0])
    expect(await valueOf('finished', r.day, 'kind')).toEqual({ general: 1 })
    const listed = await world.system((ctx) => ctx.db.selectFrom('electionVoter').select('personId').where('electionId', '=', r.id).where('entitled', '=', true).where('state', '=', 'listed').where('toVersion', 'is', null).execute()) // prettier-ignore
    expect([await valueOf('voted', r.day), await valueOf('entitled', r.day)]).toEqual([40, listed.length])
    const women = candidates.filter((c) => sure.includes(c.id) && c.sex === '2').length
    expect([await valueOf('elected', r.day), await valueOf('women', r.day)]).toEqual([5, women])
    expect(await valueOf('elected', r.day, 'post')).toEqual({ chair: 1, viceChair: 1, member: 3 })
    // No term was on file before: whether it came in time cannot be said.
    expect([await valueOf('renewed', r.day), await valueOf('runOffs', r.day), await valueOf('void', r.day)]).toEqual([0, 0, 0]) // prettier-ignore
  })

  it('say whether a committee was elected before its term had ended', async () => {
    const [row] = await world.system((ctx) => ctx.db.selectFrom('election').selectAll().where('state', '=', 'announced').execute()) // prettier-ignore
    const term = (toOn: string) =>
      world.system(async (ctx) => {
        const of = { areaId: row!.communityId, organId: row!.organId! }
        await ctx.db.deleteFrom('organTerm').where('organId', '=', of.organId).where('sourceKind', '=', 'import').execute() // prettier-ignore
        await ctx.db.insertInto('organTerm').values({ ...of, id: row!.id, number: 99, fromOn: '2021-07-01', toOn, ruleSetDay: '2021-07-01', sourceKind: 'import', sourceId: null, source: '测试', recordedAt: ctx.now }).execute() // prettier-ignore
      })
    await term('2026-07-31')
    expect([await valueOf('renewed', '2026-07-31'), await valueOf('inTime', '2026-07-31')]).toEqual([1, 1])
    await term('2026-07-20')
    expect(await valueOf('inTime', '2026-07-31')).toBe(1)
    await term('2026-07-19')
    expect([await valueOf('renewed', '2026-07-31'), await valueOf('inTime', '2026-07-31')]).toEqual([1, 0])
  })

  it('count what was declared void by the day, and no longer as under way', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'communityA2')
    await toList(r)
    await toCandidates(r)
    await toVoting(r)
    await step(r, 'voidElection', { ground: 'bribery', note: '查实' })
    expect([await valueOf('void', r.day), await valueOf('running', r.day)]).toEqual([1, 0])
    // On the day before the vote both elections were under way.
    expect([await valueOf('void', '2026-07-19'), await valueOf('running', '2026-07-19')]).toEqual([0, 2])
  })
})

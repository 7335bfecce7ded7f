import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membersOn, organOf } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { resultsOf } from '../queries/result.ts'
import { countAll, election, formalOf, noon, plan, step, toCandidates, toList, toVoting, vote, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('a general election', () => {
  let r: Road
  let box: string
  it('goes from its plan to the voting day', async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA1')
    await toList(r)
    expect((await election(r)).state).toBe('listPublished')
    await toCandidates(r)
    box = await toVoting(r)
    expect((await election(r)).state).toBe('voting')
  })

  it('elects who has more than half of those voting, and calls a run-off for the seats that are short', async () => {
    await vote(r, 40)
    const candidates = await formalOf(r)
    const chair = candidates.filter((c) => c.post === 'chair')
    const weak = candidates.filter((c) => c.post === 'member').slice(2)
    await countAll(r, box, 40, (id, n) => {
      if (id === chair[1]!.id) return 0
      return weak.some((c) => c.id === id)
        ? Math.floor(n * 0.4)
        : candidates.find((c) => c.id === id)!.post === 'viceChair'
          ? candidates.filter((c) => c.post === 'viceChair')[0]!.id === id
            ? n
            : 0
          : n
    })
    expect(await step(r, 'declareElected', { nextDay: '2026-07-25' })).toBe('runOff')
    const [first] = await world.system((ctx) => resultsOf(ctx, { communityId: r.communityId, id: r.id }))
    expect(first!.verdict.elected.map((e) => e.contest).toSorted()).toEqual(['chair', 'member', 'member', 'viceChair'])
    expect(first!.verdict.next).toMatchObject([
      { contest: 'member', kind: 'runOff', seats: 1, candidates: weak.map((c) => c.id).toSorted() },
    ])
  })

  it('fills them in the run-off with a third of the ballots, and seats everybody', async () => {
    world.now = noon('2026-07-25')
    await step(r, 'openVoting')
    await vote(r, 40)
    const [weak] = (await formalOf(r))
      .filter((c) => c.post === 'member')
      .slice(2)
      .map((c) => c.id)
      .toSorted()
    await countAll(r, box, 40, (id, n) => (id === weak ? Math.ceil(n * 0.5) : Math.floor(n * 0.3)))
    expect(await step(r, 'declareElected')).toBe('elected')
    expect(await step(r, 'announce')).toBe('announced')
    const members = await world.system(async (ctx) => {
      const organ = await organOf(ctx, r.communityId, 'residentsCommittee', '2026-07-25')
      return membersOn(ctx, { areaId: r.communityId, organId: organ!.id }, '2026-07-25')
    })
    expect(members.map((m) => m.post).toSorted()).toEqual(['chair', 'member', 'member', 'member', 'viceChair'])
  })

  it('is filed, certified, handed over and archived', async () => {
    await step(r, 'file', { note: '兰民备〔2026〕1号' })
    await step(r, 'certify')
    await step(r, 'handOver')
    expect(await step(r, 'archive')).toBe('archived')
  })
})

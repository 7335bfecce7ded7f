import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginTerm, foundOrgan, membersOn, organOf } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { nominate } from '../commands/candidates.ts'
import { planElection } from '../commands/plan.ts'
import { resultsOf } from '../queries/result.ts'
import { countAll, election, formalOf, neighbours, noon, plan, refused, step, toCounting, toList, toVoting, vote, worker, type Neighbour, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.now = noon('2026-06-01')
})
afterAll(() => world.close())
const seatedIn = (communityId: string, kind: 'residentsCommittee' | 'supervisoryCommittee' | 'representatives', day: string) =>
  world.system(async (ctx) => {
    const organ = await organOf(ctx, communityId, kind, day)
    return organ ? membersOn(ctx, { areaId: communityId, organId: organ.id }, day) : []
  }) // prettier-ignore

/** A committee of five that sits since last year until 2030. */
async function committee(r: Pick<Road, 'communityId'>, members: readonly Neighbour[]): Promise<void> {
  await world.system(async (ctx) => {
    const organ = await foundOrgan(ctx, { areaId: r.communityId, kind: 'residentsCommittee', name: '居民委员会', on: '2025-03-01', source: '换届' })
    await beginTerm(ctx, {
      organ: { areaId: r.communityId, organId: organ.id }, from: '2025-03-01', to: '2030-03-01', ruleSetDay: '2025-03-01', source: { kind: 'import', id: null, text: '换届' },
      members: members.map((m, i) => ({ personId: m.personId, post: i === 0 ? ('chair' as const) : i === 1 ? ('viceChair' as const) : ('member' as const), inReason: 'elected' as const })),
    })
  })
} // prettier-ignore

describe('a recall', () => {
  let r: Road
  let box: string
  let all: Neighbour[]
  beforeAll(async () => {
    const communityId = world.city.communityA1.id
    all = await neighbours(world, communityId, 30)
    const heads = all.filter((_p, i) => i % 2 === 0)
    await committee({ communityId }, heads.slice(0, 5))
    r = await plan(world, 'communityA1', { kind: 'recall', seats: [{ post: 'chair', seats: 1 }, { post: 'member', seats: 1 }] })
    await toList(r)
    await step(r, 'openNomination')
  }) // prettier-ignore
  const demand = (person: Neighbour, post: 'chair' | 'member', signed: number, about = '长期不履职') =>
    world.as(worker(r), (ctx) =>
      nominate(ctx, r.id, {
        personId: person.personId,
        post,
        by: 'recall',
        nominators: [],
        about,
        demand: { by: 'residents', signed },
      }),
    )

  it('is voted on when a tenth of the residents demand it and say why, and only of who holds the post', async () => {
    const members = await seatedIn(r.communityId, 'residentsCommittee', '2026-06-01')
    const chair = all.find((p) => p.personId === members.find((m) => m.post === 'chair')!.personId)!
    const member = all.find((p) => p.personId === members.find((m) => m.post === 'member')!.personId)!
    const entitled = 60
    expect(await refused(demand(chair, 'chair', entitled / 10 - 1))).toBe('elections.request')
    expect(await refused(demand(chair, 'chair', entitled / 10, ''))).toBe('elections.reasonStated')
    expect(await refused(demand(chair, 'member', entitled / 10))).toBe('elections.notSeated')
    await demand(chair, 'chair', entitled / 10)
    await demand(member, 'member', entitled / 5)
    await step(r, 'closeNomination')
    await step(r, 'publishCandidates')
    await step(r, 'meetVoters')
  })

  it('takes the post from who has more than half of those voting against them, and leaves who has half', async () => {
    box = await toVoting(r)
    await vote(r, 40)
    const [chair] = await formalOf(r)
    await countAll(r, box, 40, (id, n) => (id === chair!.id ? n / 2 + 1 : n / 2))
    expect(await step(r, 'declareElected')).toBe('elected')
    const [found] = await world.system((ctx) => resultsOf(ctx, r))
    expect(found!.verdict.elected.map((e) => e.person)).toEqual([chair!.id])
    await step(r, 'announce')
    const left = await seatedIn(r.communityId, 'residentsCommittee', r.day)
    expect(left.map((m) => m.post).toSorted()).toEqual(['member', 'member', 'member', 'viceChair'])
  })

  it('is followed by a by-election, whose winner serves for the rest of the term', async () => {
    world.now = noon('2026-08-01')
    const b = await plan(world, 'communityA1', { kind: 'byElection', day: '2026-09-20', seats: [{ post: 'chair', seats: 1 }] })
    expect((await election(b)).termTo).toBe('2030-03-01')
    await toList(b)
    b.heads = b.heads.slice(6)
    const at = await toCounting(b, { counts: { chair: 2 } })
    const [one] = await formalOf(b)
    await countAll(b, at, 40, (id, n) => (id === one!.id ? n - 10 : 10))
    expect(await step(b, 'declareElected')).toBe('elected')
    await step(b, 'announce')
    const seated = await seatedIn(b.communityId, 'residentsCommittee', b.day)
    expect(seated.find((m) => m.post === 'chair')).toMatchObject({ personId: one!.personId, inReason: 'byElected' })
    world.now = noon('2026-06-01')
  }) // prettier-ignore
})

describe('a selection', () => {
  beforeEach(() => {
    world.now = noon('2026-06-01')
  })
  it('of representatives goes by the most votes, and those tied at the last place are voted on again', async () => {
    const r = await plan(world, 'communityA2', { kind: 'representatives', seats: [{ post: 'representative', seats: 2 }] as never })
    const box = await toCounting(r, { counts: { representative: 3 }, ballots: 20 })
    const ids = (await formalOf(r)).map((c) => c.id)
    await countAll(r, box, 20, (id) => (id === ids[0] ? 12 : 7))
    expect(await step(r, 'declareElected', { nextDay: r.day })).toBe('runOff')
    await step(r, 'openVoting')
    await vote(r, 20)
    await countAll(r, box, 20, (id) => (id === ids[1] ? 11 : 9))
    expect(await step(r, 'declareElected')).toBe('elected')
    await step(r, 'announce')
    expect((await seatedIn(r.communityId, 'representatives', r.day)).map((m) => m.post)).toEqual(['representative', 'representative'])
  }) // prettier-ignore

  it('of supervisors bars the committee’s members and their near relatives', async () => {
    const r = await plan(world, 'communityB1', { kind: 'supervisory', seats: [{ post: 'chair', seats: 1 }] })
    await committee(r, r.heads.slice(0, 5))
    await toList(r)
    await step(r, 'openNomination')
    const member = r.heads[0]!
    const spouse = r.people.find((p) => p.householdId === member.householdId && p.personId !== member.personId)!
    const name = (p: Neighbour) => world.as(worker(r), (ctx) => nominate(ctx, r.id, { personId: p.personId, post: 'chair', by: 'party', nominators: [], about: '' }))
    expect(await refused(name(member))).toBe('elections.supervisorIsMember')
    expect(await refused(name(spouse))).toBe('elections.supervisorIsRelative')
    await name(r.heads[7]!)
  }) // prettier-ignore

  it('is not mixed with another of its kind in one community at a time', async () => {
    const body = { communityId: world.city.communityB1.id, kind: 'supervisory' as const, mode: 'allVoters' as const, electionDay: '2026-07-20', seats: [{ post: 'chair' as const, seats: 1 }], dates: {}, reason: '', note: '' }
    expect(await refused(world.as(world.actor('communityWorker', world.city.communityB1.id), (ctx) => planElection(ctx, body)))).toBe('elections.alreadyRuns')
    // Two that are planned at the same moment see nothing of each other: the database itself takes one.
    const columns = ['communityId', 'kind', 'mode', 'title', 'state', 'electionDay', 'seats', 'termFrom', 'termTo', 'ruleSetDay', 'law', 'plan', 'createdAt', 'createdBy'] as const
    const twin = world.system((ctx) => ctx.db.insertInto('election').columns(['id', ...columns]).expression((e) => e.selectFrom('election').select([(x) => x.val('00000000-0000-4000-8000-00000000001f').as('id'), ...columns]).where('communityId', '=', body.communityId).where('kind', '=', body.kind).where('state', 'not in', ['void', 'announced', 'filed', 'certificates', 'handover', 'archived']).limit(1)).execute())
    expect(await refused(twin)).toMatch(/election_one_running|23505/)
  }) // prettier-ignore
})

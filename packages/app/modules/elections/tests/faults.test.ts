import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { moveOut, recordDeath } from '#modules/registers/commands/leave.ts'
import { movePerson } from '#modules/registers/commands/move.ts'
import { setAccount } from '../commands/count.ts'
import { planElection } from '../commands/plan.ts'
import { giveProxy } from '../commands/proxies.ts'
import { addBox, addHelper } from '../commands/stations.ts'
import { leaveCommittee } from '../commands/committee.ts'
import { nominate } from '../commands/candidates.ts'
import { recheckList } from '../commands/voters/draw.ts'
import { addWorker, declareVoter } from '../commands/voters/one.ts'
import { raiseObjection } from '../commands/voters/objections.ts'
import { committeeOf } from '../queries/candidates.ts'
import { getElection } from '../queries/elections.ts'
import { doublesOf, figuresOf, voterOf } from '../queries/voters.ts'
import { election, noon, plan, refused, step, toList, worker, type Road } from './road.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = <T>(r: Road, work: Parameters<typeof world.as<T>>[1]) => world.as(worker(r), work)

describe('a plan', () => {
  const body = (electionDay: string, dates: Record<string, string> = {}) => ({
    communityId: world.city.communityB1.id, kind: 'general' as const, mode: 'allVoters' as const, electionDay, dates, reason: '', note: '',
    seats: [{ post: 'chair' as const, seats: 1 }, { post: 'viceChair' as const, seats: 1 }, { post: 'member' as const, seats: 3 }],
  }) // prettier-ignore
  const at = () => world.actor('communityWorker', world.city.communityB1.id)

  it('that publishes the voter list nineteen days before is refused with article 17, and one of twenty days is not', async () => {
    world.now = noon('2026-06-01')
    const late = await world.as(at(), (ctx) => planElection(ctx, body('2026-07-20', { listPublished: '2026-07-01' }))).catch((e: unknown) => e)
    expect(late).toMatchObject({ code: 'elections.due', field: 'dates.listPublished', params: { step: 'listPublished', latest: '2026-06-30' } })
    expect((late as { params: { law: string } }).params.law).toContain('第十七条')
  }) // prettier-ignore

  it('of ten members, or of a mode that the law does not know, is refused', async () => {
    const ten = { ...body('2026-07-20'), seats: [{ post: 'chair' as const, seats: 1 }, { post: 'viceChair' as const, seats: 1 }, { post: 'member' as const, seats: 8 }] }
    expect(await refused(world.as(at(), (ctx) => planElection(ctx, ten)))).toBe('elections.committeeSize')
    const byReps = { ...body('2026-07-20'), mode: 'representatives' as const }
    expect(await refused(world.as(at(), (ctx) => planElection(ctx, byReps)))).toBe('elections.residentsOpinion')
  }) // prettier-ignore

  it('for the year before the law of 2025 says that it stands under the older one, and what the other would change', async () => {
    world.now = noon('2025-11-01')
    const { id } = await world.as(at(), (ctx) => planElection(ctx, body('2026-01-20', { listPublished: '2025-12-30' })))
    const shown = await world.as(at(), (ctx) => getElection(ctx, id))
    expect(shown.ruleSet).toBe('《中华人民共和国城市居民委员会组织法》（2025）')
    expect(shown.otherLaw.map((o) => o.key)).toContain('residentsCommittee.voterList.daysBefore')
    expect(shown.otherLaw.find((o) => o.key === 'residentsCommittee.jointNominators')).toMatchObject({
      plan: 10,
      other: null,
    })
    world.now = noon('2026-06-01')
  })

  it('is not seen by a clerk of the next community, who cannot tell it from one that is not there', async () => {
    const r = await plan(world, 'communityA2')
    const stranger = world.actor('communityWorker', world.city.communityB1.id)
    expect(await refused(world.as(stranger, (ctx) => getElection(ctx, r.id)))).toBe('access.notFound')
    expect(await refused(world.as(stranger, (ctx) => setAccount(ctx, r.id, r.id, { version: 0, printed: 0, issued: 0, spoiled: 0, leftOver: 0, returned: 0, valid: 0, blank: 0, void: {} })))).toBe('access.notFound')
  }) // prettier-ignore
})

describe('a boundary act in force', () => {
  it('ends the election of a community that it ended: nothing goes on but its being void', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'committeeA3', { kind: 'representatives', seats: [{ post: 'representative', seats: 2 }] as never })
    await world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: '2026-06-01' }).where('areaId', '=', r.communityId).execute())
    expect(await refused(step(r, 'selectCommittee', { members: [] }))).toBe('elections.communityEnded')
    expect(await step(r, 'voidElection', { ground: 'committeeUnlawful', note: '社区已撤销' })).toBe('void')
    await world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: null }).where('areaId', '=', r.communityId).execute())
  }) // prettier-ignore
})

describe('the voter list', () => {
  let r: Road
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA1')
    await toList(r)
  })

  it('lists who is registered and of age, lets who lives here declare, and keeps each reason', async () => {
    const figures = await world.system((ctx) => figuresOf(ctx, r))
    expect(figures).toMatchObject({ listed: 54, entitled: 54, undeclared: 6 })
    const floating = await world.system((ctx) => ctx.db.selectFrom('electionVoter').select(['personId', 'ground']).where('electionId', '=', r.id).where('state', '=', 'undeclared').executeTakeFirstOrThrow())
    expect(floating.ground).toBe('living')
    await as(r, (ctx) => declareVoter(ctx, r.id, floating.personId, { declares: true, reason: '' }))
    expect(await world.system((ctx) => voterOf(ctx, r, floating.personId))).toMatchObject({ state: 'listed', reason: 'declared' })
    expect((await world.system((ctx) => figuresOf(ctx, r))).listed).toBe(55)
  }) // prettier-ignore

  it('takes a community worker of six months, and none of five', async () => {
    const applicant = { name: '社工甲', sex: '2' as const, birthOn: '1995-01-01', address: '' }
    expect(await refused(as(r, (ctx) => addWorker(ctx, r.id, { ...applicant, workingSince: '2026-02-20' })))).toBe('elections.workerTooShort')
    await as(r, (ctx) => addWorker(ctx, r.id, { ...applicant, workingSince: '2026-01-20' }))
  }) // prettier-ignore

  it('loses who died and who moved before the day, by a version with the reason, and the vote waits for that', async () => {
    const [dead, moved] = [r.people[1]!, r.people[3]!]
    world.now = noon('2026-06-06')
    const gone = { version: 1, on: '2026-06-05', paper: '证明', reason: '申报' }
    await world.system((ctx) => recordDeath(ctx, dead.personId, gone as never))
    await world.system((ctx) => moveOut(ctx, moved.personId, gone as never))
    const { version } = await election(r)
    const done = await as(r, (ctx) => recheckList(ctx, r.id, { version }))
    expect(done).toMatchObject({ struck: 2 })
    expect(await world.system((ctx) => voterOf(ctx, r, dead.personId))).toMatchObject({ state: 'struck', reason: 'death', entitled: false })
    expect(await world.system((ctx) => voterOf(ctx, r, moved.personId))).toMatchObject({ state: 'struck', reason: 'moveOut' })
  }) // prettier-ignore

  it('lists who moved between two communities in the one where they live now, and nowhere twice', async () => {
    world.now = noon('2026-06-01')
    const there = await plan(world, 'committeeB2', { kind: 'representatives', seats: [{ post: 'representative', seats: 2 }] as never })
    await toList(there)
    const mover = r.people[5]!
    world.now = noon('2026-06-06')
    const move = { version: 1, on: '2026-06-05', toHouseholdId: there.people[0]!.householdId, relation: '8', registered: true, paper: '迁移证', reason: '搬家' }
    await world.system((ctx) => movePerson(ctx, mover.personId, move as never))
    for (const one of [r, there]) {
      const { version } = await election(one)
      await world.as(worker(one), (ctx) => recheckList(ctx, one.id, { version }))
    }
    expect(await world.system((ctx) => voterOf(ctx, r, mover.personId))).toMatchObject({ state: 'struck', reason: 'moved' })
    expect(await world.system((ctx) => voterOf(ctx, there, mover.personId))).toMatchObject({ state: 'listed', reason: 'cameLater' })
  }) // prettier-ignore

  it('hears objections for five days from its publication and no longer', async () => {
    const objection = { about: '某人', byName: '申诉人', kind: 'missing' as const, text: '漏登' }
    world.now = noon('2026-06-06')
    expect(await as(r, (ctx) => raiseObjection(ctx, r.id, objection))).toMatchObject({ dueOn: '2026-06-09' })
    world.now = noon('2026-06-07')
    expect(await refused(as(r, (ctx) => raiseObjection(ctx, r.id, objection)))).toBe('elections.objectionLate')
    world.now = noon('2026-06-01')
  })

  it('finds who is on two lists', async () => {
    const other = await plan(world, 'communityB1', { kind: 'supervisory' })
    const mine = r.people[0]!
    await world.system((ctx) => ctx.db.updateTable('election').set({ state: 'void' }).where('communityId', '=', other.communityId).where('kind', '=', 'general').execute())
    await world.system((ctx) => ctx.db.insertInto('election').columns(['communityId', 'id', 'kind', 'mode', 'title', 'state', 'electionDay', 'seats', 'termFrom', 'termTo', 'ruleSetDay', 'law', 'plan', 'createdAt', 'createdBy']).expression((e) => e.selectFrom('election').select(['communityId', (x) => x.val('00000000-0000-4000-8000-00000000000e').as('id'), (x) => x.val('general').as('kind'), 'mode', 'title', (x) => x.val('listPublished').as('state'), 'electionDay', 'seats', 'termFrom', 'termTo', 'ruleSetDay', 'law', 'plan', 'createdAt', 'createdBy']).where('id', '=', other.id)).execute())
    await world.system((ctx) => ctx.db.insertInto('electionVoter').values({ communityId: other.communityId, electionId: '00000000-0000-4000-8000-00000000000e', personId: mine.personId, fromVersion: 1, name: mine.name, sex: '1', birthOn: '1980-05-05', address: '', ground: 'living', state: 'listed', reason: 'declared', entitled: true }).execute())
    const of = await election(r)
    expect(await as(r, (ctx) => doublesOf(ctx, of))).toEqual([{ personId: mine.personId, name: mine.name, elsewhere: '涑河社区' }])
  }) // prettier-ignore
})

describe('those who run the election', () => {
  let r: Road
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'committeeA3')
    await toList(r)
    await step(r, 'openNomination')
  })

  it('leave the election committee when they are nominated, and the first alternate comes in', async () => {
    const members = await world.system((ctx) => committeeOf(ctx, r))
    const nominee = members[1]!
    await as(r, (ctx) => nominate(ctx, r.id, { personId: nominee.personId, post: 'chair', by: 'party', nominators: [], about: '' }))
    for (const [i, post] of (['chair', 'viceChair', 'viceChair', 'member', 'member', 'member', 'member'] as const).entries())
      await as(r, (ctx) => nominate(ctx, r.id, { personId: r.heads[i]!.personId, post, by: 'party', nominators: [], about: '' }))
    await step(r, 'closeNomination')
    const { vetAll } = await import('./road.ts')
    await vetAll(r)
    expect(await refused(step(r, 'publishCandidates'))).toBe('elections.mustLeaveElectionCommittee')
    const { version } = await election(r)
    const left = await as(r, (ctx) => leaveCommittee(ctx, r.id, nominee.id, { version, reason: 'candidate', for: nominee.name }))
    expect(left.replacedBy).toBe(members.find((m) => m.post === 'alternate')!.name)
    await step(r, 'publishCandidates')
    await step(r, 'meetVoters')
  }) // prettier-ignore

  it('do not scrutinise their own election, and a scrutineer who became a candidate holds the vote up', async () => {
    const box = await as(r, (ctx) => addBox(ctx, r.id, { kind: 'mobile', name: '流动票箱', place: '上门', opens: '08:00', closes: '11:00' }))
    const candidate = r.heads[0]!
    expect(await refused(as(r, (ctx) => addHelper(ctx, r.id, { personId: candidate.personId, role: 'scrutineer', boxId: box.id })))).toBe('elections.scrutineerIsCandidate')
    await world.system((ctx) => ctx.db.insertInto('electionHelper').values({ communityId: r.communityId, electionId: r.id, id: '00000000-0000-4000-8000-0000000000aa', personId: candidate.personId, name: candidate.name, role: 'scrutineer', boxId: box.id, fromOn: '2026-06-01' }).execute())
    const shown = await as(r, (ctx) => getElection(ctx, r.id))
    const codes = shown.guide[0]!.hindrances.map((h) => h.code)
    expect(codes).toContain('elections.scrutineerIsCandidate')
    expect(codes).toContain('elections.scrutineers')
  }) // prettier-ignore

  it('take three proxies for one voter and not a fourth, and none for a candidate', async () => {
    const [proxy, ...others] = r.heads.slice(10, 16)
    const entrust = (principal: { personId: string }, to: { personId: string }) => as(r, (ctx) => giveProxy(ctx, r.id, { principalId: principal.personId, proxyId: to.personId, reason: '外出', writtenOn: '2026-06-01' }))
    for (const principal of others.slice(0, 3)) await entrust(principal, proxy!)
    expect(await refused(entrust(others[3]!, proxy!))).toBe('elections.proxyMost')
    expect(await refused(entrust(others[3]!, r.heads[0]!))).toBe('elections.proxyCandidate')
  }) // prettier-ignore
})

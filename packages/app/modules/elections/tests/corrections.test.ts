import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endMember, membersOn } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { nominate, vetCandidate, withdrawCandidate } from '../commands/candidates.ts'
import { explainDifference, setAccount } from '../commands/count.ts'
import { signMinute, writeMinute } from '../commands/minutes.ts'
import { changePlan } from '../commands/plan.ts'
import { giveProxy } from '../commands/proxies.ts'
import { addBox } from '../commands/stations.ts'
import { strikeVoter } from '../commands/voters/one.ts'
import { decideObjection, raiseObjection } from '../commands/voters/objections.ts'
import type { Team } from '../contract/base.ts'
import { batchesOf } from '../queries/count.ts'
import { boxesOf } from '../queries/voting.ts'
import { getElection } from '../queries/elections.ts'
import { voterOf } from '../queries/voters.ts'
import { getCount } from '../queries/counted.ts'
import { countAll, election, enter, formalOf, noon, people, plan, refused, step, teams, toCandidates, toCounting, toList, toVoting, vote, worker, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = <T>(r: Road, work: Parameters<typeof world.as<T>>[1]) => world.as(worker(r), work)

describe('a plan that is moved', () => {
  it('takes the term of office with it, so that nobody serves before or less than the law says', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'communityA2', { day: '2026-07-20' })
    const to = async (electionDay: string) => {
      const { version, seats, mode } = await election(r)
      await as(r, (ctx) => changePlan(ctx, r.id, { version, seats, mode, electionDay, dates: {}, reason: '', note: '' }))
      return election(r)
    }
    expect(await to('2026-09-10')).toMatchObject({ termFrom: '2026-09-10', termTo: '2031-09-10' })
    expect(await to('2026-08-01')).toMatchObject({ termFrom: '2026-08-01', termTo: '2031-08-01' })
  }) // prettier-ignore
})

describe('a list and candidates that are out', () => {
  let r: Road
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA1')
    await toList(r)
  })
  const notices = (kind: string) =>
    world.system((ctx) => ctx.db.selectFrom('electionNotice').select(['title', 'body']).where('electionId', '=', r.id).where('kind', '=', kind).orderBy('number').execute()) // prettier-ignore

  it('take on who was left out when the objection is upheld, and put up what each objection came to', async () => {
    const [late] = await people(world, r.communityId, 1)
    const raise = (personId: string, kind: 'missing' | 'notEntitled') =>
      as(r, (ctx) =>
        raiseObjection(ctx, r.id, { personId, about: late!.name, byName: '申诉人', kind, text: '名单有误' }),
      )
    const decide = (objectionId: string, uphold: boolean) => as(r, (ctx) => decideObjection(ctx, r.id, objectionId, { version: 1, uphold, decision: '涉及隐私的理由' })) // prettier-ignore
    await decide((await raise(late!.personId, 'missing')).id, true)
    expect(await world.system((ctx) => voterOf(ctx, r, late!.personId))).toMatchObject({ state: 'listed', entitled: true }) // prettier-ignore
    await decide((await raise(r.heads[0]!.personId, 'notEntitled')).id, false)
    const told = await notices('amendment')
    expect(told.map((n) => /申诉(不?成立)/.exec(n.body)?.[1])).toEqual(['成立', '不成立'])
    expect(told.map((n) => n.body).join('')).not.toContain('隐私')
  })

  it('hold the vote up when so many withdraw that too few stand, until others are nominated and published', async () => {
    await toCandidates(r)
    const chairs = (await formalOf(r)).filter((c) => c.post === 'chair')
    const name = (personId: string, post: 'chair' | 'member') => as(r, (ctx) => nominate(ctx, r.id, { personId, post, by: 'party', nominators: [], about: '' })) // prettier-ignore
    const codes = async () => (await as(r, (ctx) => getElection(ctx, r.id))).guide[0]!.hindrances.map((h) => h.code)
    expect(await codes()).not.toContain('elections.candidatesExceedSeats')
    expect(await refused(name(r.heads[14]!.personId, 'chair'))).toBe('elections.notNow')
    await as(r, (ctx) => withdrawCandidate(ctx, r.id, chairs[0]!.id, { version: chairs[0]!.version, reason: '本人申请' })) // prettier-ignore
    expect(await codes()).toContain('elections.candidatesExceedSeats')
    expect(await refused(name(r.heads[14]!.personId, 'member'))).toBe('elections.notNow')
    const { id } = await name(r.heads[14]!.personId, 'chair')
    expect(await codes()).toContain('elections.candidatesExceedSeats')
    await as(r, (ctx) => vetCandidate(ctx, r.id, id, { version: 1, with: '公安、纪检、民政' }))
    expect(await codes()).not.toContain('elections.candidatesExceedSeats')
    expect((await notices('candidates')).at(-1)!.body).toContain(r.heads[14]!.name)
  })
})

describe('a candidate', () => {
  it('who is struck from the voter list holds the vote up until the candidacy ends; nothing is written of days to come', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'committeeA3')
    await toList(r)
    await toCandidates(r, { chair: 3, viceChair: 2, member: 4 })
    const [one] = await formalOf(r)
    const codes = async () => (await as(r, (ctx) => getElection(ctx, r.id))).guide[0]!.hindrances.map((h) => h.code)
    expect(await codes()).not.toContain('elections.notAVoter')
    await as(r, (ctx) => strikeVoter(ctx, r.id, one!.personId, { strike: true, reason: '判决生效' }))
    expect(await codes()).toContain('elections.notAVoter')
    const [principal, proxy] = [r.heads[15]!.personId, r.heads[16]!.personId]
    expect(await refused(as(r, (ctx) => vetCandidate(ctx, r.id, one!.id, { version: one!.version, with: '法院', on: '2026-06-02' })))).toBe('elections.dayAhead') // prettier-ignore
    expect(await refused(as(r, (ctx) => giveProxy(ctx, r.id, { principalId: principal, proxyId: proxy, reason: '外出', writtenOn: '2026-06-02' })))).toBe('elections.dayAhead') // prettier-ignore
    await as(r, (ctx) => vetCandidate(ctx, r.id, one!.id, { version: one!.version, barredBy: 'deprivedOfPoliticalRights', with: '法院' })) // prettier-ignore
    expect(await codes()).not.toContain('elections.notAVoter')
  })
})

describe('an election that is declared void on its way', () => {
  it('is archived as far as it came: before the vote, and in the midst of the count', async () => {
    world.now = noon('2026-06-01')
    const end = async (r: Road) => {
      expect(await step(r, 'voidElection', { ground: 'committeeUnlawful', note: '选举委员会未依法产生' })).toBe('void')
      expect(await refused(step(r, 'openVoting'))).toBe('elections.notNow')
      expect(await step(r, 'archive')).toBe('archived')
    }
    const early = await plan(world, 'communityB1', { day: '2026-08-20' })
    await toList(early)
    await end(early)
    const late = await plan(world, 'communityB1', { day: '2026-07-20' })
    const box = await toCounting(late, { ballots: 30 })
    await as(late, (ctx) => setAccount(ctx, late.id, box, { ...right, issued: 30, leftOver: 30, returned: 30, valid: 30, version: 0 })) // prettier-ignore
    await end(late)
  })
})

const right = { printed: 60, issued: 40, spoiled: 0, leftOver: 20, returned: 40, valid: 40, blank: 0, void: {} }
describe('a count that is corrected', () => {
  let r: Road
  let box: string
  const open = async () => (await as(r, (ctx) => getCount(ctx, r.id))).hindrances.map((h) => h.code)
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'committeeB2')
    await toList(r)
    await toCandidates(r)
    await as(r, (ctx) => addBox(ctx, r.id, { kind: 'station', name: '第二投票站', place: '东门', opens: '08:00', closes: '17:00' })) // prettier-ignore
    box = await toVoting(r)
    await vote(r, 40)
  })

  it('needs another minute for other figures: the one that explained the former says nothing of them', async () => {
    await as(r, (ctx) => setAccount(ctx, r.id, box, { ...right, version: 0, printed: 61 }))
    const minute = await as(r, (ctx) => writeMinute(ctx, r.id, { kind: 'difference', boxId: box, title: '差异说明', text: '一张选票损毁' })) // prettier-ignore
    await as(r, (ctx) => signMinute(ctx, r.id, minute.id, { version: 1, signedBy: ['监票人甲'] }))
    await as(r, (ctx) => explainDifference(ctx, r.id, box, { version: 1, minuteId: minute.id }))
    expect(await open()).not.toContain('elections.printed')
    await as(r, (ctx) => setAccount(ctx, r.id, box, { ...right, version: 2, printed: 75 }))
    expect(await open()).toContain('elections.printed')
  })

  it('takes no minute of another box for a difference', async () => {
    const other = (await world.system((ctx) => ctx.db.selectFrom('electionBox').select('id').where('electionId', '=', r.id).where('id', '<>', box).executeTakeFirstOrThrow())).id // prettier-ignore
    const minute = await as(r, (ctx) => writeMinute(ctx, r.id, { kind: 'difference', boxId: other, title: '差异说明', text: '另一票箱' })) // prettier-ignore
    await as(r, (ctx) => signMinute(ctx, r.id, minute.id, { version: 1, signedBy: ['监票人甲'] }))
    expect(await refused(as(r, (ctx) => explainDifference(ctx, r.id, box, { version: 3, minuteId: minute.id })))).toBe('access.notFound') // prettier-ignore
    await as(r, (ctx) => setAccount(ctx, r.id, box, { ...right, version: 3 }))
  })

  it('counts what both teams agree on in the end, not a third count that was like neither', async () => {
    const { a, b } = teams(r)
    const of = await election(r)
    const other = (await world.system((ctx) => boxesOf(ctx, of))).find((x) => x.id !== box)!
    await as(r, (ctx) => setAccount(ctx, r.id, other.id, { ...right, issued: 0, leftOver: 60, returned: 0, valid: 0, version: 0 })) // prettier-ignore
    const batchId = (await world.system((ctx) => batchesOf(ctx, of)))[0]!.id
    const [one] = await formalOf(r)
    const read = (who: typeof a, team: Team, n: number, why = '') =>
      enter(r, who, batchId, { valid: 40, blank: 0, void: {}, votes: { [one!.id]: n }, team, why })
    await read(a, 'a', 30)
    await read(b, 'b', 31)
    expect(await read(b, 'third', 12)).toMatchObject({ state: 'differs' })
    expect(await read(b, 'b', 30, '看错一行')).toMatchObject({ state: 'agreed' })
    const { totals } = await as(r, (ctx) => getCount(ctx, r.id))
    expect(totals.votes[one!.id]).toBe(30)
  })
})

describe('an election that is declared void after its announcement', () => {
  it('takes the seats back, also where one of the elected has left already', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'communityB1', { kind: 'supervisory', seats: [{ post: 'chair', seats: 1 }, { post: 'member', seats: 2 }] }) // prettier-ignore
    const box = await toCounting(r, { counts: { chair: 2, member: 3 }, ballots: 12 })
    const order = (await formalOf(r)).map((c) => c.id)
    await countAll(r, box, 12, (id) => [7, 5, 9, 8, 7][order.indexOf(id)]!)
    await step(r, 'declareElected')
    await step(r, 'announce')
    const { organId, termFrom } = await election(r)
    const organ = { areaId: r.communityId, organId: organId! }
    const [first] = await world.system((ctx) => membersOn(ctx, organ, termFrom))
    await world.system((ctx) => endMember(ctx, { organ, memberId: first!.id, on: '2026-07-25', reason: 'resigned', source: '辞职' })) // prettier-ignore
    expect(await step(r, 'voidElection', { ground: 'bribery', note: '经查实', carriesOn: '由街道决定' })).toBe('void')
    expect((await world.system((ctx) => membersOn(ctx, organ, '2026-07-26'))).length).toBe(0)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '@liren/ballots'
import type { Actor } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { sm3 } from '#server/crypto.ts'
import { enterTally, explainDifference, setAccount } from '../commands/count.ts'
import { editMinute, signMinute, writeMinute } from '../commands/minutes.ts'
import { giveProxy, voidProxy } from '../commands/proxies.ts'
import { addHelper } from '../commands/stations.ts'
import { issueBallot } from '../commands/turnout.ts'
import { batchesOf } from '../queries/count.ts'
import { getBatch, getCount } from '../queries/counted.ts'
import { getArchive } from '../queries/archive.ts'
import { verifyArchives } from '../verify.ts'
import { countAll, countersFor, election, enter, formalOf, noon, plan, refused, step, teams, toCandidates, toCounting, toList, toVoting, worker, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = <T>(r: Road, work: Parameters<typeof world.as<T>>[1]) => world.as(worker(r), work)

describe('the count', () => {
  let r: Road
  let box: string
  let batchId: string
  let who: ReturnType<typeof teams>
  const votes = { printed: 60, issued: 40, spoiled: 0, leftOver: 20, returned: 40, valid: 40, blank: 0, void: {} }
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'committeeB2')
    box = await toCounting(r)
    who = teams(r)
  })

  it('keeps nothing that ties a voter to a vote: a mark without time, number or box, and a trail without the name', async () => {
    const columns = await world.system((ctx) => ctx.db.selectFrom('electionTurnout').selectAll().limit(1).executeTakeFirstOrThrow())
    expect(Object.keys(columns).toSorted()).toEqual(['communityId', 'electionId', 'how', 'personId', 'round'])
    const trail = await world.system((ctx) => ctx.db.selectFrom('auditEntry').select(['subjectType', 'subjectId', 'changes']).where('command', '=', 'elections.issueBallot').execute())
    for (const t of trail) expect([t.subjectType, t.subjectId, Object.keys(t.changes as object)]).toEqual(['election', r.id, ['taken']])
  }) // prettier-ignore

  it('is blocked by a difference until a signed minute explains it; a signed minute does not change', async () => {
    await as(r, (ctx) => setAccount(ctx, r.id, box, { ...votes, version: 0, printed: 61 }))
    const at = async () => (await as(r, (ctx) => getCount(ctx, r.id))).hindrances.map((h) => h.code)
    expect(await at()).toContain('elections.printed')
    const minute = await as(r, (ctx) => writeMinute(ctx, r.id, { kind: 'difference', boxId: box, title: '差异说明', text: '一张选票在发票处损毁' }))
    expect(await refused(as(r, (ctx) => explainDifference(ctx, r.id, box, { version: 1, minuteId: minute.id })))).toBe('elections.minuteOpen')
    await as(r, (ctx) => signMinute(ctx, r.id, minute.id, { version: 1, signedBy: ['监票人甲', '监票人乙', '主持人'] }))
    await as(r, (ctx) => explainDifference(ctx, r.id, box, { version: 1, minuteId: minute.id }))
    expect(await at()).not.toContain('elections.printed')
    expect(await refused(as(r, (ctx) => editMinute(ctx, r.id, minute.id, { version: 2, title: '改', text: '改' })))).toBe('elections.minuteSigned')
    const [clean] = await world.system((ctx) => verifyArchives(ctx))
    expect(clean!.faults).toEqual([])
    await world.system((ctx) => ctx.db.updateTable('electionMinute').set({ text: '篡改' }).where('id', '=', minute.id).execute())
    const [found] = await world.system((ctx) => verifyArchives(ctx))
    expect(found!.faults).toEqual([`minute ${minute.id}: changed after signing`])
    await world.system((ctx) => ctx.db.updateTable('electionMinute').set({ text: '一张选票在发票处损毁' }).where('id', '=', minute.id).execute())
  }) // prettier-ignore

  it('counts a box once', async () => {
    expect(await refused(as(r, (ctx) => setAccount(ctx, r.id, box, { ...votes, version: 0 })))).toBe(
      'elections.boxCounted',
    )
  })

  it('takes nobody for both teams, shows neither team the other, and lets a third count settle what differs', async () => {
    const { a, b } = who
    const of = await election(r)
    batchId = (await world.system((ctx) => batchesOf(ctx, of)))[0]!.id
    const [one, two] = await formalOf(r)
    const figures = (n: number) => ({ valid: 40, blank: 0, void: {}, votes: { [one!.id]: n, [two!.id]: 1 } })
    await enter(r, a, batchId, { ...figures(30), team: 'a', why: '' })
    expect(await refused(enter(r, a, batchId, { ...figures(30), team: 'b', why: '' }))).toBe('elections.bothTeams')
    expect(await refused(world.as(a, (ctx) => getBatch(ctx, r.id, batchId, 'b')))).toBe('elections.otherTeam')
    expect((await world.as(b, (ctx) => getBatch(ctx, r.id, batchId, 'a'))).own).toBeNull()
    expect(await refused(enter(r, b, batchId, { ...figures(45), team: 'b', why: '' }))).toBe('elections.tallyVotes')
    expect(await enter(r, b, batchId, { ...figures(31), team: 'b', why: '' })).toMatchObject({ state: 'differs' })
    const shown = await world.as(b, (ctx) => getCount(ctx, r.id))
    expect(shown.batches[0]).toMatchObject({ state: 'differs', differs: [one!.id], result: null })
    expect(await refused(enter(r, b, batchId, { ...figures(31), team: 'b', why: '' }))).toBe('elections.correctionReason')
    expect(await enter(r, b, batchId, { ...figures(30), team: 'third', why: '' })).toMatchObject({ state: 'agreed' })
    expect(await refused(enter(r, b, batchId, { ...figures(30), team: 'b', why: '改' }))).toBe('elections.batchSettled')
  }) // prettier-ignore

  it('takes two accounts of one person for that person, and each account for one person only', async () => {
    const { a, b, third } = await countersFor(r)
    const another = (name: string): Actor => ({ ...worker(r), accountId: newId(world.now), name }) as Actor
    const read = { valid: 40, blank: 0, void: {}, votes: {}, why: '' }
    const mine = another('王小二')
    const tries = (by: Actor, more: object = {}) => refused(world.as(by, (ctx) => enterTally(ctx, r.id, batchId, { ...read, team: 'b', ...more })))
    expect(await tries(mine)).toBe('elections.counterMissing')
    expect(await tries(mine, { counterId: r.heads[0]!.personId })).toBe('elections.counterMissing')
    expect(await tries(mine, { counterId: a })).toBe('elections.counterElsewhere')
    expect(await tries(mine, { counterId: b })).toBe('elections.counterElsewhere')
    expect(await tries(another('counterClerk'), { counterId: third })).toBe('elections.sameName')
    const shown = await world.as(who.b, (ctx) => getCount(ctx, r.id))
    expect(shown.counters.map((c) => [c.id, c.team, c.mine])).toEqual(expect.arrayContaining([[a, 'a', false], [b, 'b', true], [third, null, false]]))
    expect(await tries(who.b, { counterId: a })).toBe('elections.countsForOther')
  }) // prettier-ignore

  it('lets a new helper count for one who leaves, known by the name of the account', async () => {
    const late = r.heads[20]!
    const newcomer: Actor = { ...worker(r), accountId: newId(world.now), name: late.name } as Actor
    const enterNow = () => refused(world.as(newcomer, (ctx) => enterTally(ctx, r.id, batchId, { valid: 40, blank: 0, void: {}, votes: {}, why: '', team: 'a' })))
    expect(await enterNow()).toBe('elections.counterMissing')
    const { id } = await as(r, (ctx) => addHelper(ctx, r.id, { personId: late.personId, role: 'counter' }))
    expect(await enterNow()).toBe('elections.batchSettled')
    const told = await world.system((ctx) => ctx.db.selectFrom('electionNotice').select('body').where('electionId', '=', r.id).orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow())
    expect(told.body).toContain(late.name)
    expect(id).toBeTruthy()
  }) // prettier-ignore

  it('keeps every correction', async () => {
    const kept = await world.system((ctx) => ctx.db.selectFrom('electionTally').select(['team', 'supersededAt']).where('batchId', '=', batchId).execute())
    expect(kept.map((k) => k.team).toSorted()).toEqual(['a', 'b', 'third'])
  }) // prettier-ignore

  it('gives out no ballot any more', async () => {
    const again = r.heads[0]!
    expect(await refused(as(r, (ctx) => issueBallot(ctx, r.id, { personId: again.personId, how: 'self' })))).toBe(
      'elections.notNow',
    )
  })
})

describe('a proxy', () => {
  it('is not ended once the ballot was taken by it, and it is said whose', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'communityA2')
    await toList(r)
    const [principal, proxy] = [r.heads[13]!, r.heads[14]!]
    const { id } = await as(r, (ctx) => giveProxy(ctx, r.id, { principalId: principal.personId, proxyId: proxy.personId, reason: '外出', writtenOn: '2026-06-01' }))
    await toCandidates(r)
    await toVoting(r)
    await as(r, (ctx) => issueBallot(ctx, r.id, { personId: principal.personId, how: 'proxy' }))
    const late = as(r, (ctx) => voidProxy(ctx, r.id, id, { reason: '本人回来' }))
    await expect(late).rejects.toMatchObject({ code: 'elections.tookAlready', params: { name: principal.name } })
  }) // prettier-ignore
})

describe('the archive', () => {
  it('verifies without the server, and one changed byte is found', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'committeeB2', { kind: 'supervisory', seats: [{ post: 'chair', seats: 1 }, { post: 'member', seats: 2 }] })
    const box = await toCounting(r, { counts: { chair: 2, member: 3 }, ballots: 12 })
    const order = (await formalOf(r)).map((c) => c.id)
    await countAll(r, box, 12, (id) => [7, 5, 9, 8, 7][order.indexOf(id)]!)
    expect(await step(r, 'declareElected')).toBe('elected')
    for (const verb of ['announce', 'file', 'certify', 'handOver', 'archive'] as const) await step(r, verb, { note: '备案1号' })
    const file = await as(r, (ctx) => getArchive(ctx, r.id))
    const text = (file.body as Buffer).toString('utf8')
    expect(verify(text, sm3)).toMatchObject({ ok: true, faults: [] })
    for (const at of [text.indexOf('"votes":') + 8, text.length - 40, text.indexOf('"persons":') + 10]) {
      const changed = text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1)
      expect(verify(changed, sm3).ok).toBe(false)
    }
    const [, found] = await world.system((ctx) => verifyArchives(ctx))
    expect(found).toMatchObject({ checked: 1, faults: [] })
    for (const person of r.people.slice(10)) expect(text).not.toContain(person.personId)
  }) // prettier-ignore
})

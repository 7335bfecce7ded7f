import { sql } from 'kysely'
import { fullKey } from '@liren/ballots'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginTerm, membersOn } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { nominate } from '../commands/candidates.ts'
import { voidSeat } from '../commands/voided.ts'
import { indicators } from '../indicators.ts'
import { pollOf } from '../queries/result.ts'
import { voidedOf } from '../queries/voided.ts'
import { countAll, election, formalOf, noon, outgoing, plan, refused, step, toAnnounced, toCounting, toElected, toList, toVoting, vote, worker, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Place = 'communityA1' | 'communityA2' | 'committeeA3' | 'communityB1' | 'committeeB2'
const begin = (day: string) => void (world.now = noon(day))
const keyOf = async (r: Road) => ({ areaId: r.communityId, organId: (await election(r)).organId! })
const seated = async (r: Road, day: string) => {
  const key = await keyOf(r)
  return world.system((ctx) => membersOn(ctx, key, day))
}
const namesIn = async (r: Road, day: string) => (await seated(r, day)).map((m) => m.name).toSorted()
const voided = (r: Road) => world.system((ctx) => voidedOf(ctx, r))
const decision = { ground: 'falseCounts' as const, note: '区政府查实虚报票数。', carriesOn: '上届成员继续履行职责。' }
const voidOne = async (of: Road, candidateId: string) => {
  const { version } = await election(of)
  const county = world.actor('countyOfficer', world.city.lanshan.id)
  return world.as(county, (ctx) => voidSeat(ctx, of.id, candidateId, { version, ground: 'bribery', note: '经区政府查实贿选。' })) // prettier-ignore
}
/** The committee that sits until a day after the planned election. */
const sittingUntil = async (at: Place, to: string) => {
  const organId = await outgoing({ world, communityId: world.city[at].id })
  await world.system((ctx) =>
    ctx.db.updateTable('organTerm').set({ toOn: to }).where('organId', '=', organId).execute(),
  )
}
const termsOf = async (r: Road) => {
  const { organId } = await keyOf(r)
  return world.system((ctx) => ctx.db.selectFrom('organTerm').select(['number', 'fromOn', 'toOn', 'voidedOn']).where('organId', '=', organId).orderBy('fromOn').orderBy('recordedAt').execute()) // prettier-ignore
}
/** A local pack of this election says within how many days to elect again. */
const packed = (r: Road) =>
  world.system((ctx) => sql`update election set law = jsonb_set(law, array['provisions', ${fullKey('reElectionDays')}], ${JSON.stringify({ value: 30, document: '示例规定', article: '第三十五条', ruleSet: '示例' })}::jsonb) where id = ${r.id}`.execute(ctx.db)) // prettier-ignore
const work = (r: Road) =>
  world.system((ctx) => ctx.db.selectFrom('organWork').select(['dueOn', 'state']).where('areaId', '=', r.communityId).where('rule', '=', 'elections.again').execute()) // prettier-ignore
/** A vote in which the first who stand are elected, by people other than those before. */
const onOthers = async (r: Road, posts: Record<string, number>, skip: number) => {
  await toList(r)
  r.heads = r.heads.slice(skip)
  const box = await toCounting(r, { counts: posts })
  const [one] = await formalOf(r)
  await countAll(r, box, 40, (id, n) => (id === one!.id ? n - 10 : 10))
  await step(r, 'declareElected')
  await step(r, 'announce')
  return one!
}

describe('an election whose term lies ahead, found void before it begins', () => {
  let r: Road
  const old = ['老主任', '老副主任', '老委员'].toSorted()
  beforeAll(async () => {
    begin('2026-06-01')
    await sittingUntil('communityA1', '2027-07-01')
    r = await plan(world, 'communityA1')
    await world.system((ctx) => ctx.db.updateTable('election').set({ termFrom: '2026-12-01', termTo: '2031-12-01' }).where('id', '=', r.id).execute()) // prettier-ignore
    await toAnnounced(r)
    begin('2026-07-25')
    await step(r, 'voidElection', { ...decision, resume: true })
  })

  it('leaves who sits in the seats they have, with no end, and their term as long as it was', async () => {
    const key = await keyOf(r)
    const rows = await world.system((ctx) => ctx.db.selectFrom('organMember').select(['name', 'toOn', 'outReason', 'inReason']).where('organId', '=', key.organId).where('inReason', '<>', 'elected').execute()) // prettier-ignore
    expect(rows).toEqual([])
    expect((await seated(r, '2026-12-02')).map((m) => [m.name, m.to])).toEqual([['老主任', null], ['老副主任', null], ['老委员', null]]) // prettier-ignore
    expect((await voided(r))[0]).toMatchObject({ resumed: expect.arrayContaining(old), gone: [] })
    expect(await termsOf(r)).toEqual([
      { number: 1, fromOn: '2021-07-01', toOn: '2027-07-01', voidedOn: null },
      { number: 2, fromOn: '2026-12-01', toOn: '2026-12-01', voidedOn: '2026-07-25' },
    ])
  })

  it('gives a by-election in the committee that carries on the rest of its own term', async () => {
    begin('2026-07-26')
    const by = await plan(world, 'communityA1', { kind: 'byElection', day: '2026-09-05', seats: [{ post: 'member', seats: 1 }] }) // prettier-ignore
    const of = await election(by)
    expect(of.termTo).toBe('2027-07-01')
    expect(of.title).toContain('第1届')
    const one = await onOthers(by, { member: 2 }, 8)
    const [first] = await world.system((ctx) => ctx.db.selectFrom('organTerm').select('id').where('organId', '=', of.organId!).where('number', '=', 1).execute()) // prettier-ignore
    expect((await seated(by, '2026-09-05')).find((m) => m.personId === one.personId)).toMatchObject({ termId: first!.id, inReason: 'byElected' }) // prettier-ignore
  })

  it('lets the same people be elected again before that day, in the term of the same number', async () => {
    begin('2026-09-06')
    const again = await plan(world, 'communityA1', { day: '2026-11-20' })
    expect((await election(again)).title).toBe((await election(r)).title)
    await toAnnounced(again)
    expect(await seated(again, '2026-11-20')).toHaveLength(5)
    expect((await seated(again, '2026-12-02')).map((m) => m.inReason)).toEqual(Array(5).fill('elected'))
    expect((await termsOf(again)).filter((t) => t.voidedOn === null).map((t) => [t.number, t.fromOn, t.toOn])).toEqual([
      [1, '2021-07-01', '2026-11-20'],
      [2, '2026-11-20', '2031-11-20'],
    ])
  })
})

describe('an election that is found void in its term', () => {
  let r: Road
  let again: Road
  beforeAll(async () => {
    begin('2026-06-01')
    await sittingUntil('communityA2', '2027-07-01')
    r = await plan(world, 'communityA2')
    await packed(r)
    await toAnnounced(r)
    const { organId } = await keyOf(r)
    await world.system((ctx) => ctx.db.updateTable('organMember').set({ toOn: '2026-12-31', outReason: 'boundary', outSource: '区划调整' }).where('organId', '=', organId).where('post', '=', 'viceChair').where('inReason', '=', 'elected').where('toOn', 'is', null).execute()) // prettier-ignore
    begin('2026-07-25')
    await step(r, 'voidElection', { ...decision, resume: true })
  })

  it('takes also the seat of who was to leave on a day ahead', async () => {
    expect((await voided(r))[0]!.left).toHaveLength(5)
    expect(await namesIn(r, '2026-07-25')).toEqual(['老主任', '老副主任', '老委员'].toSorted())
  })

  it('cuts no term short: the one before runs to the end that it had', async () => {
    expect((await termsOf(r)).map((t) => [t.number, t.toOn, t.voidedOn])).toEqual([
      [1, '2027-07-01', null],
      [2, '2026-07-25', '2026-07-25'],
    ])
  })

  it('has no seat left to declare void one by one, also in the archive: who sits again keeps the seat', async () => {
    await step(r, 'archive')
    const [chair] = await formalOf(r)
    expect(await refused(voidOne(r, chair!.id))).toBe('elections.wholeVoid')
    expect(await seated(r, '2026-07-25')).toHaveLength(3)
  })

  it('is not taken for the one that seated who is to be recalled', async () => {
    const of = await election(r)
    const poll = await world.system((ctx) => pollOf(ctx, { ...of, kind: 'recall' }))
    expect(poll.electedMode).toBeUndefined()
  })

  it('is made good when the new result is announced: what asked for it is done', async () => {
    expect(await work(r)).toEqual([{ dueOn: '2026-08-24', state: 'open' }])
    begin('2026-07-26')
    again = await plan(world, 'communityA2', { day: '2026-09-10' })
    await toElected(again)
    expect((await work(r)).map((w) => w.state)).toEqual(['open'])
    await step(again, 'announce')
    expect((await work(r)).map((w) => w.state)).toEqual(['done'])
    const of = await election(again)
    expect((await world.system((ctx) => pollOf(ctx, { ...of, kind: 'recall' }))).electedMode).toBe('allVoters')
  })

  it('does not make the new committee late, which came before the term ended that it follows', async () => {
    const valueOf = (key: string) =>
      world.as(world.actor('subdistrictOfficer', world.city.streetA.id), async (ctx) =>
        (await indicators.find((i) => i.key === `elections.${key}`)!.compute!(ctx, { day: '2026-09-30', areaIds: [r.communityId] })).reduce((n, v) => n + v.value, 0)) // prettier-ignore
    expect([await valueOf('renewed'), await valueOf('inTime')]).toEqual([1, 1])
  })

  it('found void for one person after a later election, leaves the seat that this gave the person', async () => {
    await step(again, 'file', { note: '1号' })
    const chair = (await formalOf(again)).find((c) => c.post === 'chair')!
    const organ = await keyOf(again)
    begin('2031-09-10')
    await world.system((ctx) =>
      beginTerm(ctx, { organ, from: '2031-09-10', to: '2036-09-10', ruleSetDay: '2031-09-10', members: [{ personId: chair.personId, post: 'chair', inReason: 'elected' }], source: { kind: 'election', id: null, text: '下届选举' } })) // prettier-ignore
    await voidOne(again, chair.id)
    expect((await seated(again, '2031-09-11')).map((m) => [m.personId, m.to])).toEqual([[chair.personId, null]])
    expect((await voided(again))[0]!.left).toEqual([])
  })
})

describe('a recall that is found void', () => {
  let first: Road
  /** The chair is recalled: the vote is held and announced. */
  const recall = async (at: Place, day: string) => {
    const r = await plan(world, at, { kind: 'recall', day, seats: [{ post: 'chair', seats: 1 }] })
    const chair = (await seated(r, day)).find((m) => m.post === 'chair')!
    await toList(r)
    await step(r, 'openNomination')
    await world.as(worker(r), (ctx) => nominate(ctx, r.id, { personId: chair.personId!, post: 'chair', by: 'recall', nominators: [], about: '长期不履职', demand: { by: 'residents', signed: 30 } })) // prettier-ignore
    await step(r, 'closeNomination')
    await step(r, 'publishCandidates')
    await step(r, 'meetVoters')
    const box = await toVoting(r)
    await vote(r, 40)
    await countAll(r, box, 40, (_id, n) => n)
    await step(r, 'declareElected')
    await step(r, 'announce')
    return { r, chair }
  }
  const chairs = async (r: Road, day: string) => (await seated(r, day)).filter((m) => m.post === 'chair').map((m) => m.personId) // prettier-ignore
  beforeAll(async () => {
    begin('2026-06-01')
    first = await plan(world, 'committeeA3')
    await toAnnounced(first)
  })

  it('gives the post back while nobody has it, and asks for no new election', async () => {
    begin('2026-08-01')
    const { r, chair } = await recall('committeeA3', '2026-09-20')
    await packed(r)
    expect(await chairs(r, '2026-09-20')).toEqual([])
    begin('2026-09-25')
    await step(r, 'voidElection', decision)
    expect(await chairs(r, '2026-09-25')).toEqual([chair.personId])
    expect(await work(r)).toEqual([])
  })

  it('can be declared void also where a by-election filled the post: who was recalled has lost it, who was elected keeps it', async () => {
    begin('2026-10-01')
    const { r, chair } = await recall('committeeA3', '2026-11-20')
    begin('2026-11-25')
    const by = await plan(world, 'committeeA3', { kind: 'byElection', day: '2027-01-10', seats: [{ post: 'chair', seats: 1 }] }) // prettier-ignore
    const winner = await onOthers(by, { chair: 2 }, 8)
    begin('2027-01-15')
    expect(await step(r, 'voidElection', decision)).toBe('void')
    expect(await chairs(r, '2027-01-15')).toEqual([winner.personId])
    expect((await voided(r))[0]).toMatchObject({ resumed: [], gone: [chair.name] })
    await step(by, 'voidElection', decision)
    expect(await chairs(r, '2027-01-15')).toEqual([])
    expect((await voided(by))[0]!.left).toEqual([winner.name])
  })

  it('puts nobody into the committee of a new term', async () => {
    begin('2027-01-16')
    const by = await plan(world, 'committeeA3', { kind: 'byElection', day: '2027-03-20', seats: [{ post: 'chair', seats: 1 }] }) // prettier-ignore
    const winner = await onOthers(by, { chair: 2 }, 8)
    begin('2027-03-21')
    const { r, chair } = await recall('committeeA3', '2027-05-20')
    expect(chair.personId).toBe(winner.personId)
    begin('2027-06-01')
    const organ = await keyOf(first)
    await world.system((ctx) =>
      beginTerm(ctx, { organ, from: '2027-06-01', to: '2032-06-01', ruleSetDay: '2027-06-01', members: [{ personId: winner.personId, post: 'member', inReason: 'elected' }], source: { kind: 'election', id: null, text: '提前换届' } })) // prettier-ignore
    await step(r, 'voidElection', decision)
    expect((await voided(r))[0]).toMatchObject({ resumed: [], gone: [winner.name] })
    const one = [[winner.personId, 'member', null]]
    expect((await seated(first, '2027-06-01')).map((m) => [m.personId, m.post, m.to])).toEqual(one)
    // Nor does a void by-election take the seat that its winner has in the new term.
    await step(by, 'voidElection', decision)
    expect((await voided(by))[0]!.left).toEqual([])
    expect((await seated(first, '2027-06-01')).map((m) => [m.personId, m.post, m.to])).toEqual(one)
  })
})

describe('where a local pack sets days for the new election', () => {
  it('they run also from an election that too few took part in, and the notice says so', async () => {
    begin('2026-06-01')
    const r = await plan(world, 'communityB1')
    await packed(r)
    const box = await toCounting(r, { ballots: 12 })
    await countAll(r, box, 12, (_id, n) => n * 0)
    expect(await step(r, 'declareElected')).toBe('void')
    expect(await work(r)).toEqual([{ dueOn: '2026-08-19', state: 'open' }])
    const { body } = await world.system((ctx) => ctx.db.selectFrom('electionNotice').select('body').where('electionId', '=', r.id).orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()) // prettier-ignore
    expect(body).toContain('应当在2026年8月19日前（含当日）重新选举')
  })

  it('and from one that is found void before it is announced', async () => {
    begin('2026-06-01')
    const r = await plan(world, 'committeeB2')
    await packed(r)
    await toElected(r)
    await step(r, 'voidElection', { ground: 'bribery', note: '查实贿选。' })
    expect(await work(r)).toEqual([{ dueOn: '2026-08-19', state: 'open' }])
  })
})

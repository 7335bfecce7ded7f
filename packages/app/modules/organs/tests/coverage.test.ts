import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { household } from '#modules/registers/tests/people-of.ts'
import { recordDeath, moveOut } from '#modules/registers/commands/leave.ts'
import { openWorld, type World } from '#testing/world.ts'
import { dispatchGaps } from '../commands/coverage.ts'
import { closeWork } from '../commands/work.ts'
import { endMember, membersOn } from '../index.ts'
import { coverage, listGaps } from '../queries/coverage/index.ts'
import { checks, checksOn, judge, type CommunityFacts, type Provision } from '../rules/coverage/index.ts'
import { newOrgan, outsider, peopleOf, seatedOrgan } from './organs-of.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.house.config.demo = true
})
afterAll(() => world.close())

const officer = () => world.actor('subdistrictOfficer', world.city.streetB.id)
const page = { page: 1, size: 200 }
const failingOf = (areaId: string, day = '2026-06-01') =>
  world.as(officer(), async (ctx) => (await listGaps(ctx, { ...page, areaId })).rows.filter((r) => r.areaId === areaId).map((r) => r.check), { asOf: day }) // prettier-ignore
const gap = async (areaId: string, check: string, day = '2026-06-01') =>
  (await world.as(officer(), (ctx) => listGaps(ctx, { ...page, areaId, check }), { asOf: day })).rows.find((r) => r.areaId === areaId) // prettier-ignore

describe('a check', () => {
  const law = new Map<string, Provision>([
    ['residentsCommittee.members', { value: { min: 5, max: 9 }, modality: 'required', document: '组织法', article: '第八条', words: null }], // prettier-ignore
    ['residentsCommittee.householdsPerRepresentative', { value: { min: 20, max: 50 }, modality: 'suggested', document: '组织法', article: '第十三条', words: null }], // prettier-ignore
    ['residentsCommittee.representativesMeeting.representatives', { value: { num: 4, den: 5, strict: false }, modality: 'required', document: '组织法', article: '第二十八条', words: null }], // prettier-ignore
  ])
  const body = (kind: 'residentsCommittee' | 'representatives', seated: number) => ({ id: 'x', kind, foundedOn: '2020-01-01', term: null, seats: 0, seated, women: 1, headed: true, people: [] }) // prettier-ignore
  const place = (n: number, reps: number, households: number): CommunityFacts => ({
    areaId: 'a', name: '甲社区', town: '乙街道', since: '2000-01-01', households, bodies: [body('residentsCommittee', n), body('representatives', reps)], groups: { groups: 0, leaderless: 0, leadersOutside: 0 },
    ties: [], rules: [], handovers: [], partyDue: [], gone: 0,
  }) // prettier-ignore
  const verdict = (key: string, community: CommunityFacts) => {
    const standing = checksOn('2026-06-01', law).find((s) => s.check.key === key)!
    return judge(standing, community, '2026-06-01', law)?.reason
  }
  it.each([[4, 'tooFew'], [5, undefined], [9, undefined], [10, 'tooMany']] as const)('of five to nine members finds %i %s', (n, reason) => {
    expect(verdict('committeeSize', place(n, 30, 900))).toBe(reason)
  }) // prettier-ignore
  it.each([[20, 1000, undefined], [19, 1000, 'fewRepresentatives'], [50, 1000, undefined], [51, 1000, 'manyRepresentatives']] as const)('of one representative for 20 to 50 households finds %i for %i %s', (reps, households, reason) => {
    expect(verdict('representativesRatio', place(7, reps, households))).toBe(reason)
  }) // prettier-ignore
  it.each([[28, undefined], [27, 'smallShare']] as const)('of four fifths finds %i representatives beside seven members %s', (reps, reason) => {
    expect(verdict('representativesShare', place(7, reps, 1000))).toBe(reason)
  }) // prettier-ignore
  it('that the law requires is a breach, one that it suggests is advice, one of which nothing is in force does not hold', () => {
    const on = checksOn('2026-06-01', law)
    expect(on.find((s) => s.check.key === 'committeeSize')!.weight).toBe('breach')
    expect(on.find((s) => s.check.key === 'representativesRatio')!.weight).toBe('advice')
    expect(on.some((s) => s.check.key === 'supervisory')).toBe(false)
    expect(checks.length).toBeGreaterThanOrEqual(20)
  })
})

describe('coverage', () => {
  it('follows the law of the day: no supervisory committee was asked for before 2026', async () => {
    const areaId = world.city.communityB1.id
    expect(await failingOf(areaId, '2025-12-31')).not.toContain('supervisory')
    expect(await failingOf(areaId, '2026-01-01')).toContain('supervisory')
  })

  it('is right at once after a change, and what was asked for closes by itself', async () => {
    const areaId = world.city.committeeB2.id
    const asked = await world.as(officer(), (ctx) => dispatchGaps(ctx, { areaId: world.city.streetB.id }))
    expect(asked.opened).toBeGreaterThan(5)
    expect((await world.as(officer(), (ctx) => dispatchGaps(ctx, { areaId: world.city.streetB.id }))).opened).toBe(0)
    expect((await gap(areaId, 'supervisory'))?.dueOn).toBe('2026-08-30')
    await seatedOrgan(world, 'supervisoryCommittee', { areaId, n: 3 })
    expect(await gap(areaId, 'supervisory')).toBeUndefined()
    const work = await world.system((ctx) => ctx.db.selectFrom('organWork').select('state').where('areaId', '=', areaId).where('rule', '=', 'supervisory').execute()) // prettier-ignore
    expect(work).toEqual([{ state: 'done' }])
  })

  it('sees near relatives and people in both committees, and a chair who left', async () => {
    const areaId = world.city.communityB1.id
    const { members } = await world.system((ctx) => household(ctx, areaId, [{ relation: '0', sex: '1', birthOn: '1970-01-01' }, { relation: '1', sex: '2', birthOn: '1971-01-01' }])) // prettier-ignore
    const [third] = await world.system((ctx) => peopleOf(ctx, areaId, 1, { sex: '1' }))
    const [a, b] = members
    const seat = (personId: string, post: 'chair' | 'member') => ({ personId, post, inReason: 'elected' as const })
    const committee = await seatedOrgan(world, 'residentsCommittee', { areaId, members: [seat(a!.personId, 'chair'), seat(third!.personId, 'member')] }) // prettier-ignore
    await seatedOrgan(world, 'supervisoryCommittee', { areaId, members: [seat(b!.personId, 'chair'), seat(third!.personId, 'member')] }) // prettier-ignore
    expect(await failingOf(areaId)).toEqual(expect.arrayContaining(['committeeSize', 'committeeWoman', 'supervisoryApart', 'supervisoryRelatives'])) // prettier-ignore
    expect((await gap(areaId, 'supervisoryRelatives'))?.figures).toEqual({ pairs: 1 })
    expect(await failingOf(areaId)).not.toContain('committeeChair')
    const chair = (await world.system((ctx) => membersOn(ctx, committee.key)))[0]!
    await world.system((ctx) => endMember(ctx, { organ: committee.key, memberId: chair.id, on: '2026-05-01', reason: 'resigned', source: '辞职' })) // prettier-ignore
    expect(await failingOf(areaId)).toContain('committeeChair')
    expect(await failingOf(areaId, '2026-04-30')).not.toContain('committeeChair')
  })

  it('names a term half a year before it ends, and one that has run out', async () => {
    const areaId = world.city.communityB1.id
    expect(await failingOf(areaId, '2028-07-13')).not.toContain('committeeTermEnds')
    expect(await failingOf(areaId, '2028-07-14')).toContain('committeeTermEnds')
    const over = await failingOf(areaId, '2029-01-10')
    expect([over.includes('committeeTerm'), over.includes('committeeTermEnds')]).toEqual([true, false])
  })

  it('is told only to those within reach', async () => {
    const stranger = world.actor('subdistrictOfficer', world.city.streetA.id)
    await expect(world.as(stranger, (ctx) => coverage(ctx, { areaId: world.city.streetB.id }))).rejects.toMatchObject({ code: 'access.notFound' }) // prettier-ignore
  })
})

describe('somebody who holds a seat', () => {
  const worker = () => world.actor('communityWorker', world.city.communityA2.id)
  const seated = async () => {
    const areaId = world.city.communityA2.id
    const [one] = await world.system((ctx) => peopleOf(ctx, areaId, 1))
    const organ = await seatedOrgan(world, 'subCommittee', { areaId, members: [{ personId: one!.personId, post: 'chair', inReason: 'selected' }, outsider('member')] }) // prettier-ignore
    return { organ, ...one! }
  }

  it('and dies leaves it on that day, without a word of anybody', async () => {
    const { organ, personId, version } = await seated()
    await world.as(worker(), (ctx) => recordDeath(ctx, personId, { version, on: '2026-05-20', reason: '病故' }))
    const on = (day: string) => world.system(async (ctx) => (await membersOn(ctx, organ.key, day)).length)
    expect([await on('2026-05-19'), await on('2026-05-20')]).toEqual([2, 1])
    const trail = await world.system((ctx) => ctx.db.selectFrom('auditEntry').select('command').where('subjectId', '=', organ.id).execute()) // prettier-ignore
    expect(trail).toContainEqual({ command: 'organs.memberDied' })
  })

  it('and moves away keeps it, and the community is asked to look into it', async () => {
    const { organ, personId, version } = await seated()
    await world.as(worker(), (ctx) => moveOut(ctx, personId, { version, on: '2026-05-20', reason: '迁往外地' }))
    expect(await world.system(async (ctx) => (await membersOn(ctx, organ.key)).length)).toBe(2)
    const work = await world.system((ctx) => ctx.db.selectFrom('organWork').selectAll().where('sourceId', '=', personId).execute()) // prettier-ignore
    expect(work.map((w) => [w.rule, w.role, w.state, w.dueOn])).toEqual([['membersGone', 'communityWorker', 'open', '2026-07-01']]) // prettier-ignore
    await world.as(worker(), (ctx) => closeWork(ctx, work[0]!, { version: 1, state: 'done', note: '仍在本社区工作' }))
  })
})

describe('a boundary', () => {
  const put = (event: string, payload: object) => world.system((ctx) => ctx.announce(event, payload))
  it('in force during a term asks each community that gave or took to adjust its party body, and the check waits for it', async () => {
    const [gave, took] = [world.city.communityA2.id, world.city.committeeA3.id]
    await newOrgan(world, 'branch', { areaId: took })
    await put('planning.inForce', {
      onDay: '2026-06-01',
      begun: [],
      ended: [],
      moves: [{ from: gave, to: took, units: 1 }],
    })
    const street = world.actor('subdistrictOfficer', world.city.streetA.id)
    const late = () => world.as(street, async (ctx) => (await listGaps(ctx, { ...page, areaId: world.city.streetA.id, check: 'partyAdjusted' })).rows.map((r) => r.areaId)) // prettier-ignore
    expect((await late()).toSorted()).toEqual([gave, took].toSorted())
    const work = await world.system((ctx) => ctx.db.selectFrom('organWork').selectAll().where('areaId', '=', took).where('rule', '=', 'partyAdjusted').executeTakeFirstOrThrow()) // prettier-ignore
    expect(work.dueOn).toBe('2026-07-01')
    await world.as(street, (ctx) => closeWork(ctx, work, { version: work.version, state: 'done', note: '已调整支部' }))
    expect(await late()).toEqual([gave])
  })

  it('that ends a community ends its bodies and their seats that day, and an act withdrawn puts them back', async () => {
    const areaId = world.city.villageC1.id
    const organ = await seatedOrgan(world, 'representatives', { areaId, n: 2 })
    const actId = '00000000-0000-4000-8000-0000000000aa'
    await world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: '2026-09-01' }).where('areaId', '=', areaId).execute()) // prettier-ignore
    await put('areas.changed', { actId, onDay: '2026-09-01', ended: [areaId], links: [] })
    const on = (day: string) => world.system(async (ctx) => (await membersOn(ctx, organ.key, day)).length)
    expect([await on('2026-08-31'), await on('2026-09-01')]).toEqual([2, 0])
    await put('areas.withdrawn', { actId, onDay: '2026-09-01' })
    expect(await on('2026-09-01')).toBe(2)
  })
})

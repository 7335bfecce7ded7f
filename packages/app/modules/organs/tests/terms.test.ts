import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { household, allowTestIds } from '#modules/registers/tests/people-of.ts'
import { openWorld, type World } from '#testing/world.ts'
import { declareTie } from '../commands/ties.ts'
import { beginTerm as beginByPaper, endMember as endByPaper } from '../commands/seats.ts'
import { foundOrgan as foundByOffice } from '../commands/organs.ts'
import { beginTerm, endMember, endOrgan, foundOrgan, membersOn, nearRelativesAmong, organOf, representativesOf, residentsOfAge, seatMember, termOf } from '../index.ts' // prettier-ignore
import { getOrgan, listOrgans } from '../queries/organs.ts'
import { kindRules, organKinds, type OrganKind } from '../rules/kinds.ts'
import { newOrgan, outsider, peopleOf, seatedOrgan } from './organs-of.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const neighbour = () => world.actor('communityWorker', world.city.communityA2.id)
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? e.code : e
}

describe('a body', () => {
  it('stands at a level of its kind, once where there can be one, and is asked for by its day', async () => {
    const a1 = world.city.communityA1.id
    const at = (areaId: string, kind: 'residentsCommittee' | 'subdistrictOffice', on = '2020-01-01') =>
      world.system((ctx) => foundOrgan(ctx, { areaId, kind, name: `${kind}一`, on, source: '批复' }))
    expect(await refusal(at(world.city.streetA.id, 'residentsCommittee'))).toBe('organs.kindLevel')
    expect(await refusal(at(a1, 'subdistrictOffice'))).toBe('organs.kindLevel')
    const committee = await at(a1, 'residentsCommittee')
    expect(await refusal(at(a1, 'residentsCommittee', '2023-01-01'))).toBe('organs.organTwice')
    const on = (day: string) => world.system((ctx) => organOf(ctx, a1, 'residentsCommittee', day))
    expect([(await on('2019-12-31'))?.id, (await on('2020-01-01'))?.id]).toEqual([undefined, committee.id])
    await world.system((ctx) =>
      endOrgan(ctx, { areaId: a1, organId: committee.id }, { on: '2022-01-01', reason: '撤销' }),
    )
    expect([(await on('2021-12-31'))?.id, await on('2022-01-01')]).toEqual([committee.id, null])
  })

  it('of which an area has one is refused beside one that another founds at the same moment, or that stands from a later day on', async () => {
    const areaId = world.city.communityB1.id
    const at = (on: string, kind: OrganKind = 'supervisoryCommittee') =>
      refusal(world.system((ctx) => foundOrgan(ctx, { areaId, kind, name: `${kind}${on}`, on, source: '批复' })))
    const both = await Promise.all([at('2024-01-01'), at('2024-01-01')])
    expect(both.toSorted()).toEqual(['organs.organTwice', undefined])
    expect(await at('2023-01-01')).toBe('organs.organTwice')
    expect([await at('2024-01-01', 'residentsGroup'), await at('2023-01-01', 'residentsGroup')]).toEqual([undefined, undefined]) // prettier-ignore
    const { rows } = await world.system((ctx) => sql<{ indexdef: string }>`select indexdef from pg_indexes where indexname = 'organ_once'`.execute(ctx.db)) // prettier-ignore
    const named = organKinds.filter((k) => rows[0]!.indexdef.includes(`'${k}'`))
    expect(named).toEqual(organKinds.filter((k) => kindRules[k].single))
  })

  it('of the party needs a right of its own; the clerk of the next community sees and writes nothing', async () => {
    const body = { areaId: world.city.communityA1.id, kind: 'branch' as const, name: '第一党支部', on: '2021-07-01', source: '街道党工委批复', purpose: '', households: null, parent: null, posts: [] } // prettier-ignore
    const clerk = world.actor('counterClerk', world.city.communityA1.id)
    expect(await refusal(world.as(clerk, (ctx) => foundByOffice(ctx, body)))).toBe('access.denied')
    expect(await refusal(world.as(world.actor('cityOfficer', world.city.city.id), (ctx) => foundByOffice(ctx, body)))).toBe('access.denied') // prettier-ignore
    const organ = await newOrgan(world, 'branch')
    expect(await refusal(world.as(neighbour(), (ctx) => getOrgan(ctx, organ.areaId, organ.id)))).toBe('access.notFound')
    expect(await refusal(world.as(neighbour(), (ctx) => seatMember(ctx, { organ: { areaId: organ.areaId, organId: organ.id }, on: '2026-01-01', ...outsider('secretary', { inReason: 'appointed' }), source: '任命' })))).not.toBeUndefined() // prettier-ignore
    expect(await world.as(neighbour(), (ctx) => membersOn(ctx, { areaId: organ.areaId, organId: organ.id }))).toEqual([]) // prettier-ignore
  })
})

describe('a term', () => {
  it('ends what is seated of the old one, and opens the handover of a committee within the law’s ten days', async () => {
    const areaId = world.city.communityB1.id
    const old = await seatedOrgan(world, 'residentsCommittee', { areaId, from: '2021-02-01', to: '2026-02-01' })
    const next = (from: string) =>
      world.system((ctx) => beginTerm(ctx, { organ: old.key, from, to: '2031-03-10', ruleSetDay: from, members: [outsider('chair'), outsider('member', { sex: '2' })], source: { kind: 'election', id: null, text: '换届选举' } })) // prettier-ignore
    expect(await refusal(next('2021-02-01'))).toBe('organs.termOverlap')
    const term = await next('2026-03-10')
    expect(term.number).toBe(2)
    const count = (day: string) => world.system(async (ctx) => (await membersOn(ctx, old.key, day)).length)
    expect([await count('2026-03-09'), await count('2026-03-10')]).toEqual([5, 2])
    const handover = await world.system((ctx) => ctx.db.selectFrom('organHandover').selectAll().where('termId', '=', term.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(handover).toMatchObject({ dueOn: '2026-03-20', state: 'open' })
    expect(handover.provision).toContain('第二十五条')
    const left = await world.system((ctx) => ctx.db.selectFrom('organMember').select(['outReason', 'toOn']).where('termId', '=', old.term.id).execute()) // prettier-ignore
    expect(new Set(left.map((m) => `${m.outReason} ${m.toOn}`))).toEqual(new Set(['termEnd 2026-03-10']))
  })

  it('that began under the law of 2018 opens no handover: that law sets no days for one', async () => {
    const areaId = world.city.communityA2.id
    const old = await seatedOrgan(world, 'residentsCommittee', { areaId, from: '2021-02-01', to: '2024-02-01' })
    await world.system((ctx) => beginTerm(ctx, { organ: old.key, from: '2024-02-01', to: '2029-02-01', ruleSetDay: '2024-01-20', members: [outsider('chair')], source: { kind: 'election', id: null, text: '换届选举' } })) // prettier-ignore
    const n = await world.system((ctx) => ctx.db.selectFrom('organHandover').select('id').where('areaId', '=', areaId).execute()) // prettier-ignore
    expect(n).toEqual([])
  })

  it('that has run out is shown as over, with those who still sit', async () => {
    const organ = await seatedOrgan(world, 'subCommittee', { from: '2020-01-01', to: '2025-01-01', n: 3 })
    const shown = await world.as(worker(), (ctx) => getOrgan(ctx, organ.areaId, organ.id))
    expect([shown.termOver, shown.members.length]).toEqual([true, 3])
    const before = await world.as(worker(), (ctx) => getOrgan(ctx, organ.areaId, organ.id), { asOf: '2024-12-31' })
    expect(before.termOver).toBe(false)
    expect((await world.system((ctx) => termOf(ctx, organ.key, '2019-12-31')))?.number).toBeUndefined()
  })

  it('of a body that residents choose is never an appointment', async () => {
    const organ = await newOrgan(world, 'supervisoryCommittee')
    const input = { version: 1, from: '2026-02-01', to: '2031-02-01', source: '街道文件', decree: '', members: [] }
    const begin = (sourceKind: 'appointment' | 'meeting', inReason: 'appointed' | 'selected') =>
      world.as(worker(), (ctx) => beginByPaper(ctx, organ, { ...input, sourceKind, members: [{ ...outsider('chair'), personId: null, name: '某甲', sex: '1', inReason }] })) // prettier-ignore
    expect(await refusal(begin('appointment', 'selected'))).toBe('organs.neverAppointed')
    expect(await refusal(begin('meeting', 'appointed'))).toBe('organs.neverAppointed')
    expect(await refusal(begin('meeting', 'selected'))).toBeUndefined()
  })
})

describe('a member', () => {
  it('of the committee who resigns leaves on the day a meeting accepts it, which is named with its paper; laws before ask for none', async () => {
    const { communityB1: area } = world.city
    const committee = await world.system((ctx) => organOf(ctx, area.id, 'residentsCommittee', '2026-05-01'))
    const members = await world.system((ctx) => membersOn(ctx, { areaId: area.id, organId: committee!.id }, '2026-05-01')) // prettier-ignore
    const by = world.actor('communityWorker', area.id)
    const leave = (more: object) =>
      world.as(by, async (ctx) => {
        const { version } = (await organOf(ctx, area.id, 'residentsCommittee', '2026-05-01'))!
        return endByPaper(ctx, { areaId: area.id, id: committee!.id, memberId: members[0]!.id }, { version, on: '2026-05-20', reason: 'resigned', source: '辞职申请', decree: '', meeting: null, ...more }) // prettier-ignore
      })
    const meeting = 'representativesMeeting'
    expect(await refusal(leave({ decree: '会议记录' }))).toBe('organs.resignationAccepted')
    expect(await refusal(leave({ meeting }))).toBe('organs.resignationAccepted')
    expect(await refusal(leave({ meeting, decree: '会议记录', on: '2026-06-02' }))).toBe('organs.notYet')
    expect(await refusal(leave({ on: '2025-12-31' }))).not.toBe('organs.resignationAccepted')
    await leave({ meeting, decree: '2026年第3号决定' })
    const { past } = await world.as(by, (ctx) => getOrgan(ctx, area.id, committee!.id))
    expect(past.find((m) => m.id === members[0]!.id)).toMatchObject({ to: '2026-05-20', outMeeting: meeting, outDecree: '2026年第3号决定' }) // prettier-ignore
  })

  it('is read from the register, holds one seat of a body, and finds only free seats', async () => {
    const organ = await newOrgan(world, 'subCommittee', { posts: [{ kind: 'chair', seats: 1 }, { kind: 'member', seats: 1 }] }) // prettier-ignore
    const key = { areaId: organ.areaId, organId: organ.id }
    const [a, b, c] = await world.system((ctx) => peopleOf(ctx, world.city.communityA1.id, 3))
    const seat = (personId: string, post: 'chair' | 'member', on = '2026-01-01') =>
      world.as(worker(), (ctx) => seatMember(ctx, { organ: key, on, personId, post, inReason: 'selected', source: '推选' })) // prettier-ignore
    await seat(a!.personId, 'chair')
    expect(await refusal(seat(a!.personId, 'member'))).toBe('organs.twoPosts')
    expect(await refusal(seat(b!.personId, 'chair'))).toBe('organs.seatsTaken')
    await seat(b!.personId, 'member')
    expect(await refusal(seat(c!.personId, 'member'))).toBe('organs.seatsTaken')
    const shown = await world.system((ctx) => membersOn(ctx, key, '2026-01-01'))
    expect(shown.map((m) => [m.name, m.post])).toEqual([[a!.name, 'chair'], [b!.name, 'member']]) // prettier-ignore
    await world.system((ctx) => endMember(ctx, { organ: key, memberId: shown[1]!.id, on: '2026-03-01', reason: 'resigned', source: '辞职' })) // prettier-ignore
    expect(await refusal(seat(c!.personId, 'member', '2026-02-28'))).toBe('organs.seatsTaken')
    expect(await world.system(async (ctx) => (await membersOn(ctx, key, '2026-02-28')).length)).toBe(2)
    expect(await world.system(async (ctx) => (await membersOn(ctx, key, '2026-03-01')).length)).toBe(1)
    const foreigner = await world.system((ctx) => peopleOf(ctx, world.city.communityB1.id, 1))
    expect(await refusal(seat(foreigner[0]!.personId, 'member', '2026-03-01'))).toBe('organs.noPerson')
    expect(await refusal(seat(c!.personId, 'member', '2026-03-01'))).toBeUndefined()
  })

  it('who leads both the committee and the party body is shown so, and nobody is forced to', async () => {
    const areaId = world.city.committeeA3.id
    const [one] = await world.system((ctx) => peopleOf(ctx, areaId, 1))
    const both = (post: 'chair' | 'secretary', inReason: 'elected' | 'appointed') => [{ personId: one!.personId, post, inReason }] // prettier-ignore
    const committee = await seatedOrgan(world, 'residentsCommittee', { areaId, members: both('chair', 'elected') })
    const branch = await seatedOrgan(world, 'branch', { areaId, members: both('secretary', 'appointed') })
    const [c, b] = await world.as(world.actor('subdistrictOfficer', world.city.streetA.id), async (ctx) => [await getOrgan(ctx, areaId, committee.id), await getOrgan(ctx, areaId, branch.id)]) // prettier-ignore
    expect([c!.oneForBoth, b!.oneForBoth]).toEqual([true, true])
    expect(c!.members[0]!.elsewhere.map((e) => e.post)).toEqual(['secretary'])
    const list = await world.as(world.actor('subdistrictOfficer', world.city.streetA.id), (ctx) => listOrgans(ctx, { areaId, page: 1, size: 50, sort: '-name' })) // prettier-ignore
    expect(list.rows.map((r) => [r.kind, r.head])).toContainEqual(['branch', one!.name])
  })
})

describe('kinship', () => {
  it('is seen through the head of a shared household, and a declaration goes before', async () => {
    const areaId = world.city.communityA1.id
    const people = [{ relation: '0', sex: '1' }, { relation: '1', sex: '2' }, { relation: '2', sex: '1' }, { relation: '5', sex: '2' }, { relation: '8', sex: '1' }] // prettier-ignore
    const { members } = await world.system((ctx) => household(ctx, areaId, people.map((p) => ({ ...p, birthOn: '1965-01-01' })))) // prettier-ignore
    const rows = await world.system((ctx) => ctx.db.selectFrom('resident').select(['personId', 'relation']).where('personId', 'in', members.map((m) => m.personId)).execute()) // prettier-ignore
    const id = (relation: string) => rows.find((r) => r.relation === relation)!.personId
    const tie = async (x: string, y: string, day = '2026-02-01') => {
      const [found] = await world.system((ctx) => nearRelativesAmong(ctx, [id(x), id(y)], day))
      return found && [found.relation, found.nearRelative, found.ground]
    }
    expect(await tie('0', '1')).toEqual(['spouse', true, 'household'])
    expect(await tie('1', '2')).toEqual(['parentChild', true, 'household'])
    expect(await tie('1', '5')).toEqual(['inLaw', false, 'household'])
    expect(await tie('2', '5')).toEqual(['grandparentGrandchild', true, 'household'])
    expect(await tie('0', '8')).toEqual(['undetermined', false, 'household'])
    await world.as(worker(), (ctx) => declareTie(ctx, { areaId, personA: id('0'), personB: id('2'), relation: 'inLaw', ground: '女婿', on: '2026-01-15' })) // prettier-ignore
    expect(await tie('0', '2', '2026-01-14')).toEqual(['parentChild', true, 'household'])
    expect(await tie('0', '2')).toEqual(['inLaw', false, 'declared'])
  })

  it('bars nobody before the law that lists near relatives is in force', async () => {
    const { members } = await world.system((ctx) => household(ctx, world.city.communityA1.id, [{ relation: '0' }, { relation: '1' }])) // prettier-ignore
    const on = (day: string) => world.system(async (ctx) => (await nearRelativesAmong(ctx, members.map((m) => m.personId), day)).map((k) => k.nearRelative)) // prettier-ignore
    expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual([[false], [true]])
  })
})

it('the residents of voting age are counted to the birthday, and representatives are read from their list', async () => {
  const areaId = world.city.villageC1.id
  await world.system((ctx) => household(ctx, areaId, [{ birthOn: '2008-06-01' }, { birthOn: '2008-06-02' }, { birthOn: '1980-01-01', registered: false }], { on: '2012-01-01' })) // prettier-ignore
  const on = (day: string) => world.system((ctx) => residentsOfAge(ctx, areaId, day))
  expect(await on('2026-06-01')).toEqual({ people: 2, registered: 1, households: 1 })
  expect((await on('2026-06-02')).people).toBe(3)
  await seatedOrgan(world, 'representatives', { areaId, n: 4 })
  expect(await world.system(async (ctx) => (await representativesOf(ctx, areaId)).map((m) => m.post))).toEqual(Array(4).fill('representative')) // prettier-ignore
})

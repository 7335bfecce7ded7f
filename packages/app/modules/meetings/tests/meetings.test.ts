import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { household } from '#modules/registers/tests/people-of.ts'
import { draftRule } from '#modules/organs/commands/rules.ts'
import { callMeeting, changeMeeting } from '../commands/call.ts'
import { recordDemand } from '../commands/demand.ts'
import { addItem, studyItem } from '../commands/items.ts'
import { refreshInvited } from '../commands/invite.ts'
import { signMinutes, verifyMinutes, writeMinutes } from '../commands/minutes.ts'
import { checkIn, checkOut, lapseMeeting, openMeeting } from '../commands/room.ts'
import { closeMatter } from '../commands/matters.ts'
import { fileResolution, orderResolution } from '../commands/resolutions.ts'
import { addMotion, recordVote } from '../commands/vote.ts'
import { getMeeting } from '../queries/detail.ts'
import { findAtDoor } from '../queries/door.ts'
import { getMeetingLaw, listDemands } from '../queries/meetings.ts'
import { getResolution } from '../queries/resolutions.ts'
import { called, come, council, DAY, item, moved, opened, rowsOf, today } from './council.ts'
import { refusal } from './refusal.ts'
import { minuted } from './samples/meetings.ts'
import { adopted, newMatter } from './samples/resolutions.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await council(world)
})
afterAll(() => world.close())

const page = { page: 1, size: 50 }
const A2 = () => world.city.communityA2.id
const see = (id: string) => world.system((ctx) => getMeeting(ctx, id))
const at = (iso: string) => (world.now = new Date(iso))

describe('a demand for a meeting', () => {
  const demand = (more: object) => world.system((ctx) => recordDemand(ctx, { areaId: A2(), kind: 'representativesMeeting', onDay: DAY, matter: '停车', byWhom: 'representatives', signed: 0, signers: [], note: '', ...more })) // prettier-ignore

  it('is met by exactly a fifth of the representatives, and by one fewer not', async () => {
    const { reps } = await council(world)
    const ids = reps.map((r) => r.id)
    expect(reps).toHaveLength(20)
    expect((await demand({ signers: ids.slice(0, 4) })).met).toBe(true)
    expect((await demand({ signers: ids.slice(0, 3) })).met).toBe(false)
    const waiting = await world.system((ctx) => listDemands(ctx, { ...page, areaId: A2(), waiting: 'true' }))
    expect(waiting.rows[0]!.verdict.reasons[0]).toMatchObject({ have: 4, of: 20, least: 4, article: '第二十八条' })
    const work = await world.system((ctx) => ctx.db.selectFrom('organWork').select(['rule', 'state']).where('areaId', '=', A2()).where('rule', '=', 'meetings.call').execute()) // prettier-ignore
    expect(work).toEqual([{ rule: 'meetings.call', state: 'open' }])
  })

  it('of representatives names them: a number alone is refused', async () => {
    expect(await refusal(demand({ signed: 9 }))).toMatchObject({ code: 'meetings.namesNeeded' })
  })

  it('counts nobody twice and no stranger', async () => {
    const { reps, committee } = await council(world)
    const one = reps[0]!.id
    expect(await refusal(demand({ signers: [one, one] }))).toMatchObject({ code: 'meetings.signedTwice' })
    expect(await refusal(demand({ signers: [one, committee[0]!.id] }))).toMatchObject({ code: 'meetings.notRepresentative', count: 1 }) // prettier-ignore
  })

  it('is judged by the law of its day: a tenth of the residents today, a fifth before 2026', async () => {
    const base = (await world.system((ctx) => getMeetingLaw(ctx, { areaId: A2(), kind: 'residentsMeeting', day: DAY }))).calls // prettier-ignore
    expect(base.find((c) => c.byWhom === 'residents')).toMatchObject({ base: 20, least: 2 })
    const old = await world.system((ctx) => getMeetingLaw(ctx, { areaId: A2(), kind: 'residentsMeeting', day: '2025-12-31' })) // prettier-ignore
    expect(old.calls.find((c) => c.byWhom === 'residents')).toMatchObject({ base: 20, least: 4 })
    expect((await demand({ kind: 'residentsMeeting', byWhom: 'residents', signed: 2 })).met).toBe(true)
    expect((await demand({ kind: 'residentsMeeting', byWhom: 'residents', signed: 2, onDay: '2025-12-31' })).met).toBe(false) // prettier-ignore
    expect(await refusal(demand({ kind: 'residentsMeeting', byWhom: 'representatives', signed: 9, onDay: '2025-12-31' }))).toMatchObject({ code: 'meetings.noSuchDemand' }) // prettier-ignore
  })

  it('opens work that is done when a meeting has been called for it', async () => {
    const { reps } = await council(world)
    const { id } = await demand({ signers: reps.slice(4, 9).map((r) => r.id) })
    await called(world, 'representativesMeeting', { demandId: id })
    expect(await refusal(called(world, 'representativesMeeting', { demandId: id }))).toMatchObject({ code: 'meetings.noDemand' }) // prettier-ignore
    const { state } = await world.system((ctx) => ctx.db.selectFrom('organWork').select('state').where('sourceId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(state).toBe('done')
  })
})

describe('calling a meeting', () => {
  const residents = (meetsAt: string, more: object = {}) => called(world, 'residentsMeeting', { form: 'households', meetsAt: new Date(meetsAt), endsAt: new Date(Date.parse(meetsAt) + 7_200_000), ...more }) // prettier-ignore

  it('keeps ten days of notice for residents, or states the special cause', async () => {
    expect(await refusal(residents('2026-06-10T02:00:00Z'))).toMatchObject({ code: 'meetings.shortNotice', days: 10, latest: '2026-05-31', article: '第二十六条' }) // prettier-ignore
    expect(await refusal(residents('2026-06-11T02:00:00Z'))).toBeUndefined()
    expect(await refusal(residents('2026-06-03T02:00:00Z', { shortNotice: '防汛转移' }))).toBeUndefined()
  })

  it('takes the manners of the law of its day, and a kind that it knows', async () => {
    expect(await refusal(residents('2026-07-01T02:00:00Z', { form: 'groupRepresentatives' }))).toMatchObject({ code: 'meetings.badForm' }) // prettier-ignore
    at('2025-12-20T02:00:00Z')
    expect(await refusal(residents('2025-12-30T02:00:00Z', { form: 'groupRepresentatives' }))).toBeUndefined()
    const old = { meetsAt: new Date('2025-12-30T02:00:00Z'), endsAt: new Date('2025-12-30T04:00:00Z') }
    expect(await refusal(called(world, 'representativesMeeting', old))).toMatchObject({ code: 'meetings.unknownByLaw', day: '2025-12-30' }) // prettier-ignore
  })

  it('called under one law for a day under another goes by that of its day and says what differs', async () => {
    at('2025-12-20T02:00:00Z')
    const { id } = await residents('2026-01-05T02:00:00Z')
    const { law, lawDay } = await see(id)
    expect(lawDay).toBe('2026-01-05')
    expect(law.notice).toMatchObject({ days: 10 })
    expect(law.differs).toEqual(expect.arrayContaining(['forms', 'notice', 'calls', 'reserved']))
    expect(law.differs).not.toContain('majority')
    at('2026-06-01T02:00:00Z')
  })

  it('stands in a community that exists on its day', async () => {
    await world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: '2026-08-01' }).where('areaId', '=', world.city.communityB1.id).execute()) // prettier-ignore
    const late = { meetsAt: new Date('2026-08-05T02:00:00Z'), endsAt: new Date('2026-08-05T04:00:00Z') }
    expect(await refusal(called(world, 'committeeMeeting', late, world.city.communityB1.id))).toMatchObject({ code: 'meetings.areaEnded', day: '2026-08-05' }) // prettier-ignore
    const before = { meetsAt: new Date('2026-07-31T02:00:00Z'), endsAt: new Date('2026-07-31T04:00:00Z') }
    const { id, version } = await called(world, 'committeeMeeting', before, world.city.communityB1.id)
    await world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: '2026-07-01' }).where('areaId', '=', world.city.communityB1.id).execute()) // prettier-ignore
    at('2026-07-31T02:00:00Z')
    expect(await refusal(world.system((ctx) => openMeeting(ctx, id, { version, chair: '甲', recorder: '乙' })))).toMatchObject({ code: 'meetings.areaEnded' }) // prettier-ignore
    at('2026-06-01T02:00:00Z')
  })

  it('invites who belongs to it on its day, each person once though they hold two posts', async () => {
    const { id } = await called(world)
    const invited = await rowsOf(world, id)
    expect(invited.filter((i) => i.voting)).toHaveLength(25)
    const { reps, organ } = await council(world)
    const { seatMember } = await import('#modules/organs/index.ts')
    await world.system((ctx) => ctx.db.updateTable('organMember').set({ toOn: '2026-05-01', outReason: 'resigned' }).where('organId', '=', organ.organId).where('post', '=', 'viceChair').execute()) // prettier-ignore
    await world.system((ctx) => seatMember(ctx, { organ, on: '2026-05-02', personId: reps[0]!.personId, post: 'viceChair', inReason: 'byElected', source: '补选' })) // prettier-ignore
    const changed = await world.system(async (ctx) => refreshInvited(ctx, id, { version: (await getMeeting(ctx, id)).version })) // prettier-ignore
    expect(changed).toMatchObject({ removed: 2, added: 1 })
    expect((await rowsOf(world, id)).filter((i) => i.voting)).toHaveLength(24)
  })
})

describe('in the room', () => {
  it('opens at two thirds of those who belong, and not with one fewer', async () => {
    const { id, version } = await called(world)
    const all = (await see(id)).quorum.entitled
    const least = Math.ceil((all * 2) / 3)
    await come(world, id, least - 1)
    const open = () => world.system((ctx) => openMeeting(ctx, id, { version, chair: '甲', recorder: '乙' }))
    expect(await refusal(open())).toMatchObject({ code: 'meetings.noQuorum', have: least - 1, of: all, least, article: '第二十九条' }) // prettier-ignore
    const rest = (await rowsOf(world, id)).filter((i) => i.voting)[least - 1]!
    await world.system((ctx) => checkIn(ctx, id, { invitedId: rest.id, how: 'paper' }))
    expect(await refusal(open())).toBeUndefined()
    expect((await see(id)).quorum).toMatchObject({ sitting: least, reason: { passed: true } })
  })

  it('counts who checks in twice once, and who comes back again', async () => {
    const { id } = await called(world)
    const [first] = await rowsOf(world, id)
    const enter = () => world.system((ctx) => checkIn(ctx, id, { invitedId: first!.id, how: 'door' }))
    const { id: presentId } = await enter()
    expect(await refusal(enter())).toMatchObject({ code: 'meetings.presentTwice', time: '10:00' })
    await world.system((ctx) => checkOut(ctx, id, presentId, { mistake: false }))
    expect((await enter()).id).toBe(presentId)
  })

  it('lapses when too few came, and is taken up again with its agenda and what was studied', async () => {
    const { id, version } = await called(world, 'representativesMeeting', { agenda: [item('convention')] })
    const { agenda } = await see(id)
    await world.system((ctx) => studyItem(ctx, id, agenda[0]!.id, { body: '党支部', on: '2026-05-28', conclusion: '同意' })) // prettier-ignore
    await come(world, id, 5)
    const lapse = () => world.system((ctx) => lapseMeeting(ctx, id, { version, note: '' }))
    expect(await refusal(lapse())).toMatchObject({ code: 'meetings.tooEarly' })
    world.now = today(31)
    await lapse()
    expect(await see(id)).toMatchObject({ state: 'lapsed', present: 5 })
    const again = await called(world, 'representativesMeeting', { earlierId: id, agenda: [], meetsAt: today(60) })
    expect((await see(again.id)).agenda).toMatchObject([{ title: agenda[0]!.title, studiedOn: '2026-05-28', state: 'open' }]) // prettier-ignore
    expect((await see(id)).laterId).toBe(again.id)
    world.now = today(0)
  })

  it('of households takes one of each, of age and of this community, from the register', async () => {
    const { id } = await called(world, 'residentsMeeting', { form: 'households', shortNotice: '紧急' })
    const two = await world.system((ctx) => household(ctx, A2(), [{ birthOn: '1970-01-01', name: '赵一一' }, { birthOn: '1972-01-01', name: '赵二二' }])) // prettier-ignore
    const child = await world.system((ctx) => household(ctx, A2(), [{ birthOn: '2010-01-01', name: '钱小小' }], { on: '2012-01-01' })) // prettier-ignore
    const away = await world.system((ctx) => household(ctx, world.city.communityA1.id, [{ birthOn: '1970-01-01' }]))
    const enter = (personId: string) => world.system((ctx) => checkIn(ctx, id, { personId, how: 'door' }))
    const found = await world.system((ctx) => findAtDoor(ctx, id, '赵一'))
    expect(found.rows).toMatchObject([{ name: '赵一一', present: false }])
    await enter(two.members[0]!.personId)
    expect(await refusal(enter(two.members[1]!.personId))).toMatchObject({ code: 'meetings.householdPresent' })
    expect(await refusal(enter(child.members[0]!.personId))).toMatchObject({ code: 'meetings.notEntitled' })
    expect(await refusal(enter(away.members[0]!.personId))).toMatchObject({ code: 'meetings.notEntitled' })
    expect((await see(id)).quorum).toMatchObject({ entitled: 21, present: 1, reason: { least: 11, passed: false } })
  })

  it('of another community is out of reach of its neighbour', async () => {
    const { id } = await called(world)
    const neighbour = world.actor('communityWorker', world.city.communityA1.id)
    expect(await refusal(world.as(neighbour, (ctx) => getMeeting(ctx, id)))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    const [one] = await rowsOf(world, id)
    expect(await refusal(world.as(neighbour, (ctx) => checkIn(ctx, id, { invitedId: one!.id, how: 'door' })))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
  })
})

describe('a vote', () => {
  const vote = (id: string, motionId: string, given: object) => world.system((ctx) => recordVote(ctx, id, motionId, given as never)) // prettier-ignore
  const hand = (votesFor: number, votesAgainst = 0, abstained = 0) => ({ method: 'hand', votesFor, votesAgainst, abstained }) // prettier-ignore

  it('passes with more than half of those sitting; exactly half is not enough, though none is against', async () => {
    const a = await moved(world)
    expect((await vote(a.id, a.motionId, hand(10, 0, 10))).passed).toBe(false)
    const b = await moved(world)
    const { verdict, passed, resolutionId } = await vote(b.id, b.motionId, hand(11, 9))
    expect(passed).toBe(true)
    expect(verdict.reasons.slice(0, 2)).toMatchObject([{ rule: 'quorum', passed: true }, { rule: 'majority', have: 11, of: 20, least: 11, article: '第二十九条' }]) // prettier-ignore
    expect(await world.system((ctx) => getResolution(ctx, resolutionId!))).toMatchObject({ state: 'inForce', text: '同意翻修公共晾衣场' }) // prettier-ignore
  })

  it('is not taken when so many have left that the number is lost', async () => {
    const m = await moved(world, {}, 17)
    for (const presentId of m.present.slice(0, 3)) await world.system((ctx) => checkOut(ctx, m.id, presentId, { mistake: false })) // prettier-ignore
    expect(await refusal(vote(m.id, m.motionId, hand(14)))).toMatchObject({ code: 'meetings.quorumLost', have: 14 })
  })

  it('takes no more hands than sit, no more papers back than went out, and no paper unaccounted for', async () => {
    const m = await moved(world)
    const paper = (more: object) => ({ method: 'paper', issued: 20, returned: 20, void: 0, votesFor: 20, votesAgainst: 0, abstained: 0, ...more }) // prettier-ignore
    expect(await refusal(vote(m.id, m.motionId, hand(21)))).toMatchObject({ code: 'meetings.moreThanSit', sit: 20 })
    expect(await refusal(vote(m.id, m.motionId, paper({ returned: 21, votesFor: 21 })))).toMatchObject({ code: 'meetings.moreReturned' }) // prettier-ignore
    expect(await refusal(vote(m.id, m.motionId, paper({ votesFor: 18 })))).toMatchObject({ code: 'meetings.paperGap', counted: 18 }) // prettier-ignore
    expect((await vote(m.id, m.motionId, paper({ returned: 19, void: 2, votesFor: 12, votesAgainst: 5 }))).passed).toBe(true) // prettier-ignore
  })

  it('by roll takes each who sits once and nobody else', async () => {
    const m = await moved(world)
    const say = (presentId: string) => ({ presentId, choice: 'for' })
    const [one] = m.present
    expect(await refusal(vote(m.id, m.motionId, { method: 'roll', roll: [say(one!), say(one!)] }))).toMatchObject({ code: 'meetings.rollTwice' }) // prettier-ignore
    const gone = await opened(world)
    expect(await refusal(vote(m.id, m.motionId, { method: 'roll', roll: [say(gone.present[0]!)] }))).toMatchObject({ code: 'meetings.rollStranger' }) // prettier-ignore
    expect((await vote(m.id, m.motionId, { method: 'roll', roll: m.present.slice(0, 11).map(say) })).passed).toBe(true)
  })

  it('takes amendments first; what they change becomes the motion', async () => {
    const m = await moved(world)
    const amendment = await world.system((ctx) => addMotion(ctx, m.id, m.itemId, { text: '同意翻修，费用公示后动工', movedBy: '居民代表', amendsId: m.motionId })) // prettier-ignore
    expect(await refusal(vote(m.id, m.motionId, hand(20)))).toMatchObject({ code: 'meetings.amendmentsFirst' })
    await vote(m.id, amendment.id, hand(15))
    const { resolutionId } = await vote(m.id, m.motionId, hand(16))
    expect((await world.system((ctx) => getResolution(ctx, resolutionId!))).text).toBe('同意翻修，费用公示后动工')
    expect(await refusal(vote(m.id, m.motionId, hand(16)))).toMatchObject({ code: 'meetings.motionDecided' })
  })

  it('on a reserved matter needs the study of the party organisation and the authority of the residents', async () => {
    const m = await moved(world, { agenda: [item('otherImportant', { delegation: null, delegationOn: null })] })
    expect(await refusal(vote(m.id, m.motionId, hand(20)))).toMatchObject({ code: 'meetings.studyFirst', article: '第三十条' }) // prettier-ignore
    await world.system((ctx) => studyItem(ctx, m.id, m.itemId, { body: '党支部', on: '2026-05-30', conclusion: '同意' })) // prettier-ignore
    expect(await refusal(vote(m.id, m.motionId, hand(20)))).toMatchObject({ code: 'meetings.notDelegated' })
    expect(await refusal(world.system((ctx) => addItem(ctx, m.id, item('convention'))))).toMatchObject({ code: 'meetings.agendaFixed' }) // prettier-ignore
  })
})

describe('an important matter', () => {
  it('is decided by the valid decision of the meeting that it stood before', async () => {
    const matter = await newMatter(world)
    await adopted(world, 'otherImportant', { matterId: matter.id })
    const row = await world.system((ctx) => ctx.db.selectFrom('importantMatter').select(['state', 'resolutionId']).where('id', '=', matter.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(row.state).toBe('decided')
    expect(row.resolutionId).not.toBeNull()
  })

  it('is not closed without one: none, one of another kind, one annulled or ordered', async () => {
    const matter = await newMatter(world)
    const close = (resolutionId: string | null) => refusal(world.system((ctx) => closeMatter(ctx, matter.id, { version: 1, resolutionId }))) // prettier-ignore
    expect(await close(null)).toMatchObject({ code: 'meetings.needsDecision' })
    const other = await adopted(world, 'convention')
    expect(await close(other.resolutionId)).toMatchObject({ code: 'meetings.needsDecision' })
    const ordered = await adopted(world, 'otherImportant')
    await world.system((ctx) => orderResolution(ctx, ordered.resolutionId, { version: 1, state: 'ordered', on: DAY, reason: '违法', byResolutionId: null })) // prettier-ignore
    expect(await close(ordered.resolutionId)).toMatchObject({ code: 'meetings.needsDecision' })
    const right = await adopted(world, 'otherImportant')
    expect(await close(right.resolutionId)).toBeUndefined()
  })

  it('a convention is due for filing, filed once, and annulled only by a higher meeting', async () => {
    const { resolutionId } = await adopted(world, 'convention')
    const work = await world.system((ctx) => ctx.db.selectFrom('organWork').select('rule').where('sourceId', '=', resolutionId).execute()) // prettier-ignore
    expect(work).toEqual([{ rule: 'meetings.file' }])
    const file = () => world.system((ctx) => fileResolution(ctx, resolutionId, { version: 1, on: DAY }))
    await file()
    expect(await refusal(world.system((ctx) => fileResolution(ctx, resolutionId, { version: 2, on: DAY })))).toMatchObject({ code: 'meetings.filedBefore' }) // prettier-ignore
    const annul = (byResolutionId: string | null) => refusal(world.system((ctx) => orderResolution(ctx, resolutionId, { version: 2, state: 'annulled', on: DAY, reason: '不适当', byResolutionId }))) // prettier-ignore
    expect(await annul(null)).toMatchObject({ code: 'meetings.needsAnnulment' })
    const same = await adopted(world, 'annulment')
    expect(await annul(same.resolutionId)).toMatchObject({ code: 'meetings.needsAnnulment' })
  })
})

describe('a convention drafted for its body', () => {
  it('is the adopted version with the figures of the meeting, and filed with the resolution', async () => {
    const { organ } = await council(world)
    const rule = await world.system((ctx) => draftRule(ctx, { ...organ, kind: 'convention', title: '居民公约', text: '第一条　和睦。' })) // prettier-ignore
    const { resolutionId } = await adopted(world, 'convention', { ruleId: rule.id })
    const kept = () => world.system((ctx) => ctx.db.selectFrom('organRuleVersion').selectAll().where('ruleId', '=', rule.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(await kept()).toMatchObject({ state: 'adopted', adoptedBy: 'representativesMeeting', present: 20, votesFor: 18, votesAgainst: 1, abstained: 1, resolutionId }) // prettier-ignore
    await world.system((ctx) => fileResolution(ctx, resolutionId, { version: 1, on: DAY }))
    expect(await kept()).toMatchObject({ state: 'filed', filedOn: DAY })
  })
})

describe('minutes', () => {
  it('are versions until signed; a signed one is closed, only a correction follows, and a word changed behind it shows', async () => {
    const m = await minuted(world)
    const signed = await world.system((ctx) => signMinutes(ctx, m.id, 1, { version: m.version, chair: '甲', recorder: '乙' })) // prettier-ignore
    const write = (correction: string | null) => world.system((ctx) => writeMinutes(ctx, m.id, { version: signed.version, text: '改过的记录', correction })) // prettier-ignore
    expect(await refusal(write(null))).toMatchObject({ code: 'meetings.minutesSigned' })
    await write('漏记一名发言人')
    const { minutes, state } = await see(m.id)
    expect(state).toBe('signed')
    expect(minutes.map((v) => [v.seq, v.intact])).toEqual([
      [2, null],
      [1, true],
    ])
    await world.system((ctx) => ctx.db.updateTable('meetingMinutes').set({ text: '一致反对' }).where('meetingId', '=', m.id).where('seq', '=', 1).execute()) // prettier-ignore
    expect((await see(m.id)).minutes.at(-1)!.intact).toBe(false)
    const { faults } = await world.system(verifyMinutes)
    expect(faults).toEqual([`meeting ${m.id} version 1`])
  })

  it('are of the latest version when signed', async () => {
    const m = await minuted(world)
    const again = await world.system((ctx) => writeMinutes(ctx, m.id, { version: m.version, text: '第二稿', correction: null })) // prettier-ignore
    expect(await refusal(world.system((ctx) => signMinutes(ctx, m.id, 1, { version: again.version, chair: '甲', recorder: '乙' })))).toMatchObject({ code: 'meetings.notLatest', latest: 2 }) // prettier-ignore
  })
})

describe('another day', () => {
  it('is a call anew: the notice runs from it, and who belongs is read anew', async () => {
    const first = { form: 'allAdults', meetsAt: new Date('2026-06-20T02:00:00Z'), endsAt: new Date('2026-06-20T04:00:00Z') } as const // prettier-ignore
    const { id, version } = await called(world, 'residentsMeeting', first)
    at('2026-06-15T02:00:00Z')
    const given = {
      title: '居民会议',
      place: '广场',
      shortNotice: null,
      chair: '',
      recorder: '',
      public: true,
      ...first,
    }
    const to = (day: string) => world.system((ctx) => changeMeeting(ctx, id, { version, reason: '天气', ...given, meetsAt: new Date(`${day}T02:00:00Z`), endsAt: new Date(`${day}T04:00:00Z`) })) // prettier-ignore
    expect(await refusal(to('2026-06-24'))).toMatchObject({ code: 'meetings.shortNotice' })
    expect(await refusal(to('2026-06-25'))).toBeUndefined()
    expect(await see(id)).toMatchObject({ calledOn: '2026-06-15', lawDay: '2026-06-25' })
    at('2026-06-01T02:00:00Z')
  })
})

it('a meeting of an office deploys policies; one of self-government does not', async () => {
  const policy = { agenda: [item('policy')] }
  expect(await refusal(called(world, 'representativesMeeting', policy))).toMatchObject({ code: 'meetings.policyOnly' })
  const street = world.actor('subdistrictOfficer', world.city.streetA.id)
  const body = { areaId: world.city.streetA.id, kind: 'mobilisation' as const, demandId: null, earlierId: null, title: '社区建设动员会', form: null, meetsAt: today(30), endsAt: today(90), place: '街道礼堂', shortNotice: null, chair: '', recorder: '', public: false, ...policy } // prettier-ignore
  expect(await refusal(world.as(street, (ctx) => callMeeting(ctx, body)))).toBeUndefined()
  expect(await refusal(world.as(street, (ctx) => callMeeting(ctx, { ...body, kind: 'committeeMeeting' })))).toMatchObject({ code: 'meetings.wrongLevel' }) // prettier-ignore
})

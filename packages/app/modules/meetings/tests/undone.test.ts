import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { recordAppraisal } from '../commands/appraise.ts'
import { cancelMeeting } from '../commands/call.ts'
import { recordDemand } from '../commands/demand.ts'
import { openMatter } from '../commands/matters.ts'
import { checkIn, openMeeting } from '../commands/room.ts'
import { fileResolution, orderResolution } from '../commands/resolutions.ts'
import { addMotion, recordVote } from '../commands/vote.ts'
import type { Matter } from '../contract/base.ts'
import { getMeeting } from '../queries/detail.ts'
import { factsOf } from '../queries/facts.ts'
import { draftMinutes } from '../queries/papers.ts'
import { getResolution } from '../queries/resolutions.ts'
import { seenMeeting } from '../store/load.ts'
import { appraising, called, council, DAY, item, moved, opened, rowsOf, studied } from './council.ts'
import { refusal } from './refusal.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const A2 = () => world.city.communityA2.id
const hand = (votesFor: number) => ({ method: 'hand' as const, votesFor, votesAgainst: 0, abstained: 0 })
const vote = (id: string, motionId: string) => world.system((ctx) => recordVote(ctx, id, motionId, hand(20)))
async function adopted(matter: Matter, more: object = {}) {
  const m = await moved(world, { agenda: [item(matter, more)] })
  await studied(world, m.id, m.itemId)
  return { ...m, ...(await vote(m.id, m.motionId)) }
}
const worksOf = (sourceId: string) =>
  world.system((ctx) => ctx.db.selectFrom('organWork').select(['rule', 'state']).where('sourceId', '=', sourceId).orderBy('id').execute()) // prettier-ignore

describe('appraisal', () => {
  const grade = (memberId: string, hostId: string | null = null) => ({
    hostId,
    grades: [{ memberId, competent: 0, basic: 0, incompetent: 5, abstained: 0 }],
  })

  it('is no matter of the committee’s own meeting: it would judge itself', async () => {
    const { committee } = await council(world)
    const { id, version } = await called(world, 'committeeMeeting', { agenda: [item('appraisal')] })
    for (const v of (await rowsOf(world, id)).filter((i) => i.voting)) await world.system((ctx) => checkIn(ctx, id, { invitedId: v.id, how: 'door' })) // prettier-ignore
    await world.system((ctx) => openMeeting(ctx, id, { version, chair: '甲', recorder: '乙' }))
    const { id: itemId } = await world.system((ctx) => ctx.db.selectFrom('meetingItem').select('id').where('meetingId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(await refusal(world.system((ctx) => recordAppraisal(ctx, id, itemId, grade(committee[0]!.id))))).toMatchObject({ code: 'meetings.noAppraisal' }) // prettier-ignore
  })

  it('takes a member once in one meeting, under whichever item', async () => {
    const { committee } = await council(world)
    const { id, items, hostId } = await appraising(world, { agenda: [item('appraisal'), item('appraisal')] })
    const appraise = (n: number) => refusal(world.system((ctx) => recordAppraisal(ctx, id, items[n]!.id, grade(committee[0]!.id, hostId)))) // prettier-ignore
    expect(await appraise(0)).toBeUndefined()
    expect(await appraise(1)).toMatchObject({ code: 'meetings.appraisedTwice' })
  })
})

describe('a demand', () => {
  it('is answered by a meeting of its own kind, and stands again when that is called off', async () => {
    const { reps } = await council(world)
    const { id } = await world.system((ctx) => recordDemand(ctx, { areaId: A2(), kind: 'representativesMeeting', onDay: DAY, matter: '停车', byWhom: 'representatives', signed: 0, signers: reps.slice(0, 9).map((r) => r.id), note: '' })) // prettier-ignore
    expect(await refusal(called(world, 'committeeMeeting', { demandId: id }))).toMatchObject({ code: 'meetings.noDemand' }) // prettier-ignore
    const meeting = await called(world, 'representativesMeeting', { demandId: id })
    await world.system((ctx) => cancelMeeting(ctx, meeting.id, { version: meeting.version, reason: '台风' }))
    expect((await worksOf(id)).map((w) => w.state)).toEqual(['done', 'open'])
    expect(await refusal(called(world, 'representativesMeeting', { demandId: id }))).toBeUndefined()
  })
})

describe('the authority of the residents for their representatives', () => {
  const reserved = (more: object) => called(world, 'representativesMeeting', { agenda: [item('otherImportant', { delegation: null, delegationOn: null, ...more })] }) // prettier-ignore
  /** The residents' meeting of the community authorises the representatives. */
  async function authority(): Promise<string> {
    const { reps } = await council(world)
    const { id, version } = await called(world, 'residentsMeeting', { form: 'allAdults', shortNotice: '换届', agenda: [item('delegation')] }) // prettier-ignore
    for (const { personId } of reps) await world.system((ctx) => checkIn(ctx, id, { personId: personId!, how: 'door' }))
    await world.system((ctx) => openMeeting(ctx, id, { version, chair: '甲', recorder: '乙' }))
    const { id: itemId } = await world.system((ctx) => ctx.db.selectFrom('meetingItem').select('id').where('meetingId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
    const motion = await world.system((ctx) => addMotion(ctx, id, itemId, { text: '授权居民代表会议决定公共收益的使用', movedBy: '甲', amendsId: null })) // prettier-ignore
    return (await vote(id, motion.id)).resolutionId!
  }

  it('is a resolution in force of their own meeting, which the item names and a vote asks again', async () => {
    const delegationId = await authority()
    const other = await adopted('convention')
    expect(await refusal(reserved({ delegationId: other.resolutionId }))).toMatchObject({ code: 'meetings.noDelegation' }) // prettier-ignore
    const m = await moved(world, { agenda: [item('otherImportant', { delegation: null, delegationOn: null, delegationId }), item('otherImportant', { delegationId })] }) // prettier-ignore
    const second = await world.system((ctx) => addMotion(ctx, m.id, m.items[1]!.id, { text: '同意', movedBy: '乙', amendsId: null })) // prettier-ignore
    for (const { id } of m.items) await studied(world, m.id, id)
    expect((await vote(m.id, m.motionId)).passed).toBe(true)
    const shown = await world.system((ctx) => getMeeting(ctx, m.id))
    expect(shown.agenda[0]!.delegatedBy).toMatchObject({ id: delegationId, inForce: true })
    await world.system((ctx) => orderResolution(ctx, delegationId, { version: 1, state: 'ordered', on: DAY, reason: '违法', byResolutionId: null })) // prettier-ignore
    expect(await refusal(vote(m.id, second.id))).toMatchObject({ code: 'meetings.notDelegated' })
    expect(await refusal(reserved({ delegationId }))).toMatchObject({ code: 'meetings.noDelegation' })
  })

  it('from before meetings were kept here is told by its day and document, and by nothing less', async () => {
    await called(world)
    expect(await refusal(reserved({ delegation: '居民会议记录' }))).toMatchObject({ code: 'meetings.delegationWhole' })
    expect(await refusal(reserved({ delegationOn: '2026-01-10' }))).toMatchObject({ code: 'meetings.delegationWhole' })
    expect(await refusal(reserved({ delegation: '居民会议记录', delegationOn: DAY }))).toMatchObject({ code: 'meetings.delegationKept', day: DAY }) // prettier-ignore
    expect(await refusal(reserved({ delegation: '居民会议记录', delegationOn: '2026-05-31' }))).toBeUndefined()
  })
})

describe('a decision', () => {
  it('of a meeting with too few representatives stands, and says so: with the vote, in the minutes and in what they are closed by', async () => {
    const areaId = world.city.communityB1.id
    await council(world, areaId, 19)
    const { id, itemId } = await opened(world, {}, 17, areaId)
    const motion = await world.system((ctx) => addMotion(ctx, id, itemId, { text: '装路灯', movedBy: '甲', amendsId: null })) // prettier-ignore
    const { passed, resolutionId, verdict } = await world.system((ctx) => recordVote(ctx, id, motion.id, hand(17)))
    const short = { rule: 'composition', passed: false, have: 19, of: 24, least: 20, article: '第二十八条' }
    expect(passed).toBe(true)
    expect(verdict.reasons.at(-1)).toMatchObject(short)
    expect((await world.system((ctx) => getResolution(ctx, resolutionId!))).verdict.reasons.at(-1)).toMatchObject(short)
    expect((await world.system((ctx) => draftMinutes(ctx, id))).text).toContain('居民代表应当至少 20 人，现有 19 人')
    const facts = await world.system(async (ctx) => factsOf(ctx, await seenMeeting(ctx, 'meetings.view', id)))
    expect(facts.items[0]!.motions[0]!.vote!.short).toMatchObject([short])
  })

  it('is made once for an item: a second motion falls when the first was adopted', async () => {
    const m = await moved(world)
    const second = await world.system((ctx) => addMotion(ctx, m.id, m.itemId, { text: '不翻修', movedBy: '乙', amendsId: null })) // prettier-ignore
    await vote(m.id, m.motionId)
    expect(await refusal(vote(m.id, second.id))).toMatchObject({ code: 'meetings.itemDecided' })
  })

  it('that is ordered to be put right no longer closes the matter it decided', async () => {
    const matter = await world.system((ctx) => openMatter(ctx, { areaId: A2(), kind: 'otherImportant', title: '停车收费', text: '' } as never)) // prettier-ignore
    const { resolutionId } = await adopted('otherImportant', { matterId: matter.id })
    await world.system((ctx) => orderResolution(ctx, resolutionId!, { version: 1, state: 'ordered', on: DAY, reason: '违法', byResolutionId: null })) // prettier-ignore
    const row = await world.system((ctx) => ctx.db.selectFrom('importantMatter').select(['state', 'resolutionId', 'closedOn']).where('id', '=', matter.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(row).toEqual({ state: 'open', resolutionId: null, closedOn: null })
  })

  it('that is on file is nobody’s work any more', async () => {
    const { resolutionId } = await adopted('convention')
    await world.system((ctx) => fileResolution(ctx, resolutionId!, { version: 1, on: DAY }))
    expect(await worksOf(resolutionId!)).toEqual([{ rule: 'meetings.file', state: 'done' }])
  })
})

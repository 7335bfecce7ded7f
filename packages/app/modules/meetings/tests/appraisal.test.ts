import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membersOn, organOf } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { recordAppraisal } from '../commands/appraise.ts'
import { checkIn, openMeeting } from '../commands/room.ts'
import { appraisalMembers } from '../queries/appraisal.ts'
import { draftMinutes } from '../queries/papers.ts'
import { getMeeting } from '../queries/detail.ts'
import { appraising, called, council, hostIn, item, opened, studied, today } from './council.ts'
import { refusal } from './refusal.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const onDay = (day: string) => {
  world.now = new Date(`${day}T02:00:00Z`)
  return { meetsAt: new Date(`${day}T02:30:00Z`), endsAt: new Date(`${day}T04:00:00Z`) }
}
/** Appraises one member at a meeting of its own; the rest are left out. */
async function appraise(day: string, memberId: string, incompetent: number) {
  const { id, itemId, hostId } = await appraising(world, onDay(day))
  const grades = [{ memberId, competent: 20 - incompetent, basic: 0, incompetent, abstained: 0 }]
  return { ...(await world.system((ctx) => recordAppraisal(ctx, id, itemId, { hostId, grades }))), id }
}

describe('democratic appraisal', () => {
  it('calls incompetent whom more than half of those present call so; exactly half is not enough', async () => {
    const { committee } = await council(world)
    const half = await appraise('2026-06-01', committee[0]!.id, 10)
    const more = await appraise('2026-06-02', committee[1]!.id, 11)
    const see = async (id: string) => (await world.system((ctx) => getMeeting(ctx, id))).appraised[0]!
    expect(await see(half.id)).toMatchObject({ grade: 'competent', streak: 0, postEnded: false })
    expect(await see(more.id)).toMatchObject({ grade: 'incompetent', streak: 1, postEnded: false })
  })

  it('ends the post at two incompetent in a row, on the day of the meeting, and not where a good one lies between', async () => {
    const { committee, organ } = await council(world)
    const [, , twice, between] = committee
    await appraise('2026-06-03', twice!.id, 15)
    expect((await appraise('2027-06-03', twice!.id, 15)).ended).toEqual([twice!.name])
    await appraise('2026-06-05', between!.id, 15)
    await appraise('2027-06-06', between!.id, 2)
    expect((await appraise('2028-06-06', between!.id, 15)).ended).toEqual([])
    const seated = await world.system((ctx) => membersOn(ctx, organ, '2028-06-07'))
    expect(seated.map((m) => m.id)).not.toContain(twice!.id)
    expect(seated.map((m) => m.id)).toContain(between!.id)
    const left = await world.system((ctx) => ctx.db.selectFrom('organMember').select(['toOn', 'outReason', 'outSource']).where('id', '=', twice!.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(left).toMatchObject({ toOn: '2027-06-03', outReason: 'incompetent' })
    expect(left.outSource).toContain('第三十七条')
  })

  it('takes no more papers than sit, nobody twice, and nobody who is no member', async () => {
    const { committee, reps } = await council(world)
    const { id, itemId, hostId } = await appraising(world, onDay('2026-06-08'))
    const give = (grades: object[]) => refusal(world.system((ctx) => recordAppraisal(ctx, id, itemId, { hostId, grades: grades as never }))) // prettier-ignore
    const row = (memberId: string, competent = 20) => ({ memberId, competent, basic: 0, incompetent: 0, abstained: 0 })
    expect(await give([row(committee[0]!.id, 21)])).toMatchObject({ code: 'meetings.moreThanSit', said: 21, sit: 20 })
    expect(await give([row(committee[0]!.id), row(committee[0]!.id)])).toMatchObject({ code: 'meetings.appraisedTwice' }) // prettier-ignore
    expect(await give([row(reps[0]!.id)])).toMatchObject({ code: 'meetings.notMember' })
    world.now = today(0)
  })

  describe('is held as the law of its day says', () => {
    const one = (memberId: string, hostId: string | null) => ({ hostId, grades: [{ memberId, competent: 20, basic: 0, incompetent: 0, abstained: 0 }] }) // prettier-ignore
    const held = (id: string, itemId: string, hostId: string | null) =>
      council(world).then(({ committee }) => world.system((ctx) => recordAppraisal(ctx, id, itemId, one(committee[4]!.id, hostId)))) // prettier-ignore

    it('after the party organisation studied it, and by representatives as the law itself names them: no authority of the residents is asked', async () => {
      const { id, itemId } = await opened(world, { ...onDay('2026-06-09'), agenda: [item('appraisal')] })
      const hostId = await hostIn(world, id)
      expect(await refusal(held(id, itemId, hostId))).toMatchObject({
        code: 'meetings.studyFirst',
        article: '第三十条',
      })
      await studied(world, id, itemId)
      expect(await refusal(held(id, itemId, hostId))).toBeUndefined()
      const bare = await appraising(world, { ...onDay('2026-06-10'), agenda: [item('appraisal', { delegation: null, delegationOn: null })] }) // prettier-ignore
      expect((await world.system((ctx) => getMeeting(ctx, bare.id))).agenda[0]).toMatchObject({
        mustStudy: true,
        mustDelegate: false,
      })
      expect(await refusal(held(bare.id, bare.itemId, bare.hostId))).toBeUndefined()
    })

    it('by somebody of the supervisory committee who is in the room; the verdict says so with its article', async () => {
      const { committee } = await council(world)
      const { id, itemId } = await opened(world, { ...onDay('2026-06-11'), agenda: [item('appraisal')] })
      await studied(world, id, itemId)
      const { hosts, host } = await world.system((ctx) => appraisalMembers(ctx, id))
      expect(host).toMatchObject({ article: '第三十七条' })
      expect(await refusal(held(id, itemId, null))).toMatchObject({
        code: 'meetings.hostNeeded',
        article: '第三十七条',
      })
      expect(await refusal(held(id, itemId, committee[0]!.id))).toMatchObject({ code: 'meetings.hostNeeded' })
      expect(await refusal(held(id, itemId, hosts[0]!.memberId))).toMatchObject({ code: 'meetings.hostAway', name: hosts[0]!.name }) // prettier-ignore
      const hostId = await hostIn(world, id)
      expect(await refusal(held(id, itemId, hostId))).toBeUndefined()
      const { verdict } = await world.system((ctx) => ctx.db.selectFrom('appraisalGrade').select('verdict').where('meetingId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
      expect((verdict as { reasons: object[] }).reasons).toMatchObject([{ rule: 'study', article: '第三十条' }, { rule: 'host', article: '第三十七条' }, { rule: 'incompetent' }]) // prettier-ignore
      const name = hosts.find((h) => h.memberId === hostId)!.name
      expect((await world.system((ctx) => getMeeting(ctx, id))).agenda[0]).toMatchObject({ host: name })
      expect((await world.system((ctx) => draftMinutes(ctx, id))).text).toContain(`评议由居务监督委员会${name}主持`)
    })

    it('not at all where nobody sits on the supervisory committee', async () => {
      const { id, itemId } = await opened(world, { ...onDay('2026-06-12'), agenda: [item('appraisal')] })
      await studied(world, id, itemId)
      const organ = await world.system((ctx) => organOf(ctx, world.city.communityA2.id, 'supervisoryCommittee', '2026-06-12')) // prettier-ignore
      const seats = (set: object) => world.system((ctx) => ctx.db.updateTable('organMember').set(set).where('organId', '=', organ!.id).execute()) // prettier-ignore
      await seats({ toOn: '2026-06-12', outReason: 'resigned' })
      expect(await refusal(held(id, itemId, null))).toMatchObject({ code: 'meetings.noSupervisors', day: '2026-06-12' })
      await seats({ toOn: null, outReason: null })
    })

    it('by the residents’ meeting alone before 2026, which asks neither a host nor a study and ends no post', async () => {
      const { committee, reps } = await council(world)
      const { id, version } = await called(world, 'residentsMeeting', { ...onDay('2025-12-30'), form: 'allAdults', agenda: [item('appraisal')] }) // prettier-ignore
      for (const { personId } of reps) await world.system((ctx) => checkIn(ctx, id, { personId: personId!, how: 'door' })) // prettier-ignore
      await world.system((ctx) => openMeeting(ctx, id, { version, chair: '甲', recorder: '乙' }))
      const { agenda } = await world.system((ctx) => getMeeting(ctx, id))
      const grades = [{ memberId: committee[4]!.id, competent: 0, basic: 0, incompetent: 20, abstained: 0 }]
      const { ended } = await world.system((ctx) => recordAppraisal(ctx, id, agenda[0]!.id, { hostId: null, grades }))
      expect(ended).toEqual([])
      const { verdict } = await world.system((ctx) => ctx.db.selectFrom('appraisalGrade').select('verdict').where('meetingId', '=', id).executeTakeFirstOrThrow()) // prettier-ignore
      expect((verdict as { reasons: object[] }).reasons).toMatchObject([{ rule: 'incompetent', article: '第九条' }])
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membersOn } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { recordAppraisal } from '../commands/appraise.ts'
import { getMeeting } from '../queries/detail.ts'
import { council, item, opened, today } from './council.ts'
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
  const { id, itemId } = await opened(world, { ...onDay(day), agenda: [item('appraisal')] })
  const grades = [{ memberId, competent: 20 - incompetent, basic: 0, incompetent, abstained: 0 }]
  return { ...(await world.system((ctx) => recordAppraisal(ctx, id, itemId, { grades }))), id }
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
    const { id, itemId } = await opened(world, { ...onDay('2026-06-08'), agenda: [item('appraisal')] })
    const give = (grades: object[]) => refusal(world.system((ctx) => recordAppraisal(ctx, id, itemId, { grades: grades as never }))) // prettier-ignore
    const row = (memberId: string, competent = 20) => ({ memberId, competent, basic: 0, incompetent: 0, abstained: 0 })
    expect(await give([row(committee[0]!.id, 21)])).toMatchObject({ code: 'meetings.moreThanSit', said: 21, sit: 20 })
    expect(await give([row(committee[0]!.id), row(committee[0]!.id)])).toMatchObject({ code: 'meetings.appraisedTwice' }) // prettier-ignore
    expect(await give([row(reps[0]!.id)])).toMatchObject({ code: 'meetings.notMember' })
    world.now = today(0)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endMember, membersOn } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { enterTally, explainDifference, setAccount } from '../commands/count.ts'
import { signMinute, writeMinute } from '../commands/minutes.ts'
import { changePlan } from '../commands/plan.ts'
import { addBox } from '../commands/stations.ts'
import type { Team } from '../contract/base.ts'
import { batchesOf } from '../queries/count.ts'
import { getCount } from '../queries/counted.ts'
import { countAll, election, formalOf, give, noon, plan, step, teams, toCandidates, toList, toVoting, worker, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = <T>(r: Road, work: Parameters<typeof world.as<T>>[1]) => world.as(worker(r), work)
const refused = async (work: Promise<unknown>) =>
  work.then(
    () => 'nothing refused',
    (e: { code?: string }) => e.code ?? String(e),
  )

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

describe('a count that is corrected', () => {
  let r: Road
  let box: string
  const right = { printed: 60, issued: 40, spoiled: 0, leftOver: 20, returned: 40, valid: 40, blank: 0, void: {} }
  const open = async () => (await as(r, (ctx) => getCount(ctx, r.id))).hindrances.map((h) => h.code)
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'committeeB2')
    await toList(r)
    await toCandidates(r)
    await as(r, (ctx) => addBox(ctx, r.id, { kind: 'station', name: '第二投票站', place: '东门', opens: '08:00', closes: '17:00' })) // prettier-ignore
    box = await toVoting(r)
    await give(r, 40)
    await step(r, 'closeVoting')
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
    const batchId = (await world.system((ctx) => batchesOf(ctx, of)))[0]!.id
    const [one] = await formalOf(r)
    const enter = (who: typeof a, team: Team, n: number, why = '') =>
      world.as(who, (ctx) => enterTally(ctx, r.id, batchId, { valid: 40, blank: 0, void: {}, votes: { [one!.id]: n }, team, why })) // prettier-ignore
    await enter(a, 'a', 30)
    await enter(b, 'b', 31)
    expect(await enter(b, 'third', 12)).toMatchObject({ state: 'differs' })
    expect(await enter(b, 'b', 30, '看错一行')).toMatchObject({ state: 'agreed' })
    const { totals } = await as(r, (ctx) => getCount(ctx, r.id))
    expect(totals.votes[one!.id]).toBe(30)
  })
})

describe('an election that is declared void after its announcement', () => {
  it('takes the seats back, also where one of the elected has left already', async () => {
    world.now = noon('2026-06-01')
    const r = await plan(world, 'communityB1', { kind: 'supervisory', seats: [{ post: 'chair', seats: 1 }, { post: 'member', seats: 2 }] }) // prettier-ignore
    await toList(r)
    await toCandidates(r, { chair: 2, member: 3 })
    const box = await toVoting(r)
    await give(r, 12)
    await step(r, 'closeVoting')
    const order = (await formalOf(r)).map((c) => c.id)
    await countAll(r, box, 12, (id) => [7, 5, 9, 8, 7][order.indexOf(id)]!)
    await step(r, 'declareElected')
    await step(r, 'announce')
    const { organId, termFrom } = await election(r)
    const organ = { areaId: r.communityId, organId: organId! }
    const [first] = await world.system((ctx) => membersOn(ctx, organ, termFrom))
    await world.system((ctx) => endMember(ctx, { organ, memberId: first!.id, on: '2026-07-25', reason: 'resigned', source: '辞职' })) // prettier-ignore
    expect(await step(r, 'voidElection', { ground: 'bribery', note: '经查实' })).toBe('void')
    expect((await world.system((ctx) => membersOn(ctx, organ, '2026-07-26'))).length).toBe(0)
  })
})

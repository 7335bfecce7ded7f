import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordDeath } from '#modules/registers/commands/leave.ts'
import { allowTestIds } from '#modules/registers/tests/people-of.ts'
import { openWorld, type World } from '#testing/world.ts'
import { beginTerm, endMember, membersOn, seatMember } from '../index.ts'
import { outsider, peopleOf, seatedOrgan } from './organs-of.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
})
afterAll(() => world.close())

const DAY = '2026-09-01'
let acts = 0
/** A body of a community that an act already adopted will end on the day. */
async function ending(areaId: string, members = [outsider(), outsider()]) {
  const actId = `00000000-0000-4000-8000-0000000000b${++acts}`
  const { key } = await seatedOrgan(world, 'representatives', { areaId, members: members.map((m) => ({ ...m, post: 'representative', inReason: 'selected' })) }) // prettier-ignore
  const put = (event: string, payload: object) => world.system((ctx) => ctx.announce(event, payload))
  await world.system((ctx) => ctx.db.updateTable('areaVersion').set({ validTo: DAY }).where('areaId', '=', areaId).execute()) // prettier-ignore
  await put('areas.changed', { actId, onDay: DAY, ended: [areaId], links: [] })
  const on = (day: string) =>
    world.system(async (ctx) => (await membersOn(ctx, key, day)).map((m) => m.name).toSorted())
  return { key, on, withdraw: () => put('areas.withdrawn', { actId, onDay: DAY }) }
}

describe('a body whose end lies ahead', () => {
  it('takes who is seated before with it on its day, and gives the seat back when the act is withdrawn', async () => {
    const { key, on, withdraw } = await ending(world.city.villageC1.id)
    await world.system((ctx) => seatMember(ctx, { organ: key, on: '2026-06-01', ...outsider('representative', { name: '补选代表', inReason: 'selected' }), source: '补选' })) // prettier-ignore
    expect(await on('2026-08-31')).toContain('补选代表')
    expect(await on(DAY)).toEqual([])
    await withdraw()
    expect(await on(DAY)).toContain('补选代表')
  })

  it('lets a member leave before, who does not come back when the act is withdrawn', async () => {
    const { key, on, withdraw } = await ending(world.city.committeeB2.id)
    const [first, second] = await world.system((ctx) => membersOn(ctx, key, '2026-06-01'))
    const leave = (day: string) => world.system((ctx) => endMember(ctx, { organ: key, memberId: first!.id, on: day, reason: 'resigned', source: '辞职书' })) // prettier-ignore
    await leave('2026-05-20')
    await expect(leave('2026-05-10')).rejects.toMatchObject({ code: 'organs.memberEnded' })
    await withdraw()
    expect(await on(DAY)).toEqual([second!.name])
  })

  it('loses who dies before, on the day of the death', async () => {
    const areaId = world.city.communityA2.id
    const [person] = await world.system((ctx) => peopleOf(ctx, areaId, 1))
    const { on } = await ending(areaId, [outsider('representative', { personId: person!.personId })])
    await world.system((ctx) => recordDeath(ctx, person!.personId, { version: person!.version, on: '2026-05-20', reason: '病故' } as never)) // prettier-ignore
    expect([(await on('2026-05-19')).length, (await on('2026-05-20')).length]).toEqual([1, 0])
  })

  it('that begins a new term keeps the former one ended when the act is withdrawn', async () => {
    const { key, on, withdraw } = await ending(world.city.communityB1.id)
    await world.system((ctx) => beginTerm(ctx, { organ: key, from: '2026-06-01', to: '2031-06-01', ruleSetDay: '2026-06-01', members: [outsider('representative', { name: '新代表', inReason: 'selected' })], source: { kind: 'election', id: null, text: '推选' } })) // prettier-ignore
    await withdraw()
    expect(await on(DAY)).toEqual(['新代表'])
  })
})

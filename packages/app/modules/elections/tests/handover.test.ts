import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { getElection } from '../queries/elections.ts'
import { handOverAll, noon, outgoing, plan, refused, step, toAnnounced, worker, type Road } from './road.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('a committee that was elected after another', () => {
  let r: Road
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA1')
    await outgoing(r)
    await toAnnounced(r)
    await step(r, 'file', { note: '1号' })
    await step(r, 'certify')
  })
  const hindrance = async () => (await world.as(worker(r), (ctx) => getElection(ctx, r.id))).guide[0]!.hindrances[0]

  it('has taken over only when each thing is handed over: the step says how many are not, until when, and where they are listed', async () => {
    expect(await refused(step(r, 'handOver'))).toBe('elections.handoverPending')
    expect(await hindrance()).toMatchObject({ params: { n: 7, due: '2026-07-30', areaId: r.communityId, handoverId: expect.any(String) }, law: { article: '第二十五条' } })
  }) // prettier-ignore

  it('has not taken over while the list is unsigned', async () => {
    await handOverAll(r, false)
    expect(await hindrance()).toMatchObject({ code: 'elections.handoverUnsigned', params: { n: 0 } })
    expect(await refused(step(r, 'handOver'))).toBe('elections.handoverUnsigned')
  })

  it('goes on when it is signed', async () => {
    await handOverAll(r, true)
    expect(await hindrance()).toBeUndefined()
    expect(await step(r, 'handOver')).toBe('handover')
  })
})

it('a first committee takes over from nobody, and waits for nothing', async () => {
  world.now = noon('2026-06-01')
  const r = await plan(world, 'communityB1')
  await toAnnounced(r)
  await step(r, 'file', { note: '2号' })
  await step(r, 'certify')
  expect(await step(r, 'handOver')).toBe('handover')
})

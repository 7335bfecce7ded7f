import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetAnswers } from '#server/daily.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const DAY_MS = 86_400_000
const kept = async () =>
  (await world.house.opened.db.selectFrom('idempotency').select('key').orderBy('key').execute()).map((r) => r.key)

describe('the answers kept for repeated writes', () => {
  it('are given again for seven days and forgotten after them; the younger ones stay', async () => {
    const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
    const draft = (key: string, name: string) =>
      world.http(officer, {
        method: 'POST',
        url: '/api/areas/acts',
        headers: { 'idempotency-key': key },
        payload: {
          payload: { kind: 'rename', areaId: world.city.communityA1.id, name },
          effectiveOn: '2026-12-01',
          reason: '居民提议',
        },
      })
    const begun = world.now.getTime()
    const first = (await draft('first', '考棚街社区')).body as { id: string }
    world.now = new Date(begun + 6 * DAY_MS)
    await draft('second', '考棚里社区')
    expect(await forgetAnswers(world.house)).toBe(0)
    expect((await draft('first', '考棚街社区')).body).toEqual(first)
    world.now = new Date(begun + 7 * DAY_MS + 1000)
    expect(await forgetAnswers(world.house)).toBe(1)
    expect(await kept()).toEqual(['second'])
    expect((await draft('first', '考棚街社区')).body).not.toEqual(first)
  })
})

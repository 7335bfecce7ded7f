import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '#server/audit.ts'
import { openWorld, type World } from '#testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface Entry {
  id: string
  at: string
}

describe('the audit trail', () => {
  it('shows every entry once over its pages, though many bear one time and one number', async () => {
    const areas = Object.values(world.city)
    for (let round = 0; round < 12; round++)
      for (const area of areas)
        await world.system((ctx) =>
          record(ctx, { command: 'accounts.test', areaId: area.id, subject: { type: 'test', id: `${round}` } }),
        )
    const auditor = world.actor('auditAdmin', world.city.city.id)
    const seen: Entry[] = []
    for (const sort of ['-at', 'at', 'actor', '-command']) {
      seen.length = 0
      for (let page = 1; page <= 16; page++) {
        const url = `/api/audit?command=accounts.test&size=9&page=${page}&sort=${sort}`
        seen.push(...((await world.http(auditor, { method: 'GET', url })).body as { rows: Entry[] }).rows)
      }
      expect(new Set(seen.map((e) => e.at)).size, sort).toBe(1)
      expect(seen, sort).toHaveLength(12 * areas.length)
      expect(new Set(seen.map((e) => e.id)).size, sort).toBe(12 * areas.length)
    }
  })
})

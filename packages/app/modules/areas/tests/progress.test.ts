import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { receiveRelease } from '../commands/releases.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const VILLAGES = 14_000
/** 临沂市 with very many villages, in groups of one town each: more than one slice of writing. */
function bigRelease(): Buffer {
  const lines = ['code,level,name,parent', '371300000000,2,临沂市,370000000000', '371302000000,3,兰山区,371300000000']
  for (let i = 0; i < VILLAGES; i++) {
    const town = `371302${String(100 + Math.floor(i / 700)).padStart(3, '0')}`
    if (i % 700 === 0) lines.push(`${town}000,4,第${i / 700}镇,371302000000`)
    lines.push(`${town}${String(200 + (i % 700)).padStart(3, '0')},5,第${i}村委会,${town}000`)
  }
  return Buffer.from(lines.join('\n'))
}

/** Runs what waits and keeps what those who watch hear of it, beside what the run's row said at that moment. */
async function watched(job: string) {
  const heard: { phase?: string; done?: number; total?: number }[] = []
  const rows: Promise<number>[] = []
  const doneNow = async () => {
    const row = world.house.opened.db.selectFrom('jobRun').select('done').where('id', '=', job)
    return Number((await row.executeTakeFirstOrThrow()).done)
  }
  const end = world.house.live.listen(`job:${job}`, (said) => {
    heard.push(said)
    if (world.house.opened.engine !== 'pglite') rows.push(doneNow())
  })
  await world.runJobs()
  end()
  return { heard, rows: await Promise.all(rows), last: await doneNow() }
}

describe('a release in one transaction', () => {
  it('is seen to go on while it is compared and taken over, in rows of the file', async () => {
    const officer = world.actor('cityOfficer', world.city.city.id)
    const bytes = bigRelease()
    const file = { bytes, fileName: 'many.csv', system: 'nbs', releasedOn: '2026-05-01' } as const
    const start = (job: string, releaseId: string) =>
      world.system((ctx) => ctx.enqueue(job, world.city.city.id, { releaseId }))
    const id = await world.as(officer, (ctx) => receiveRelease(ctx, file, world.city.city.id))
    for (const [job, atLeast] of [
      ['areas.compareRelease', 2],
      ['areas.takeRelease', 5],
    ] as const) {
      const { heard, rows, last } = await watched(await start(job, id))
      expect([heard.at(0)?.phase, heard.at(-1)?.phase]).toEqual(['running', 'done'])
      const done = heard.flatMap((h) => h.done ?? [])
      const total = heard.find((h) => h.total)!.total!
      expect(total).toBe(VILLAGES + VILLAGES / 700 + 2)
      expect(done).toEqual(done.toSorted((a, b) => a - b))
      expect(new Set(done.filter((n) => n > 0 && n < total)).size).toBeGreaterThanOrEqual(atLeast)
      expect(last).toBe(total)
      if (rows.length > 0) expect(rows.some((n) => n > 0 && n < total)).toBe(true)
    }
  })
})

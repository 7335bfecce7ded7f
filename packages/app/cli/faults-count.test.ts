import { afterAll, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { modules } from '../app.ts'
import { killingGround, runAndKill } from './faults-killed.ts'

const KILLS = 3
const { env, remove } = killingGround('count-faults')
afterAll(remove)

it(
  'what both teams entered while the power was cut again and again is all there, none twice, and agrees',
  { timeout: 300_000 },
  async () => {
    const acknowledged = new Set<string>()
    let next = 0
    for (let round = 0; round < KILLS; round++) {
      const { kept, last } = await runAndKill('faults-count-runner.ts', next, 600 + round * 230, env)
      for (const entry of kept) acknowledged.add(entry)
      // Whoever got no answer sends the same again under the same key.
      next = last
    }
    expect(acknowledged.size).toBeGreaterThan(3)
    const house = await openHouse(readConfig(env), modules)
    const rows = await asSystem(house, 'test', (ctx) =>
      ctx.db
        .selectFrom('electionTally as t')
        .innerJoin('electionBatch as b', 'b.id', 't.batchId')
        .select(['b.number', 'b.state', 't.team', 't.votes', 't.supersededAt'])
        .execute(),
    )
    await house.opened.close()
    const entries = rows.map((r) => `${r.number - 1}${r.team}`)
    expect(new Set(entries).size).toBe(entries.length)
    expect([...acknowledged].filter((entry) => !entries.includes(entry))).toEqual([])
    for (const r of rows) expect(Object.values(r.votes as Record<string, number>)).toEqual([(r.number - 1) % 50])
    const both = rows.filter((r) => acknowledged.has(`${r.number - 1}a`) && acknowledged.has(`${r.number - 1}b`))
    expect(both.every((r) => r.state === 'agreed' && r.supersededAt === null)).toBe(true)
  },
)

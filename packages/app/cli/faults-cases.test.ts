import { afterAll, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { modules } from '../app.ts'
import { killingGround, runAndKill } from './faults-killed.ts'

const KILLS = 3
const { env, remove } = killingGround('case-faults')
afterAll(remove)

it(
  'cases that were taken in while the process was killed again and again are all there, none twice',
  { timeout: 300_000 },
  async () => {
    const acknowledged = new Map<number, string>()
    let next = 0
    for (let round = 0; round < KILLS; round++) {
      const { kept, last } = await runAndKill('faults-cases-runner.ts', next, 400 + round * 170, env)
      for (const [n, number] of kept.map((k) => k.split(' '))) acknowledged.set(Number(n), number!)
      // Whoever got no answer sends the same again under the same key.
      next = last
    }
    expect(acknowledged.size).toBeGreaterThan(3)
    const house = await openHouse(readConfig(env), modules)
    const cases = await asSystem(house, 'test', (ctx) =>
      ctx.db.selectFrom('serviceCase').select(['title', 'number']).execute(),
    )
    const steps = await asSystem(house, 'test', (ctx) =>
      ctx.db.selectFrom('serviceCaseStep').select('caseId').execute(),
    )
    await house.opened.close()
    expect(new Set(cases.map((c) => c.title)).size).toBe(cases.length)
    expect(steps).toHaveLength(cases.length)
    const numbers = new Map(cases.map((c) => [c.title, c.number]))
    for (const [n, number] of acknowledged) expect(numbers.get(`第${n}件`)).toBe(number)
  },
)

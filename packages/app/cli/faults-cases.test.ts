import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { modules } from '../app.ts'

const KILLS = 3
const root = mkdtempSync(join(tmpdir(), 'liren-case-faults-'))
const env = { ...process.env, LIREN_DATA: join(root, 'city'), LIREN_LOG: 'silent', LIREN_DEMO: '0', DATABASE_URL: '' }
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Takes cases in from a key on, and is killed some time after it began. @returns what was acknowledged, and the last key sent */
function takeInAndKill(from: number, after: number): Promise<{ kept: Map<number, string>; last: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'faults-cases-runner.ts'), String(from)], { env })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      if (!said.includes('ready') && chunk.includes('ready')) setTimeout(() => child.kill('SIGKILL'), after)
      said += chunk.toString()
    })
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the runner ended by itself (${code}): ${wrong}`))
      const kept = new Map([...said.matchAll(/^kept (\d+) (\S+)$/gm)].map((m) => [Number(m[1]), m[2]!]))
      resolve({ kept, last: Math.max(from, ...[...said.matchAll(/^sent (\d+)$/gm)].map((m) => Number(m[1]))) })
    })
  })
}

it(
  'cases that were taken in while the process was killed again and again are all there, none twice',
  { timeout: 300_000 },
  async () => {
    const acknowledged = new Map<number, string>()
    let next = 0
    for (let round = 0; round < KILLS; round++) {
      const { kept, last } = await takeInAndKill(next, 400 + round * 170)
      for (const [n, number] of kept) acknowledged.set(n, number)
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

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
const root = mkdtempSync(join(tmpdir(), 'liren-count-faults-'))
const env = { ...process.env, LIREN_DATA: join(root, 'city'), LIREN_LOG: 'silent', LIREN_DEMO: '0', DATABASE_URL: '' }
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Enters from a batch on, and is killed some time after it began. @returns entries that were acknowledged, and the last batch begun */
function enterAndKill(from: number, after: number): Promise<{ kept: string[]; last: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'faults-count-runner.ts'), String(from)], { env })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      if (!said.includes('ready') && chunk.includes('ready')) setTimeout(() => child.kill('SIGKILL'), after)
      said += chunk.toString()
    })
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the runner ended by itself (${code}): ${wrong}`))
      const kept = [...said.matchAll(/^kept (\d+[ab])$/gm)].map((m) => m[1]!)
      resolve({ kept, last: Math.max(from, ...[...said.matchAll(/^sent (\d+)$/gm)].map((m) => Number(m[1]))) })
    })
  })
}

it(
  'what both teams entered while the power was cut again and again is all there, none twice, and agrees',
  { timeout: 300_000 },
  async () => {
    const acknowledged = new Set<string>()
    let next = 0
    for (let round = 0; round < KILLS; round++) {
      const { kept, last } = await enterAndKill(next, 600 + round * 230)
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

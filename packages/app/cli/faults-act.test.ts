import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'liren-act-faults-'))
const env = { ...process.env, LIREN_DATA: join(root, 'city'), LIREN_LOG: 'silent', LIREN_DEMO: '0', DATABASE_URL: '' }
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Seen {
  found: Record<string, unknown>
  /** Nothing where it was killed. */
  stands: Record<string, unknown> | undefined
}

/** Runs the act; killed some time after it began where told. */
function run(killAfter?: number): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'faults-act-runner.ts')], { env })
    let said = ''
    let wrong = ''
    const told = (word: string) => {
      const line = new RegExp(`^${word} (.*)$`, 'm').exec(said)?.[1]
      return line ? (JSON.parse(line) as Record<string, unknown>) : undefined
    }
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      if (killAfter !== undefined && chunk.includes('ready')) setTimeout(() => child.kill('SIGKILL'), killAfter)
      said += chunk.toString()
    })
    child.on('close', (code, signal) => {
      const found = told('found')
      if (!found || (signal !== 'SIGKILL' && code !== 0)) reject(new Error(`the runner ended (${code}): ${wrong}`))
      else resolve({ found, stands: told('stands') })
    })
  })
}

const whole = { residents: 1600, households: 800, counted: 1600, astray: 0 }
const before = { ...whole, act: 'announced', communities: 2 }
const after = { ...whole, act: 'inForce', communities: 1 }

describe('a boundary act that is killed in its midst', () => {
  it(
    'leaves the city as it was, or whole, and comes into force when the house starts again',
    { timeout: 300_000 },
    async () => {
      let kills = 0
      for (const delay of [5, 40, 90, 150]) {
        const { found, stands } = await run(delay)
        expect([before, after]).toContainEqual(found)
        if (stands || found.act === 'inForce') break
        kills++
      }
      expect(kills).toBeGreaterThanOrEqual(2)
      expect((await run()).stands).toEqual(after)
    },
  )
})

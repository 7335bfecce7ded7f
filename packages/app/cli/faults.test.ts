import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'

const ROUNDS = Number(process.env.LIREN_KILLS ?? 30)
const run = promisify(execFile)
const app = join(import.meta.dirname, '..')
const root = mkdtempSync(join(tmpdir(), 'liren-faults-'))
const data = join(root, 'city')
const env = (LIREN_DATA: string) => ({
  ...process.env,
  LIREN_DATA,
  LIREN_LOG: 'silent',
  LIREN_DEMO: '0',
  LIREN_LANG: 'en',
  DATABASE_URL: '',
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The command line on a data folder: exit code and all that it said. */
async function liren(folder: string, ...args: string[]): Promise<{ code: number; said: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [join(app, 'main.ts'), ...args], {
      env: env(folder),
      maxBuffer: 1 << 26,
    })
    return { code: 0, said: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

/** Starts the writer, lets it write for a while and kills it as a power cut of the process would. */
function writeAndKill(afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(app, 'cli/faults-writer.ts')], {
      env: env(data),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      if (!said.includes('ready') && chunk.includes('ready')) setTimeout(() => child.kill('SIGKILL'), afterMs)
      said += chunk.toString()
    })
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the writer ended by itself (${code}): ${wrong}`))
      resolve([...said.matchAll(/^kept (\S+)$/gm)].map((m) => m[1]!))
    })
  })
}

// The embedded engine is what can lose a write with its process; a server has its own durability.
describe('a city that is killed and copied', () => {
  it(`keeps every acknowledged write and no half of one over ${ROUNDS} kills`, { timeout: 600_000 }, async () => {
    const kept: string[] = []
    for (let round = 0; round < ROUNDS; round++) kept.push(...(await writeAndKill(30 + ((round * 97) % 400))))
    expect(kept.length).toBeGreaterThan(ROUNDS)
    const file = join(root, 'after.gz')
    expect((await liren(data, 'backup', file)).code).toBe(0)
    const rows = gunzipSync(readFileSync(file)).toString()
    expect(kept.filter((id) => !rows.includes(`pair.a.${id}`))).toEqual([])
    const halves = ['a', 'b'].map(
      (half) => new Set([...rows.matchAll(new RegExp(`pair\\.${half}\\.([0-9a-f-]+)`, 'g'))].map((m) => m[1]!)),
    )
    expect(halves[0]).toEqual(halves[1])
    const verified = await liren(data, 'verify')
    expect(verified.said).toContain(' 0 faults')
    expect(verified.code).toBe(0)
  })

  it('is refused to a second process, with a sentence', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [join(app, 'cli/faults-writer.ts')], {
      env: env(data),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const second = await liren(data, 'verify')
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    expect(second.code).toBe(1)
    expect(second.said).toMatch(/in use by process \d+/)
    expect(second.said).not.toMatch(/\bat .*\.ts/)
  })

  it('is the same, hash by hash, when restored from its backup', { timeout: 300_000 }, async () => {
    const [one, two, key] = [join(root, 'one.gz'), join(root, 'two.gz'), join(data, 'keys/master.key')]
    expect((await liren(data, 'backup', one)).code).toBe(0)
    const copy = join(root, 'copy')
    const restored = await liren(copy, 'restore', one, '--key-file', key)
    expect(restored.said).toContain('every hash equal')
    expect((await liren(copy, 'verify')).code).toBe(0)
    expect((await liren(copy, 'backup', two)).code).toBe(0)
    const hashes = (file: string) =>
      gunzipSync(readFileSync(file))
        .toString()
        .split('\n')
        .filter((l) => l.startsWith('{"end"'))
    expect(hashes(two)).toEqual(hashes(one))
    expect((await liren(copy, 'restore', one)).said).toContain('not empty')
  })

  it('is not restored from a file that was changed or cut, nor under another key', { timeout: 300_000 }, async () => {
    const whole = join(root, 'one.gz')
    expect(existsSync(whole)).toBe(true)
    const text = gunzipSync(readFileSync(whole)).toString()
    const changed = join(root, 'changed.gz')
    writeFileSync(changed, gzipSync(text.replace('"test.write', '"test.wrote')))
    const cut = join(root, 'cut.gz')
    writeFileSync(cut, readFileSync(whole).subarray(0, -200))
    for (const [n, file] of [changed, cut].entries()) {
      const said = await liren(join(root, `bad${n}`), 'restore', file)
      expect(said.code).toBe(1)
      expect(said.said).toMatch(/cannot be read or is damaged/)
    }
    const other = await liren(join(root, 'otherkey'), 'restore', whole)
    expect(other.said).toMatch(/master key/)
    expect(other.code).toBe(1)
  })
})

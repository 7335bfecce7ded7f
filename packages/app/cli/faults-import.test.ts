import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { citizenIdCheck } from '#shared/codes.ts'

const KILLS = Number(process.env.LIREN_IMPORT_KILLS ?? 12)
const LEDGER = 1500
const LONG = 9000
const run = promisify(execFile)
const app = join(import.meta.dirname, '..')
const root = mkdtempSync(join(tmpdir(), 'liren-import-faults-'))
const env = { ...process.env, LIREN_DATA: join(root, 'city'), LIREN_LOG: 'silent', LIREN_DEMO: '0', DATABASE_URL: '' }
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Three people a household, each with a number of their own; `year` keeps two files apart. */
function people(count: number, year: number, code: string): string {
  const header = '社区代码,户号,姓名,性别,与户主关系,公民身份号码,出生日期,住址'
  const rows = Array.from({ length: count }, (_, n) => {
    const [relation, sex] = [
      ['户主', '男'],
      ['妻', '女'],
      ['子', '男'],
    ][n % 3]!
    const day = new Date(Date.UTC(year, 0, 1) + Math.floor(n / 300) * 86_400_000).toISOString().slice(0, 10)
    const serial = String((n % 300) * 2 + (sex === '男' ? 1 : 2)).padStart(3, '0')
    const first = `371399${day.replaceAll('-', '')}${serial}`
    const home = Math.floor(n / 3)
    return [
      code,
      `${year}${home}`,
      `测试${'甲乙丙'[n % 3]}`,
      sex,
      relation,
      first + citizenIdCheck(first),
      day,
      `花园路${year}${home}号`,
    ]
  })
  return [header, ...rows.map((row) => row.join(','))].join('\n')
}

/** Starts the importer; kills it some time after it began to work, or lets it come to its end. */
function start(files: string[], killAfter: number | undefined): Promise<{ killed: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(app, 'cli/faults-importer.ts'), ...files], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      if (killAfter !== undefined && !said.includes('ready') && chunk.includes('ready'))
        setTimeout(() => child.kill('SIGKILL'), killAfter)
      said += chunk.toString()
    })
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`the importer ended by itself (${code}): ${wrong}`))
      else resolve({ killed: signal === 'SIGKILL', said })
    })
  })
}

describe('imports that are killed', () => {
  it(
    `a ledger and a long file come in whole, nobody twice, over up to ${KILLS} kills`,
    { timeout: 600_000 },
    async () => {
      const files = [join(root, 'ledger.csv'), join(root, 'long.csv')]
      writeFileSync(files[0]!, people(LEDGER, 1970, '371302001001'))
      writeFileSync(files[1]!, people(LONG, 1980, '371302001002'))
      let kills = 0
      let last = { killed: true, said: '' }
      for (let round = 0; round < KILLS && last.killed; round++) {
        last = await start(files, 150 + ((round * 173) % 700))
        if (last.killed) kills++
      }
      if (last.killed) last = await start(files, undefined)
      expect(kills).toBeGreaterThanOrEqual(3)
      const standing = JSON.parse(/^done (.*)$/m.exec(last.said)![1]!) as Record<string, number>
      const all = LEDGER + LONG
      expect(standing).toEqual({
        residents: all,
        numbers: all,
        households: all / 3,
        heads: all / 3,
        counted: all,
        suspects: 0,
        taken: LEDGER,
      })
      const { stdout } = await run(process.execPath, [join(app, 'main.ts'), 'verify'], { env })
      expect(stdout.match(/(\d+) faults/g)!.every((found) => found === '0 faults')).toBe(true)
    },
  )
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBed } from './bed.ts'
import { fill } from './fill.ts'
import { timed } from './measure.ts'
import { writeReport, type Result } from './report.ts'
import { needPeople, rows } from './rows/index.ts'
import type { Bed, Measure } from './types.ts'

const USAGE = 'npm run bench -- [--people N] [--engine pglite|postgres] [--only ROW …] [--dry]'
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1600000' },
    engine: { type: 'string', multiple: true, default: ['pglite', 'postgres'] },
    only: { type: 'string', multiple: true },
    /** Prints the result without writing docs/benchmarks.md. */
    dry: { type: 'boolean', default: false },
    /** Where a run on one engine writes its result for the run that started it. */
    out: { type: 'string' },
  },
})
const people = Number(values.people)
if (!Number.isInteger(people) || people < 1000) throw new Error(USAGE)
const chosen = rows.filter((r) => !values.only || values.only.includes(r.id))
const say = (text: string) => process.stderr.write(`${text}\n`)

/** A row that could not be measured is said so, and the others go on. */
function failed(error: unknown): Measure[] {
  const seen = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  return [{ what: 'could not be measured', bar: '—', seen, met: false, missed: seen }]
}

async function runOn(engine: Bed['engine']): Promise<Result[]> {
  const opened = await openBed(engine, people, say)
  if (!opened) {
    say(`${engine}: not on this machine, left out`)
    return []
  }
  const { bed } = opened
  const results: Result[] = []
  try {
    if (chosen.some((r) => needPeople.has(r.id)) && chosen.every((r) => r.id !== 'import')) await fill(bed)
    for (const row of chosen) {
      say(`${engine}: ${row.work} …`)
      const { ms, value } = await timed(() => row.run(bed).catch(failed))
      for (const m of value) say(`  ${m.what}: ${m.seen} (${m.bar}) ${m.met ? 'met' : 'MISSED'}`)
      results.push({ row: { id: row.id, work: row.work }, engine, measures: value, seconds: ms / 1000 })
    }
  } finally {
    await opened.close()
  }
  return results
}

/** Each engine in a process of its own, so that the memory of one is not counted for the other. */
function runApart(engine: string): Result[] {
  const dir = mkdtempSync(join(tmpdir(), 'liren-bench-out-'))
  const out = join(dir, 'result.json')
  const only = (values.only ?? []).flatMap((id) => ['--only', id])
  // The first is what `npm start` runs with.
  const args = [
    '--max-semi-space-size=8',
    import.meta.filename,
    '--people',
    String(people),
    '--engine',
    engine,
    '--out',
    out,
    ...only,
  ]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  try {
    if (status !== 0) throw new Error(`the run on ${engine} ended with ${status}`)
    return JSON.parse(readFileSync(out, 'utf8')) as Result[]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

if (values.out) {
  writeFileSync(values.out, JSON.stringify(await runOn(values.engine[0] as Bed['engine'])))
} else {
  const results = values.engine.flatMap(runApart)
  if (!values.dry) say(writeReport(results, people))
}
process.exit(0)

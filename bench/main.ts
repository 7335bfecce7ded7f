import { parseArgs } from 'node:util'
import { openBed } from './bed.ts'
import { timed } from './measure.ts'
import { writeReport, type Result } from './report.ts'
import { rows } from './rows/index.ts'
import type { Bed } from './types.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1600000' },
    engine: { type: 'string', multiple: true, default: ['pglite', 'postgres'] },
    only: { type: 'string', multiple: true },
    /** Prints the result without writing docs/benchmarks.md. */
    dry: { type: 'boolean', default: false },
  },
})
const people = Number(values.people)
if (!Number.isInteger(people) || people < 1000)
  throw new Error('npm run bench -- [--people N] [--engine pglite|postgres] [--only ROW] [--dry]')

const say = (text: string) => process.stderr.write(`${text}\n`)
const chosen = rows.filter((r) => !values.only || values.only.includes(r.id))

async function runOn(engine: Bed['engine']): Promise<Result[]> {
  const opened = await openBed(engine, people, say)
  if (!opened) {
    say(`${engine}: not on this machine, left out`)
    return []
  }
  const results: Result[] = []
  try {
    for (const row of chosen) {
      say(`${engine}: ${row.work} …`)
      const { ms, value } = await timed(() => row.run(opened.bed))
      for (const m of value) say(`  ${m.what}: ${m.seen} (${m.bar}) ${m.met ? 'met' : 'MISSED'}`)
      results.push({ row, engine, measures: value, seconds: ms / 1000 })
    }
  } finally {
    await opened.close()
  }
  return results
}

const results: Result[] = []
for (const engine of values.engine as Bed['engine'][]) results.push(...(await runOn(engine)))
if (values.dry)
  say(
    JSON.stringify(
      results.map((r) => ({ row: r.row.id, engine: r.engine, measures: r.measures })),
      null,
      2,
    ),
  )
else say(writeReport(results, people))
process.exit(0)

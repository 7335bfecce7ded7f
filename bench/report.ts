import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { rows } from './rows/index.ts'
import { sectionOf } from './sections.ts'
import { reasonFor } from './reasons.ts'
import type { Bed, Measure, Row } from './types.ts'

export interface Result {
  row: Pick<Row, 'id' | 'work'>
  engine: Bed['engine']
  measures: Measure[]
  seconds: number
}

const target = join(import.meta.dirname, '../docs/benchmarks.md')
const NAMES = { pglite: 'PGlite', postgres: 'PostgreSQL' } as const

/** The load before the run: above the number of cores, others were at work and times are longer than they need be. */
const [loadBefore = 0] = loadavg()

/** What was true of the run in which a row was measured. */
interface Run {
  at: string
  commit: string
  load: number
  people: number
  machine: string
  node: string
}
/** What each row saw when it was last measured, by row and engine: what the page is written from. */
type Kept = Result & { run: Run }
const keptFile = join(import.meta.dirname, 'results.json')

function thisRun(people: number): Run {
  const [first] = cpus()
  const git = { encoding: 'utf8' as const, cwd: import.meta.dirname }
  return {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], git).trim(),
    load: loadBefore,
    people,
    machine: `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}`,
    node: process.version,
  }
}

/** Rows measured now take the place of what was kept of them; the others stay. Rows stand in the order in which they run. */
function keep(results: readonly Result[], people: number): Kept[] {
  const run = thisRun(people)
  const before = existsSync(keptFile) ? (JSON.parse(readFileSync(keptFile, 'utf8')) as Kept[]) : []
  const of = (r: Result) => `${r.engine} ${r.row.id}`
  const now = new Set(results.map(of))
  const place = (r: Kept) => rows.findIndex((row) => row.id === r.row.id)
  const all = [...before.filter((r) => !now.has(of(r))), ...results.map((r) => ({ ...r, run }))]
    .filter((r) => place(r) >= 0 && r.measures.length > 0)
    .toSorted((a, b) => a.engine.localeCompare(b.engine) || place(a) - place(b))
  writeFileSync(keptFile, `${JSON.stringify(all, null, 1)}\n`)
  return all
}

const line = (result: Result, m: Measure): string =>
  `| ${result.row.work} | ${NAMES[result.engine]} | ${m.what} | ${m.bar} | ${m.seen} | ${m.met ? 'met' : '**missed**'} |`

function missedOf(results: readonly Result[]): string[] {
  return results.flatMap((r) =>
    r.measures
      .filter((m) => m.missed)
      .map((m) => {
        const reason = reasonFor(r.row.id, r.engine, m.what)
        return `- ${r.row.work}, ${NAMES[r.engine]}, ${m.what}: ${m.missed} ${reason}`
      }),
  )
}

/** When, where and beside what each row was measured; rows of one run share a line. */
function runsOf(kept: readonly Kept[]): string[] {
  const runs = Map.groupBy(kept, (r) => JSON.stringify(r.run))
  return [...runs].map(([text, of]) => {
    const run = JSON.parse(text) as Run
    const busy = run.load > 2 ? ': **others were at work, so times are too long and ratios rough**' : ''
    const names = of.map((r) => `${r.row.id} ${NAMES[r.engine]} ${Math.round(r.seconds)} s`).join(', ')
    return `- ${run.at.slice(0, 16).replace('T', ' ')} UTC, commit ${run.commit}, ${run.machine}, Node ${run.node}, a city of ${run.people.toLocaleString('en')} residents, load average ${run.load.toFixed(1)} when it began${busy}. ${names}.`
  })
}

/** Writes docs/benchmarks.md from what this run saw, and what earlier ones saw of rows that it left out. */
export function writeReport(results: readonly Result[], people: number): string {
  const kept = keep(results, people)
  const missed = missedOf(kept)
  const planner = sectionOf(target, 'planner')
  const text = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; do not edit. Ratios are against the bare engine in the same run, so they say more than the absolute',
    'figures, which belong to one machine and one hour. When each row was measured stands below the table.',
    '',
    '| work | engine | measured | bar | seen | |',
    '|---|---|---|---|---|---|',
    ...kept.flatMap((r) => r.measures.map((m) => line(r, m))),
    '',
    ...(missed.length > 0 ? ['## Missed, and why', '', ...missed, ''] : []),
    '## When each was measured',
    '',
    ...runsOf(kept),
    '',
    ...(planner ? [planner, ''] : []),
  ].join('\n')
  writeFileSync(target, text)
  return target
}

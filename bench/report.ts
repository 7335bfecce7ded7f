import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
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

function machine(): string[] {
  const [first] = cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  }).trim()
  return [
    `- ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform} ${process.arch}`,
    `- Load average ${loadBefore.toFixed(1)} when the run began${loadBefore > cpus().length ? ': **others were at work, so times are too long and ratios rough**' : ''}`,
    `- Node ${process.version}, commit ${commit}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  ]
}

const line = (result: Result, m: Measure): string =>
  `| ${result.row.work} | ${NAMES[result.engine]} | ${m.what} | ${m.bar} | ${m.seen} | ${m.met ? 'met' : '**missed**'} |`

/** Writes docs/benchmarks.md from what this run saw. */
export function writeReport(results: readonly Result[], people: number): string {
  const missed = results.flatMap((r) =>
    r.measures
      .filter((m) => m.missed)
      .map((m) => {
        const reason = reasonFor(r.row.id, r.engine, m.what)
        return `- ${r.row.work}, ${NAMES[r.engine]}, ${m.what}: ${m.missed} ${reason}`
      }),
  )
  const planner = sectionOf(target, 'planner')
  const took = results.map((r) => `${r.row.id} ${NAMES[r.engine]} ${Math.round(r.seconds)} s`).join(', ')
  const text = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; do not edit. Ratios are against the bare engine in the same run, so they say more than the absolute',
    `figures, which belong to this machine and this hour. Residents in the city: ${people.toLocaleString('en')}.`,
    '',
    ...machine(),
    '',
    '| work | engine | measured | bar | seen | |',
    '|---|---|---|---|---|---|',
    ...results.flatMap((r) => r.measures.map((m) => line(r, m))),
    '',
    ...(missed.length > 0 ? ['## Missed, and why', '', ...missed, ''] : []),
    `Time of the run: ${took}.`,
    '',
    ...(planner ? [planner, ''] : []),
  ].join('\n')
  writeFileSync(target, text)
  return target
}

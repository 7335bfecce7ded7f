import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { withSection } from '../sections.ts'
import type { Section } from './sections.ts'

const PAGE = join(import.meta.dirname, '../../docs/benchmarks.md')
const [loadBefore = 0] = loadavg()

/** Writes the section "The planner" of docs/benchmarks.md. @returns its path */
export function writeSection(sections: readonly Section[], missing: readonly string[]): string {
  const rows = sections.flatMap((s) => s.rows)
  const missed = rows.filter((r) => !r.met)
  const [cpu] = cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  }).trim()
  const busy = loadBefore > cpus().length ? ': **others were at work, so times are too long**' : ''
  const text = [
    '## The planner',
    '',
    'Written by `npm run bench:planner`; do not edit. Instances and scorer: `../shared/data/planner`; how peers are asked stands in',
    '`bench/planner/README.md`. One core; times without reading.',
    '',
    `- ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GiB; load average ${loadBefore.toFixed(1)} when the run began${busy}`,
    `- Node ${process.version}, commit ${commit}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ...(missing.length > 0 ? [`- **Left out, not installed: ${missing.join(', ')}**`] : []),
    '',
    '| measured | bar | seen | |',
    '|---|---|---|---|',
    ...rows.map((r) => `| ${r.what} | ${r.bar} | ${r.seen} | ${r.met ? 'met' : '**missed**'} |`),
    '',
    ...(missed.length > 0
      ? ['**Missed, and why**', '', ...missed.map((r) => `- ${r.what}: ${r.missed ?? r.seen}`), '']
      : []),
    ...sections.flatMap((s) => (s.text.length > 0 ? [...s.text, ''] : [])),
  ]
  writeFileSync(PAGE, withSection(PAGE, 'planner', text.join('\n')))
  return PAGE
}

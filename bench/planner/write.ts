import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { sectionOf, withSection } from '../sections.ts'
import type { Section } from './sections.ts'

const PAGE = join(import.meta.dirname, '../../docs/benchmarks.md')

/** Names of the parts on the page, in their order; each is written by itself and keeps the others. */
const TITLES: Readonly<Record<string, string>> = {
  quality: 'Against METIS and Scotch',
  exact: 'Proven cuts',
  effort: 'More effort',
  scale: 'Size',
  disruption: 'Disruption',
  editing: 'Editing',
}
const mark = (part: string) => `planner: ${part}`

const FRAME = [
  '## The planner',
  '',
  'Written by `npm run bench:planner`; do not edit. Instances and scorer: `../shared/data/planner`; how peers are asked stands in',
  '`bench/planner/README.md`. One core; times without reading.',
  ...Object.keys(TITLES).flatMap((part) => ['', `<!-- ${mark(part)} -->`, `<!-- /${mark(part)} -->`]),
].join('\n')

function circumstances(loadBefore: number): string {
  const [cpu] = cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  }).trim()
  const busy =
    loadBefore > cpus().length ? ': **others were at work, so times are too long and ratios of time rough**' : ''
  return (
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit}, Node ${process.version}, ${cpus().length} cores ` +
    `(${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GiB; load average ${loadBefore.toFixed(1)} when it began${busy}.`
  )
}

/** The load of the machine before a part is measured. */
export const loadNow = (): number => loadavg()[0] ?? 0

/** Writes a part of the section "The planner" of docs/benchmarks.md; the other parts stay. @returns the page's path */
export function writePart(
  part: string,
  { rows, text }: Section,
  missing: readonly string[],
  loadBefore: number,
): string {
  const missed = rows.filter((r) => !r.met)
  const content = [
    `### ${TITLES[part] ?? part}`,
    '',
    circumstances(loadBefore),
    ...(missing.length > 0 && part === 'quality' ? ['', `**Left out, not installed: ${missing.join(', ')}**`] : []),
    '',
    ...(rows.length > 0 ? ['| measured | bar | seen | |', '|---|---|---|---|'] : []),
    ...rows.map((r) => `| ${r.what} | ${r.bar} | ${r.seen} | ${r.met ? 'met' : '**missed**'} |`),
    ...(missed.length > 0
      ? ['', 'Missed, and why:', '', ...missed.map((r) => `- ${r.what}: ${r.missed ?? r.seen}`)]
      : []),
    ...(text.length > 0 ? ['', ...text] : []),
  ]
  if (!sectionOf(PAGE, 'planner')) writeFileSync(PAGE, withSection(PAGE, 'planner', FRAME))
  writeFileSync(PAGE, withSection(PAGE, mark(part), content.join('\n')))
  return PAGE
}

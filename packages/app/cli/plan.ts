import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { check, plan, PlannerError, type Effort, type Plan, type Progress } from '@liren/planner'
import {
  named,
  readInstance,
  totalsOf,
  writeAssignmentCsv,
  writeGeoJson,
  writePlanJson,
  type Instance,
  type ReadOptions,
} from '@liren/planner/formats'
import Delaunator from 'delaunator'
import { translator } from '#server/texts.ts'
import type { Command } from './commands.ts'
import { say, terminalLocale } from './say.ts'

const NUMBERS = ['lower', 'upper', 'target', 'seed', 'effort', 'rounds'] as const
const NAMES = ['hard', 'old', 'soft', 'weight', 'people', 'out'] as const
const FORMATS = ['.json', '.csv', '.geojson']

const t = (key: string, params: Record<string, string | number> = {}): string =>
  translator(terminalLocale)(`planner:${key}`, params)

interface Asked {
  readonly file: string
  readonly reading: ReadOptions
  readonly seed: number
  readonly effort: Effort | undefined
  readonly out: string | undefined
}

/** @throws Error with a sentence for the terminal */
function parsed(args: string[], options: Record<string, { type: 'string' }>) {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    const name = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    throw new Error(`${t('plan.badArgument', { name })}\n${t('plan.usage')}`, { cause: error })
  }
}

/** @throws Error with a sentence for the terminal */
function asked(args: string[]): Asked {
  const options = Object.fromEntries([...NUMBERS, ...NAMES].map((n) => [n, { type: 'string' as const }]))
  const { values, positionals } = parsed(args, options)
  const [file] = positionals
  if (!file) throw new Error(t('plan.usage'))
  if (!existsSync(file)) throw new Error(t('plan.noFile', { file }))
  const number = (name: (typeof NUMBERS)[number]): number | undefined => {
    const value = values[name] as string | undefined
    if (value === undefined) return undefined
    if (value.trim() === '' || !(Number(value) >= 0 || name === 'seed'))
      throw new Error(t('plan.badOption', { name, value }))
    return Number(value)
  }
  const text = (name: (typeof NAMES)[number]) => values[name] as string | undefined
  const out = text('out')
  if (out && !FORMATS.includes(extname(out))) throw new Error(t('plan.badOut', { file: out }))
  const [seconds, rounds] = [number('effort'), number('rounds')]
  return {
    file,
    reading: {
      lower: number('lower'),
      upper: number('upper'),
      target: number('target'),
      hard: text('hard'),
      old: text('old'),
      soft: text('soft'),
      weight: text('weight'),
      people: text('people'),
      triangulate: (x, y) =>
        new Delaunator(Float64Array.from({ length: x.length * 2 }, (_, i) => (i & 1 ? y : x)[i >> 1]!)).triangles,
    },
    seed: number('seed') ?? 1,
    effort: seconds === undefined ? (rounds === undefined ? undefined : { rounds }) : { seconds },
    out,
  }
}

/** What `work` gives; where it fails, a sentence for the terminal instead. */
function orSay<T>(key: string, file: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Error(t(key, { file }), { cause })
  }
}

function unpacked(file: string): Uint8Array {
  const bytes = orSay('plan.noReading', file, () => readFileSync(file))
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? orSay('plan.badPack', file, () => gunzipSync(bytes)) : bytes
}

const figure = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: n < 1000 ? 1 : 0 })
const since = (began: number): string => ((performance.now() - began) / 1000).toFixed(2)

/** Says how far the work is, at most once a second. */
function watching(): (progress: Progress) => void {
  let told = performance.now()
  return ({ phase, done, best }) => {
    if (performance.now() - told < 1000) return
    told = performance.now()
    const words = t('plan.progress', { phase: t(`plan.phases.${phase}`), percent: Math.round(done * 100) })
    const sofar = best ? `, ${t('plan.best', { communities: best.communities, q: figure(best.q) })}` : ''
    process.stderr.write(`${words}${sofar}\n`)
  }
}

function table(instance: Instance, made: Plan, seconds: string): void {
  const { problem } = instance
  const sizes = totalsOf(instance, made.assignment)
    .map((c) => c.households)
    .sort((a, b) => a - b)
  const rows: [string, string][] = [
    ['communities', figure(made.communities)],
    ['legal', t(made.legal ? 'plan.yes' : 'plan.no')],
    ['sizes', [sizes[0], sizes[sizes.length >> 1], sizes.at(-1)].map((n) => figure(n ?? 0)).join(' / ')],
    ['band', `${figure(problem.lower)}–${Number.isFinite(problem.upper) ? figure(problem.upper) : '∞'}`],
    ['cut', `${figure(made.cut)} / ${figure(made.q)}`],
    ['seed', `${made.seed} / ${Number(made.rounds.toFixed(2))}`],
    ['time', `${seconds} s`],
  ]
  for (const [name, value] of rows) say(`  ${t(`plan.table.${name}`)}: ${value}`)
}

function exceptions({ problem }: Instance, made: Plan): void {
  if (made.exceptions.length > 0) say(t('plan.forced'))
  for (const { kind, units, households } of made.exceptions.slice(0, 20))
    say(`  ${t(`exceptions.${kind}`, { units: named(problem.ids, units), households: figure(households) })}`)
  if (made.exceptions.length > 20) say(`  … ${made.exceptions.length - 20}`)
}

function write(file: string, text: Iterable<string>): void {
  const out = orSay('plan.noWriting', file, () => openSync(file, 'w'))
  try {
    for (const piece of text) writeSync(out, piece)
  } finally {
    closeSync(out)
  }
  say(t('plan.written', { file }))
}

function pieces(out: string, bytes: Uint8Array, instance: Instance, made: Plan): Iterable<string> {
  if (extname(out) === '.csv') return writeAssignmentCsv(instance.problem, made.assignment)
  return extname(out) === '.geojson' ? writeGeoJson(bytes, made) : writePlanJson(instance, made)
}

/**
 * `liren plan INSTANCE`: draws communities for a file of units, says what came of it, writes the plan. Needs no database.
 * @returns 0 for a legal plan, 1 for one that still breaks something
 */
function run(args: string[]): number {
  const { file, reading, seed, effort, out } = asked(args)
  const began = performance.now()
  const bytes = unpacked(file)
  const instance = readInstance(bytes, reading)
  const { problem, notices } = instance
  const households = figure(problem.weight.reduce((a, b) => a + b, 0))
  const contacts = figure(problem.adjacency.neighbours.length / 2)
  say(t('plan.read', { file: basename(file), units: figure(problem.n), households, contacts, seconds: since(began) }))
  for (const { code, params } of notices) say(`  ${t(`notices.${code}`, params)}`)
  const started = performance.now()
  const made = plan(problem, { seed, effort, onProgress: watching() })
  table(instance, made, since(started))
  exceptions(instance, made)
  if (!made.legal)
    say(
      t('plan.illegal', {
        count: check(problem, made.assignment, made.exceptions).breaches.filter((b) => b.excused < 0).length,
      }),
    )
  if (out) write(out, pieces(out, bytes, instance, made))
  return made.legal ? 0 : 1
}

/** As `run`; what the planner refuses is said in the language of the terminal. */
export const planFile: Command = async (args) => {
  try {
    return run(args)
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error
    say(t(`errors.${error.code}`, error.params))
    return 1
  }
}

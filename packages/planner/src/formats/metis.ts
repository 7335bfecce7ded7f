import { contactsOf } from '../adjacency.ts'
import { BARRIER_FACTOR, PlannerError, type Problem } from '../types.ts'
import { collectContacts, symmetric } from './edges.ts'
import { instanceOf, type Instance } from './instance.ts'
import { bytesOf } from './parts.ts'
import { settingsOf, type ReadOptions } from './settings.ts'
import { collectUnits, type Units } from './units.ts'

/**
 * Reads a METIS graph file (manual of METIS 5, 4.1.1): header `n m [fmt [ncon]]`, a line a unit. Units are called 1 … n; the first
 * of several weights is the households, 1 where there are none; edge weights are lengths.
 * @throws PlannerError `metisHeader`, `metisLine`, `asymmetric`, `unknownEnd`, and of bounds
 */
export function readMetis(input: string | Uint8Array, options: ReadOptions = {}): Instance {
  const settings = settingsOf({ ...options, weight: 'weight', hard: undefined, old: undefined }, {})
  const lines = numberLines(bytesOf(input))
  const header = headerOf(lines.next().value)
  const { n, m, ncon, sizes, weights, lengths } = header
  if (n > settings.limits.units) throw new PlannerError('tooManyUnits', { units: n, most: settings.limits.units })
  if (m > settings.limits.edges) throw new PlannerError('tooManyEdges', { edges: m, most: settings.limits.edges })
  const units = collectUnits(settings)
  const ids = Array.from({ length: n }, (_, i) => String(i + 1))
  const contacts = collectContacts({ ...settings, limits: { ...settings.limits, edges: Infinity } }, ids)
  for (let u = 0; u < n; u++) {
    const line = lines.next().value
    if (!line) throw new PlannerError('metisHeader', { said: n, found: u, what: 'lines' })
    let k = sizes ? 1 : 0
    units.add({ weight: weights ? line[k] : 1 }, ids[u])
    if (weights) k += ncon
    if ((line.length - k) % (lengths ? 2 : 1) !== 0) throw new PlannerError('metisLine', { unit: ids[u]! })
    for (; k < line.length; k += lengths ? 2 : 1) {
      const v = line[k]! - 1
      if (!Number.isInteger(v) || v < 0 || v >= n)
        throw new PlannerError('unknownEnd', { unit: String(line[k]), other: ids[u]! })
      contacts.add(u, v, lengths ? { len: line[k + 1] } : {})
    }
  }
  const adjacency = symmetric(n, contacts.done(), ids)
  const found = adjacency.neighbours.length / 2
  if (found !== m) throw new PlannerError('metisHeader', { said: m, found, what: 'edges' })
  const known: Units = units.done()
  return instanceOf({ format: 'metis', graph: {}, units: known, adjacency }, options)
}

function headerOf(line: number[] | undefined | void) {
  const [n, m, fmt = 0, ncon = 1] = line ?? []
  if (n === undefined || m === undefined || !Number.isInteger(n) || !Number.isInteger(m))
    throw new PlannerError('unknownFormat')
  const digits = String(fmt).padStart(3, '0')
  return { n, m, ncon, sizes: digits.at(-3) === '1', weights: digits.at(-2) === '1', lengths: digits.at(-1) === '1' }
}

/** The numbers of each line; comments (%) are no lines, empty lines are: a unit without neighbours. */
function* numberLines(bytes: Uint8Array): Generator<number[], undefined> {
  const decoder = new TextDecoder()
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from)
    const to = end === -1 ? bytes.length : end
    if (bytes[from] !== 37) {
      const text = decoder.decode(bytes.subarray(from, to)).trim()
      yield text === '' ? [] : text.split(/\s+/).map(Number)
    }
    from = to + 1
  }
  return undefined
}

export interface MetisOptions {
  /** Keeps contacts across hard borders; left out unless told. */
  readonly acrossHard?: boolean
}

/**
 * Writes a METIS graph: households as weights, each contact at what a cut of it costs (length by barrier, rounded, at least 1).
 * @returns pieces of text, to be written one after another
 */
export function* writeMetis(problem: Problem, { acrossHard }: MetisOptions = {}): Generator<string> {
  const { adjacency, hard, weight, n } = problem
  const open = (u: number, v: number) => acrossHard || !hard || hard[u] === hard[v]
  const { from, to } = contactsOf(adjacency)
  let m = 0
  for (let e = 0; e < from.length; e++) if (open(from[e]!, to[e]!)) m++
  let text = `${n} ${m} 011\n`
  for (let u = 0; u < n; u++) {
    text += String(weight[u])
    for (let i = adjacency.offsets[u]!; i < adjacency.offsets[u + 1]!; i++) {
      const v = adjacency.neighbours[i]!
      if (open(u, v)) text += ` ${v + 1} ${cutCost(adjacency.length[i]!, adjacency.barrier[i]!)}`
    }
    text += '\n'
    if (text.length > 1 << 18) {
      yield text
      text = ''
    }
  }
  yield text
}

/** What cutting a contact costs: whole metres by barrier, at least 1. */
export const cutCost = (metres: number, barrier: number): number =>
  Math.max(1, Math.round(metres * BARRIER_FACTOR[barrier]!))

import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DEFAULT_WEIGHTS, type Problem } from '../src/index.ts'

/** Instances that others made stand beside the repository; tests that need them are skipped where they are absent. */
export const SHARED = new URL('../../../../shared/data/planner/', import.meta.url)
export const hasShared = existsSync(new URL('score.mjs', SHARED))

/** An instance as the scorer of the shared folder reads it. */
export interface Instance {
  readonly n: number
  readonly nodes: readonly Record<string, unknown>[]
  readonly w: Float64Array
  readonly S: Int32Array
  readonly T: Int32Array
  readonly len: Float64Array
  readonly bar: Uint8Array
  readonly lower: number
  readonly upper: number
  readonly target: number | null
  readonly hard: string | null
  readonly soft: string | null
  readonly old: string | null
  readonly unit: boolean
}

export interface Verdict {
  readonly feasible: boolean
  readonly communities: number
  readonly contiguity: { readonly disconnected: number; readonly extraParts: number }
  readonly bounds: {
    readonly below: number
    readonly above: number
    readonly forcedBelow: number
    readonly forcedAbove: number
    readonly trappedUnits: number
  }
  readonly deviation: { readonly mean: number; readonly max: number }
  readonly cut: { readonly affinity: number; readonly q: number; readonly edges: number; readonly length: number }
  readonly barriers: { readonly roadEdgesInside: number; readonly riverEdgesInside: number } | null
  readonly hard: { readonly mixed: number } | null
  readonly soft: { readonly pairs: number } | null
  readonly compactness: { readonly polsbyPopper: { readonly mean: number; readonly min: number } | null }
  readonly disruption: { readonly moved: number; readonly torn: number; readonly oldUnits: number } | null
  readonly services: { readonly without: number } | null
}

export interface Scorer {
  loadInstance(source: unknown, options?: Record<string, unknown>): Instance
  trappedUnits(instance: Instance): Uint8Array
  score(instance: Instance, assignment: (string | null)[]): Verdict
}

/** The scorer of the shared folder. */
export const scorer = async (): Promise<Scorer> =>
  (await import(/* @vite-ignore */ new URL('score.mjs', SHARED).href)) as Scorer

export const sharedText = (name: string): string => {
  const bytes = readFileSync(new URL(name, SHARED))
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')
}

function adjacencyOf(I: Instance): Problem['adjacency'] {
  const offsets = new Int32Array(I.n + 1)
  for (let e = 0; e < I.S.length; e++) {
    offsets[I.S[e]! + 1]!++
    offsets[I.T[e]! + 1]!++
  }
  for (let u = 0; u < I.n; u++) offsets[u + 1]! += offsets[u]!
  const at = offsets.slice()
  const neighbours = new Int32Array(offsets[I.n]!)
  const length = new Float64Array(neighbours.length)
  const barrier = new Uint8Array(neighbours.length)
  const put = (a: number, b: number, e: number) => {
    const i = at[a]!++
    neighbours[i] = b
    length[i] = I.unit ? 1 : I.len[e]!
    barrier[i] = I.unit ? 0 : I.bar[e]!
  }
  for (let e = 0; e < I.S.length; e++) {
    put(I.S[e]!, I.T[e]!, e)
    put(I.T[e]!, I.S[e]!, e)
  }
  return { offsets, neighbours, length, barrier }
}

function labels(I: Instance, attribute: string | null): Int32Array | undefined {
  if (!attribute) return undefined
  const names = new Map<unknown, number>()
  return Int32Array.from(I.nodes, (node) => {
    const name = node[attribute]
    if (name === undefined || name === null || name === '') return -1
    if (!names.has(name)) names.set(name, names.size)
    return names.get(name)!
  })
}

const figures = (I: Instance, key: string): Float64Array | undefined =>
  I.nodes[0]?.[key] === undefined ? undefined : Float64Array.from(I.nodes, (node) => Number(node[key] ?? 0))

/** The same instance in the words of the planner. */
export function problemOf(I: Instance): Problem {
  const soft = labels(I, I.soft)
  const served = I.nodes.some((node) => node['svc'])
  return {
    n: I.n,
    ids: I.nodes.map((node, u) => String(node['id'] ?? u)),
    weight: I.w,
    people: figures(I, 'pop'),
    adjacency: adjacencyOf(I),
    x: figures(I, 'x'),
    y: figures(I, 'y'),
    area: figures(I, 'area'),
    outer: figures(I, 'ext'),
    lower: I.lower,
    upper: I.upper,
    target: I.target ?? (I.lower + I.upper) / 2,
    hard: labels(I, I.hard),
    soft: soft && [soft],
    old: labels(I, I.old),
    service: served ? { at: Uint8Array.from(I.nodes, (node) => (node['svc'] ? 1 : 0)), metres: 1000 } : undefined,
    weights: DEFAULT_WEIGHTS,
  }
}

import { DEFAULT_WEIGHTS, type Adjacency, type Problem } from '../src/index.ts'

/** Numbers from 0 to 1, the same ones for a seed. */
export function dice(seed: number): () => number {
  let s = (Math.imul(seed + 1, 0x9e3779b1) >>> 0) | 1
  return () => {
    s ^= s << 13
    s ^= s >>> 17
    s ^= s << 5
    return (s >>> 0) / 4294967296
  }
}

export type Edge = readonly [a: number, b: number, length?: number, barrier?: number]

/** Compressed rows from a list of edges. */
export function adjacency(n: number, edges: readonly Edge[]): Adjacency {
  const rows: [number, number, number][][] = Array.from({ length: n }, () => [])
  for (const [a, b, length = 1, barrier = 0] of edges) {
    rows[a]!.push([b, length, barrier])
    rows[b]!.push([a, length, barrier])
  }
  for (const row of rows) row.sort((p, q) => p[0] - q[0])
  const all = rows.flat()
  const offsets = Int32Array.from([0, ...rows.map((row) => row.length)])
  for (let u = 0; u < n; u++) offsets[u + 1]! += offsets[u]!
  return {
    offsets,
    neighbours: Int32Array.from(all, (r) => r[0]),
    length: Float64Array.from(all, (r) => r[1]),
    barrier: Uint8Array.from(all, (r) => r[2]),
  }
}

/** A problem with as little as it needs. */
export function problem(weight: readonly number[], edges: readonly Edge[], more: Partial<Problem> = {}): Problem {
  return {
    n: weight.length,
    ids: weight.map((_, u) => `u${u}`),
    weight: Float64Array.from(weight),
    adjacency: adjacency(weight.length, edges),
    lower: 1000,
    upper: 3000,
    target: 2000,
    weights: DEFAULT_WEIGHTS,
    ...more,
  }
}

/** A grid of squares of 100 m with some walls gone, some barriers, random households: like streets of a town. */
export function town(columns: number, rows: number, seed: number, more: Partial<Problem> = {}, mean = 300): Problem {
  const roll = dice(seed)
  const n = columns * rows
  const edges: Edge[] = []
  const barrier = () => (roll() < 0.15 ? 1 + Math.floor(roll() * 3) : 0)
  for (let u = 0; u < n; u++) {
    if ((u + 1) % columns !== 0 && roll() < 0.92) edges.push([u, u + 1, 40 + Math.floor(roll() * 60), barrier()])
    if (u + columns < n && roll() < 0.92) edges.push([u, u + columns, 40 + Math.floor(roll() * 60), barrier()])
  }
  const weight = Array.from({ length: n }, () => (roll() < 0.1 ? 0 : Math.floor(roll() * 2 * mean)))
  const x = Float64Array.from({ length: n }, (_, u) => (u % columns) * 100 + 50)
  const y = Float64Array.from({ length: n }, (_, u) => Math.floor(u / columns) * 100 + 50)
  const area = new Float64Array(n).fill(10_000)
  const outer = new Float64Array(n).fill(20)
  return problem(weight, edges, { x, y, area, outer, people: Float64Array.from(weight, (w) => w * 3), ...more })
}

/** Communities grown at random from `seeds` units: contiguous, of any size. */
export function regions(p: Problem, count: number, seed: number): Int32Array {
  const roll = dice(seed)
  const at = new Int32Array(p.n).fill(-1)
  const open: number[] = []
  for (let c = 0; c < count; c++) {
    const u = Math.floor(roll() * p.n)
    if (at[u] !== -1) continue
    at[u] = c
    open.push(u)
  }
  while (open.length > 0) {
    const i = Math.floor(roll() * open.length)
    const u = open[i]!
    const next = [...p.adjacency.neighbours.subarray(p.adjacency.offsets[u], p.adjacency.offsets[u + 1])].filter(
      (z) => at[z] === -1 && p.hard?.[z] === p.hard?.[u],
    )
    const z = next[Math.floor(roll() * next.length)]
    if (z === undefined) {
      open[i] = open.at(-1)!
      open.pop()
    } else {
      at[z] = at[u]!
      open.push(z)
    }
  }
  let fresh = count
  for (let u = 0; u < p.n; u++) if (at[u] === -1) at[u] = fresh++
  return at
}

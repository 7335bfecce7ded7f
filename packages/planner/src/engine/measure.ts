import { BARRIER_FACTOR, type Assignment, type Problem } from '../types.ts'
import { canonical } from './legal.ts'
import type { Level } from './level.ts'
import { FEATURES, marksOf, type Book, type Marks } from './marks.ts'
import { costOf, partsOf, type Goal } from './parts.ts'

const TWO_PI = 6.283185307179586

/** What a metre of boundary between two communities counts in the cut: a whole number, at least 1. */
export const affinity = (length: number, barrier: number): number =>
  Math.max(1, Math.round(length * (BARRIER_FACTOR[barrier] ?? 1)))

/** The problem as a level: hard borders without entry, crossings of barriers taken off what a cut costs. */
export function levelOf(problem: Problem): Level {
  const { n, adjacency, hard, weights, weight } = problem
  const { offsets, neighbours, length, barrier } = adjacency
  const rows = new Int32Array(n + 1)
  const to = new Int32Array(neighbours.length)
  const long = new Float64Array(neighbours.length)
  const { cut, barrier: crossing } = weights
  let size = 0
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const v = neighbours[e]!
      if (hard !== undefined && hard[u] !== hard[v]) continue
      to[size] = v
      long[size++] =
        cut * affinity(length[e]!, barrier[e]!) - (crossing > 0 ? crossing * crossed(length[e]!, barrier[e]!) : 0)
    }
    rows[u + 1] = size
  }
  const whole = size === to.length
  return {
    n,
    offsets: rows,
    neighbours: whole ? to : to.slice(0, size),
    length: whole ? long : long.slice(0, size),
    weight,
    marks: unitMarks(problem),
  }
}

/** Metres of barrier that a community has inside it when both sides of this boundary are in it. */
const crossed = (length: number, barrier: number): number => length * (1 - (BARRIER_FACTOR[barrier] ?? 1))

/** Cost of all crossings if every barrier were crossed: what `levelOf` has taken off the cut, to be added back. */
export function crossings({ n, adjacency, hard, weights }: Problem): number {
  if (!(weights.barrier > 0)) return 0
  const { offsets, neighbours, length, barrier } = adjacency
  let sum = 0
  for (let u = 0; u < n; u++)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      if (neighbours[e]! > u && (hard === undefined || hard[u] === hard[neighbours[e]!]))
        sum += crossed(length[e]!, barrier[e]!)
  return weights.barrier * sum
}

/** Marks of the units, or null when no wish needs any. `tags` are lists of which a community holds one at most. */
export function unitMarks(problem: Problem, tags?: Book): Marks | null {
  const { compact, disruption, soft, service } = problem.weights
  const books: Book[] = []
  if (disruption > 0 && problem.old) books.push(bookOf('old', problem.old, problem.weight))
  if (soft > 0) for (const labels of problem.soft ?? []) books.push(bookOf('soft', labels, problem.weight))
  if (tags) books.push(tags)
  const wishes = {
    compact: problem.x && problem.y ? compact : 0,
    disruption,
    soft,
    service: problem.service ? service : 0,
  }
  if (books.length === 0 && wishes.compact === 0 && wishes.service === 0) return null
  return marksOf(wishes, featuresOf(problem, wishes.compact > 0, wishes.service > 0), books)
}

/** Labels may be of any height (codes of committees are): they are numbered anew. */
function bookOf(kind: 'old' | 'soft', column: Int32Array, weight: Float64Array): Book {
  const { assignment: labels, communities: count } = canonical(column)
  const start = new Int32Array(labels.length + 1)
  const label: number[] = []
  const amount: number[] = []
  const total = new Float64Array(count)
  for (let u = 0; u < labels.length; u++) {
    if (labels[u]! >= 0) {
      label.push(labels[u]!)
      amount.push(weight[u]!)
      total[labels[u]!]! += weight[u]!
    }
    start[u + 1] = label.length
  }
  return {
    kind,
    start,
    label: Int32Array.from(label),
    amount: Float64Array.from(amount),
    total,
  }
}

function featuresOf(problem: Problem, shape: boolean, service: boolean): Float64Array {
  const { n, x, y, area } = problem
  const features = new Float64Array(n * FEATURES)
  if (shape && x && y) {
    const [cx, cy] = [mean(x), mean(y)]
    for (let u = 0; u < n; u++) {
      const [dx, dy, ground] = [x[u]! - cx, y[u]! - cy, area ? area[u]! : 1]
      features[u * FEATURES] = ground
      features[u * FEATURES + 1] = ground * dx
      features[u * FEATURES + 2] = ground * dy
      features[u * FEATURES + 3] = ground * (dx * dx + dy * dy) + (area ? (ground * ground) / TWO_PI : 0)
    }
  }
  if (service) {
    const near = served(problem)
    for (let u = 0; u < n; u++) features[u * FEATURES + 4] = near[u]!
  }
  return features
}

const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / (values.length || 1)

/** 1 for units with a service point, or with one within the metres of their own point. */
export function served({ n, x, y, service }: Problem): Uint8Array {
  if (!service) return new Uint8Array(n)
  const near = Uint8Array.from(service.at)
  const { metres } = service
  if (!x || !y || !(metres > 0)) return near
  const cells = new Map<string, number[]>()
  const cell = (u: number, dx = 0, dy = 0) => `${Math.floor(x[u]! / metres) + dx} ${Math.floor(y[u]! / metres) + dy}`
  for (let u = 0; u < n; u++) if (service.at[u]) cells.set(cell(u), [...(cells.get(cell(u)) ?? []), u])
  for (let u = 0; u < n; u++)
    for (let k = 0; k < 9 && !near[u]; k++)
      for (const s of cells.get(cell(u, (k % 3) - 1, Math.floor(k / 3) - 1)) ?? []) {
        const [dx, dy] = [x[s]! - x[u]!, y[s]! - y[u]!]
        if (dx * dx + dy * dy <= metres * metres) near[u] = 1
      }
  return near
}

/** Cost of the weights of communities; `credit` and `strict` are the search's. */
export const goalOf = ({ lower, upper, target, weights }: Problem, credit: number, strict: number): Goal => ({
  lower,
  upper,
  target,
  size: weights.size,
  credit,
  strict,
})

/** Objective, cut and Q of an assignment numbered 0 … communities-1 without gaps and without unassigned units. */
export function measure(problem: Problem, assignment: Assignment, communities: number, level = levelOf(problem)) {
  const parts = partsOf(level, assignment, communities)
  const { cost } = costOf(parts, goalOf(problem, 0, 0))
  const { offsets, neighbours, length, barrier } = problem.adjacency
  const { hard } = problem
  let cut = 0
  for (let u = 0; u < problem.n; u++)
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const v = neighbours[e]!
      if (v > u && assignment[v] !== assignment[u] && (hard === undefined || hard[u] === hard[v]))
        cut += affinity(length[e]!, barrier[e]!)
    }
  const root = Math.sqrt(Math.max(1, communities))
  return { objective: (cost + crossings(problem)) / root, cut, q: cut / root, parts }
}

import { affinity } from '../engine/measure.ts'
import type { Assignment, Problem } from '../types.ts'

/** What adds up over the units and boundaries of each community; arrays by community. */
export interface Tally {
  readonly units: Int32Array
  readonly households: Float64Array
  readonly people: Float64Array
  readonly area: Float64Array
  /** Boundary to other communities in the coin of the cut, hard borders left out. */
  readonly cut: Float64Array
  /** The same boundary in metres, all of it, and what no other unit shares. */
  readonly border: Float64Array
  readonly outer: Float64Array
  /** Boundaries between two of its own units, by barrier class: entry `4 × community + class`. */
  readonly crossings: Int32Array
  readonly crossed: Float64Array
}

export const emptyTally = (room: number): Tally => ({
  units: new Int32Array(room),
  households: new Float64Array(room),
  people: new Float64Array(room),
  area: new Float64Array(room),
  cut: new Float64Array(room),
  border: new Float64Array(room),
  outer: new Float64Array(room),
  crossings: new Int32Array(room * 4),
  crossed: new Float64Array(room * 4),
})

/** Adds what unit `u` itself brings to community `c` (`sign` 1) or takes from it (-1); boundaries not. */
export function addUnit(tally: Tally, problem: Problem, u: number, c: number, sign: 1 | -1): void {
  tally.units[c]! += sign
  tally.households[c]! += sign * problem.weight[u]!
  if (problem.people) tally.people[c]! += sign * problem.people[u]!
  if (problem.area) tally.area[c]! += sign * problem.area[u]!
  if (problem.outer) tally.outer[c]! += sign * problem.outer[u]!
}

/** Adds the boundary `e` of unit `u` of community `c` with a unit of community `other` to what `c` has. */
export function addBoundary(
  tally: Tally,
  problem: Problem,
  u: number,
  e: number,
  c: number,
  other: number,
  sign: 1 | -1,
): void {
  const { length, barrier, neighbours } = problem.adjacency
  const long = length[e]!
  const type = barrier[e]!
  if (c === other) {
    tally.crossings[4 * c + type]! += sign
    tally.crossed[4 * c + type]! += sign * long
    return
  }
  tally.border[c]! += sign * long
  if (problem.hard && problem.hard[u] !== problem.hard[neighbours[e]!]) return
  tally.cut[c]! += sign * affinity(long, type)
}

/** Everything added up from nothing. Linear. */
export function tallyOf(problem: Problem, assignment: Assignment, room: number): Tally {
  const tally = emptyTally(room)
  const { offsets, neighbours } = problem.adjacency
  for (let u = 0; u < problem.n; u++) {
    const c = assignment[u]!
    if (c < 0) continue
    addUnit(tally, problem, u, c, 1)
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const v = neighbours[e]!
      if (v > u || assignment[v] !== c) addBoundary(tally, problem, u, e, c, assignment[v]!, 1)
    }
  }
  return tally
}

/** Connected pieces of each community. Linear. */
export function piecesOf(problem: Problem, assignment: Assignment, room: number): Int32Array {
  const { n, adjacency } = problem
  const { offsets, neighbours } = adjacency
  const pieces = new Int32Array(room)
  const seen = new Uint8Array(n)
  const queue = new Int32Array(n)
  for (let first = 0; first < n; first++) {
    const c = assignment[first]!
    if (seen[first] || c < 0) continue
    pieces[c]!++
    seen[first] = 1
    queue[0] = first
    for (let head = 0, tail = 1; head < tail; head++)
      for (let e = offsets[queue[head]!]!, end = offsets[queue[head]! + 1]!; e < end; e++) {
        const v = neighbours[e]!
        if (seen[v] || assignment[v] !== c) continue
        seen[v] = 1
        queue[tail++] = v
      }
  }
  return pieces
}

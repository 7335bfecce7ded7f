import type { Problem } from '../types.ts'

/** A graph as the proofs need it: edges between different labels do not count. Duplicate edges do no harm. */
export interface Graph {
  readonly n: number
  readonly weight: Float64Array
  readonly offsets: Int32Array
  readonly neighbours: Int32Array
  readonly label: Int32Array
}

/** The units of a problem with their hard borders. */
export function graphOf(problem: Problem): Graph {
  const { n, weight, adjacency } = problem
  const label = problem.hard ?? new Int32Array(n)
  return { n, weight, offsets: adjacency.offsets, neighbours: adjacency.neighbours, label }
}

/** Connected components: a number for each unit (in the order of their first units), and the weight and count of each. */
export interface Components {
  readonly of: Int32Array
  readonly weight: number[]
  readonly count: number[]
}

/** Components of the units that `inside` names (all, if it is left out); -1 for the others. Linear. */
export function components(graph: Graph, inside?: Uint8Array): Components {
  const { n, weight, offsets, neighbours, label } = graph
  const of = new Int32Array(n).fill(-1)
  const queue = new Int32Array(n)
  const weights: number[] = []
  const counts: number[] = []
  for (let first = 0; first < n; first++) {
    if (of[first] !== -1 || (inside && !inside[first])) continue
    const c = weights.length
    let head = 0
    let tail = 0
    let sum = 0
    of[first] = c
    queue[tail++] = first
    while (head < tail) {
      const u = queue[head++]!
      sum += weight[u]!
      for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
        const z = neighbours[e]!
        if (of[z] !== -1 || label[z] !== label[u] || (inside && !inside[z])) continue
        of[z] = c
        queue[tail++] = z
      }
    }
    weights.push(sum)
    counts.push(tail)
  }
  return { of, weight: weights, count: counts }
}

/** Contracts units that share a group number into one; `group` runs 0 … groups-1. Units of a group share a label. Linear. */
export function contract(graph: Graph, group: Int32Array, groups: number): Graph {
  const weight = new Float64Array(groups)
  const label = new Int32Array(groups)
  const offsets = new Int32Array(groups + 1)
  for (let u = 0; u < graph.n; u++) {
    const g = group[u]!
    weight[g]! += graph.weight[u]!
    label[g] = graph.label[u]!
    offsets[g + 1]! += graph.offsets[u + 1]! - graph.offsets[u]!
  }
  for (let g = 0; g < groups; g++) offsets[g + 1]! += offsets[g]!
  const neighbours = new Int32Array(graph.neighbours.length)
  const at = offsets.slice()
  for (let u = 0; u < graph.n; u++)
    for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++)
      neighbours[at[group[u]!]!++] = group[graph.neighbours[e]!]!
  return { n: groups, weight, offsets, neighbours, label }
}

/**
 * Units of connected sets within the band, found by closing branches of breadth-first trees from their leaves as soon as they
 * reach `lower`. A 1 is a proof that the unit can live in a legal community, a 0 is nothing. Linear.
 */
export function closedBranches(graph: Graph, lower: number, upper: number): Uint8Array {
  const { n, weight, offsets, neighbours, label } = graph
  const parent = new Int32Array(n).fill(-2)
  const order = new Int32Array(n)
  let tail = 0
  for (let first = 0; first < n; first++) {
    if (parent[first] !== -2) continue
    parent[first] = -1
    let head = tail
    order[tail++] = first
    while (head < tail) {
      const u = order[head++]!
      for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
        const z = neighbours[e]!
        if (parent[z] !== -2 || label[z] !== label[u]) continue
        parent[z] = u
        order[tail++] = z
      }
    }
  }
  return closed(order, parent, Float64Array.from(weight), lower, upper)
}

function closed(order: Int32Array, parent: Int32Array, sum: Float64Array, lower: number, upper: number): Uint8Array {
  const ready = new Uint8Array(order.length)
  const hangs = new Uint8Array(order.length)
  for (let i = order.length - 1; i >= 0; i--) {
    const u = order[i]!
    const p = parent[u]!
    if (sum[u]! >= lower) ready[u] = sum[u]! <= upper ? 1 : 0
    else if (p >= 0 && sum[p]! + sum[u]! <= upper) {
      sum[p]! += sum[u]!
      hangs[u] = 1
    }
  }
  for (const u of order) if (hangs[u] && ready[parent[u]!]) ready[u] = 1
  return ready
}

import { BARRIER_FACTOR, PlannerError, type Adjacency } from './types.ts'

/** Contacts as they were found, each once, in any order and direction. */
export interface Contacts {
  readonly from: Int32Array
  readonly to: Int32Array
  /** Metres; 1 each when absent. */
  readonly length?: Float64Array
  readonly barrier?: Uint8Array
}

/**
 * Rows of neighbours, ascending, from contacts. A contact of a unit with itself is dropped; contacts of the same two units add up,
 * with the barrier that separates them least. Linear in contacts.
 */
export function adjacencyOf(n: number, contacts: Contacts): Adjacency {
  const { starts, order } = byEnd(n, contacts)
  const wide = rowsOf(n, contacts, starts, order)
  return merged(n, wide)
}

/** Directed entries (2 a contact) ordered by their far end: entry e is contact e >> 1, forth (0) or back (1). */
function byEnd(n: number, { from, to }: Contacts): { starts: Int32Array; order: Int32Array } {
  const starts = new Int32Array(n + 1)
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) continue
    starts[to[e]! + 1]!++
    starts[from[e]! + 1]!++
  }
  for (let u = 0; u < n; u++) starts[u + 1]! += starts[u]!
  const at = starts.slice(0, n)
  const order = new Int32Array(starts[n]!)
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) continue
    order[at[to[e]!]!++] = 2 * e
    order[at[from[e]!]!++] = 2 * e + 1
  }
  return { starts, order }
}

/** Rows with repeated neighbours still apart: walking the far ends in order fills each row in order. */
function rowsOf(n: number, c: Contacts, starts: Int32Array, order: Int32Array): Adjacency {
  const neighbours = new Int32Array(order.length)
  const length = new Float64Array(order.length)
  const barrier = new Uint8Array(order.length)
  const at = starts.slice(0, n)
  for (let v = 0; v < n; v++)
    for (let i = starts[v]!; i < starts[v + 1]!; i++) {
      const e = order[i]! >> 1
      const slot = at[order[i]! & 1 ? c.to[e]! : c.from[e]!]!++
      neighbours[slot] = v
      length[slot] = c.length ? c.length[e]! : 1
      barrier[slot] = c.barrier ? c.barrier[e]! : 0
    }
  return { offsets: starts, neighbours, length, barrier }
}

const weaker = (a: number, b: number): number => (BARRIER_FACTOR[b]! > BARRIER_FACTOR[a]! ? b : a)

function merged(n: number, { offsets, neighbours, length, barrier }: Adjacency): Adjacency {
  const starts = new Int32Array(n + 1)
  let size = 0
  for (let u = 0; u < n; u++) {
    const first = size
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      if (size > first && neighbours[size - 1] === neighbours[i]) {
        length[size - 1]! += length[i]!
        barrier[size - 1] = weaker(barrier[size - 1]!, barrier[i]!)
        continue
      }
      neighbours[size] = neighbours[i]!
      length[size] = length[i]!
      barrier[size++] = barrier[i]!
    }
    starts[u + 1] = size
  }
  if (size === neighbours.length) return { offsets, neighbours, length, barrier }
  return {
    offsets: starts,
    neighbours: neighbours.slice(0, size),
    length: length.slice(0, size),
    barrier: barrier.slice(0, size),
  }
}

/** Contacts of an adjacency, each once, from the lower to the higher number. */
export function contactsOf({ offsets, neighbours, length, barrier }: Adjacency): Required<Contacts> {
  const m = neighbours.length / 2
  const out = {
    from: new Int32Array(m),
    to: new Int32Array(m),
    length: new Float64Array(m),
    barrier: new Uint8Array(m),
  }
  let k = 0
  for (let u = 0; u + 1 < offsets.length; u++)
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      if (neighbours[i]! <= u) continue
      out.from[k] = u
      out.to[k] = neighbours[i]!
      out.length[k] = length[i]!
      out.barrier[k++] = barrier[i]!
    }
  return out
}

/** Number of the entry of `v` in the row of `u`, or -1 when they do not touch. */
export function entryOf({ offsets, neighbours }: Adjacency, u: number, v: number): number {
  let low = offsets[u]!
  let high = offsets[u + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = neighbours[middle]!
    if (at === v) return middle
    if (at < v) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Component of each unit, numbered by first unit. */
export function componentsOf({ offsets, neighbours }: Adjacency): { count: number; of: Int32Array } {
  const n = offsets.length - 1
  const of = new Int32Array(n).fill(-1)
  const queue = new Int32Array(n)
  let count = 0
  for (let first = 0; first < n; first++) {
    if (of[first] !== -1) continue
    let tail = 0
    queue[tail++] = first
    of[first] = count
    for (let head = 0; head < tail; head++)
      for (let i = offsets[queue[head]!]!; i < offsets[queue[head]! + 1]!; i++) {
        const v = neighbours[i]!
        if (of[v] !== -1) continue
        of[v] = count
        queue[tail++] = v
      }
    count++
  }
  return { count, of }
}

/** @throws PlannerError `tooManyUnits`, `tooManyEdges` above what the caller allows */
export function withinLimits(units: number, edges: number, limits: { units: number; edges: number }): void {
  if (units > limits.units) throw new PlannerError('tooManyUnits', { units, most: limits.units })
  if (edges > limits.edges) throw new PlannerError('tooManyEdges', { edges, most: limits.edges })
}

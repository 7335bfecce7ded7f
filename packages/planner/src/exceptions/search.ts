import { closedBranches, components, type Graph } from './graph.ts'
import { deadEnds } from './deadends.ts'

/** What is known of a unit: it can live in a legal community, or why not. */
export const FATE = { free: 0, heavy: 1, deadEnd: 2, trapped: 3, unproven: 4 } as const

/** Sets and edges looked at for one unit, and edges for all, before a search is called off. */
const STATES = 3000
const WORK = 200_000
const WORK_IN_ALL = 400_000_000

interface Search extends Graph {
  readonly lower: number
  readonly upper: number
  readonly stamp: Int32Array
  readonly heap: Int32Array
  readonly members: Int32Array
}

/** Grows a connected set from `v`, heaviest fitting neighbour first; how many `members` it has once it is in the band, or 0. */
function grow(s: Search, v: number): number {
  const { weight, offsets, neighbours, label, stamp, heap, members, lower, upper } = s
  let size = 0
  let held = 0
  let sum = 0
  let next = v
  stamp[v] = v
  while (true) {
    members[held++] = next
    sum += weight[next]!
    if (sum >= lower) return held
    for (let e = offsets[next]!, end = offsets[next + 1]!; e < end; e++) {
      const z = neighbours[e]!
      if (stamp[z] === v || label[z] !== label[v]) continue
      stamp[z] = v
      let i = size++
      for (; i > 0;) {
        const p = (i - 1) >> 1
        if (weight[heap[p]!]! >= weight[z]!) break
        heap[i] = heap[p]!
        i = p
      }
      heap[i] = z
    }
    do {
      if (size === 0) return 0
      next = heap[0]!
      size = sink(heap, weight, size)
    } while (sum + weight[next]! > upper)
  }
}

/** Takes the top off a heap of `size`; its new size. */
function sink(heap: Int32Array, weight: Float64Array, size: number): number {
  const last = heap[size - 1]!
  const rest = size - 1
  let i = 0
  while (true) {
    let c = 2 * i + 1
    if (c >= rest) break
    if (c + 1 < rest && weight[heap[c + 1]!]! > weight[heap[c]!]!) c++
    if (weight[heap[c]!]! <= weight[last]!) break
    heap[i] = heap[c]!
    i = c
  }
  heap[i] = last
  return rest
}

/** All connected sets around `v` up to `upper`, each once: a set within the band, or none ('trapped'), or too many to say. */
function exhaust(s: Search, v: number): { found?: Set<number>; cut?: boolean; work: number } {
  const set = new Set([v])
  const banned = new Set<number>()
  let states = 0
  let work = 0
  let cut = false
  const frontier = (sum: number): number[] => {
    const seen = new Set<number>()
    for (const u of set)
      for (let e = s.offsets[u]!, end = s.offsets[u + 1]!; e < end; e++) {
        work++
        const z = s.neighbours[e]!
        if (s.label[z] === s.label[v] && !set.has(z) && !banned.has(z) && sum + s.weight[z]! <= s.upper) seen.add(z)
      }
    return [...seen].sort((a, b) => s.weight[b]! - s.weight[a]!)
  }
  const visit = (sum: number): boolean => {
    if (sum >= s.lower) return true
    cut = ++states > STATES || work > WORK
    if (cut) return true
    const mine: number[] = []
    for (const z of frontier(sum)) {
      set.add(z)
      if (visit(sum + s.weight[z]!)) return true
      set.delete(z)
      banned.add(z)
      mine.push(z)
    }
    for (const z of mine) banned.delete(z)
    return false
  }
  if (!visit(s.weight[v]!)) return { work }
  return cut ? { cut, work } : { found: set, work }
}

/** Units, heaviest first, ties by number. */
function heaviestFirst({ n, weight }: Graph): Int32Array {
  let most = 0
  for (const w of weight) if (w > most) most = w
  const exact = (most + 1) * n <= Number.MAX_SAFE_INTEGER && weight.every(Number.isInteger)
  if (!exact) return Int32Array.from(weight.keys()).sort((a, b) => weight[b]! - weight[a]! || a - b)
  const keys = Float64Array.from(weight, (w, u) => (most - w) * n + u).sort()
  return Int32Array.from(keys, (key) => key % n)
}

/**
 * The fate of each unit: heavier than `upper`, in a dead end, trapped (no connected set around it has a weight in the band:
 * all were looked at), or free: a set was found. A unit whose search was cut off is 'unproven'. Units of components
 * lighter than `lower` are left out (free).
 */
export function fates(graph: Graph, lower: number, upper: number): Uint8Array {
  const { n, weight } = graph
  const fate = new Uint8Array(n)
  for (let u = 0; u < n; u++) if (weight[u]! > upper) fate[u] = FATE.heavy
  if (!(lower > 0) || upper === Infinity) return fate
  const { of, weight: whole } = components(graph)
  const dead = deadEnds(graph, lower, upper)
  const free = closedBranches(graph, lower, upper)
  const blank = () => new Int32Array(n)
  const s: Search = { ...graph, lower, upper, stamp: blank().fill(-1), heap: blank(), members: blank() }
  let budget = WORK_IN_ALL
  for (const v of heaviestFirst(graph)) {
    if (fate[v] === FATE.heavy) continue
    if (dead[v]) fate[v] = FATE.deadEnd
    if (dead[v] || free[v] || weight[v]! >= lower || whole[of[v]!]! < lower) continue
    const held = grow(s, v)
    for (let i = 0; i < held; i++) free[s.members[i]!] = 1
    if (held > 0) continue
    const result = budget > 0 ? exhaust(s, v) : { cut: true, work: 0 }
    budget -= result.work
    if (result.found) for (const u of result.found) free[u] = 1
    else fate[v] = result.cut ? FATE.unproven : FATE.trapped
  }
  for (let u = 0; u < n; u++) if (free[u] && fate[u] === FATE.unproven) fate[u] = FATE.free
  return fate
}

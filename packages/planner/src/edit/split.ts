import { coarsen } from '../engine/coarsen.ts'
import type { Level } from '../engine/level.ts'
import { affinity } from '../engine/measure.ts'
import { below, randomOf, shuffled, unit as chance, type Random } from '../random.ts'
import { membersOf, type State } from './state.ts'

/** A part to be split off: 1 for its clusters, and what it costs. */
interface Cut {
  readonly inside: Uint8Array
  /** Households by which the two parts miss the band. */
  readonly missed: number
  readonly cut: number
  readonly lopsided: number
}

/** Clusters that a larger community is joined to first: cuts run between them. */
const CLUSTERS = 300
/** Entries of spanning trees looked at, and the trees that are drawn in any case and at most. */
const WORK = 20_000
const TREES = { least: 8, most: 32 }
/** Cuts of one tree whose boundary is measured. */
const LOOKS = 8

/** The members of a community as a graph of its own, joined to few clusters; `cluster` of each member. */
function graphOf({ problem, of }: State, members: Int32Array, random: Random): { level: Level; cluster: Int32Array } {
  const { offsets, neighbours, length, barrier } = problem.adjacency
  const local = new Int32Array(problem.n)
  for (let i = 0; i < members.length; i++) local[members[i]!] = i
  const rows = new Int32Array(members.length + 1)
  const room = members.reduce((sum, u) => sum + offsets[u + 1]! - offsets[u]!, 0)
  const to = new Int32Array(room)
  const long = new Float64Array(room)
  let size = 0
  for (let i = 0; i < members.length; i++) {
    const u = members[i]!
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = neighbours[e]!
      if (of[v] !== of[u]) continue
      to[size] = local[v]!
      long[size++] = affinity(length[e]!, barrier[e]!)
    }
    rows[i + 1] = size
  }
  const weight = Float64Array.from(members, (u) => problem.weight[u]!)
  const cap = weight.reduce((sum, w) => sum + w, 0) / 24
  const cluster = Int32Array.from(members.keys())
  let level: Level = {
    n: members.length,
    offsets: rows,
    neighbours: to.subarray(0, size),
    length: long.subarray(0, size),
    weight,
    marks: null,
  }
  while (level.n > CLUSTERS) {
    const step = coarsen(level, { cap, noise: 1, tick: () => {} }, random)
    if (step.level.n > level.n * 0.95) break
    for (let i = 0; i < cluster.length; i++) cluster[i] = step.map[cluster[i]!]!
    level = step.level
  }
  return { level, cluster }
}

interface Tree {
  readonly order: Int32Array
  readonly parent: Int32Array
  /** Households of each subtree. */
  readonly sum: Float64Array
}

/** A random spanning tree that likes long boundaries, grown from a random cluster: cuts of it run along short ones. */
function spanningTree({ n, offsets, neighbours, length, weight }: Level, random: Random): Tree {
  const parent = new Int32Array(n).fill(-2)
  const order = new Int32Array(n)
  const heap = heapOf(neighbours.length + 1)
  let count = 0
  heap.add(0, below(random, n), -1)
  while (heap.size() > 0) {
    const [u, from] = heap.pop()
    if (parent[u] !== -2) continue
    parent[u] = from
    order[count++] = u
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      if (parent[neighbours[e]!] === -2) heap.add(length[e]! * (0.2 + chance(random)), neighbours[e]!, u)
  }
  const sum = weight.slice()
  for (let i = count - 1; i > 0; i--) sum[parent[order[i]!]!]! += sum[order[i]!]!
  return { order: order.subarray(0, count), parent, sum }
}

/** Clusters waiting to be reached, the longest boundary first. */
function heapOf(room: number) {
  const keys = new Float64Array(room)
  const nodes = new Int32Array(room)
  const froms = new Int32Array(room)
  let size = 0
  const put = (i: number, key: number, node: number, from: number) => {
    keys[i] = key
    nodes[i] = node
    froms[i] = from
  }
  return {
    size: () => size,
    add: (key: number, node: number, from: number) => {
      let i = size++
      for (let up = (i - 1) >> 1; i > 0 && keys[up]! < key; up = (i - 1) >> 1) {
        put(i, keys[up]!, nodes[up]!, froms[up]!)
        i = up
      }
      put(i, key, node, from)
    },
    pop: (): readonly [node: number, from: number] => {
      const top = [nodes[0]!, froms[0]!] as const
      const last = --size
      let i = 0
      for (let c = 1; c < size; c = 2 * i + 1) {
        if (c + 1 < size && keys[c + 1]! > keys[c]!) c++
        if (keys[c]! <= keys[last]!) break
        put(i, keys[c]!, nodes[c]!, froms[c]!)
        i = c
      }
      put(i, keys[last]!, nodes[last]!, froms[last]!)
      return top
    },
  }
}

/** 1 for the subtree of `root`. */
function branch({ order, parent }: Tree, root: number): Uint8Array {
  const inside = new Uint8Array(parent.length)
  inside[root] = 1
  for (let i = 1; i < order.length; i++) if (inside[parent[order[i]!]!]) inside[order[i]!] = 1
  return inside
}

const missed = ({ lower, upper }: State['problem'], w: number) => Math.max(0, lower - w) + Math.max(0, w - upper)

function cutOf({ n, offsets, neighbours, length }: Level, inside: Uint8Array): number {
  let cut = 0
  for (let u = 0; u < n; u++)
    for (let e = offsets[u]!; inside[u] && e < offsets[u + 1]!; e++) if (!inside[neighbours[e]!]) cut += length[e]!
  return cut
}

const better = (a: Cut, b: Cut | undefined): boolean =>
  b === undefined ||
  a.missed < b.missed ||
  (a.missed === b.missed &&
    (a.missed > 0 ? a.lopsided < b.lopsided : a.cut < b.cut || (a.cut === b.cut && a.lopsided < b.lopsided)))

/**
 * The part of a community to split off: both parts contiguous and, where that is possible, within the band; of such cuts the
 * shortest of many random spanning trees. `allowed` refuses parts that locks keep from leaving. Undefined: none was found.
 * A community of many units is joined to a few hundred clusters first: linear in it.
 */
export function halfOf(
  state: State,
  c: number,
  seed: number,
  allowed: (part: () => readonly number[]) => boolean,
): number[] | undefined {
  const members = Int32Array.from(membersOf(state, c))
  const { problem } = state
  const total = state.tally.households[c]!
  const random = randomOf(seed)
  const { level, cluster } = graphOf(state, members, random)
  const unitsOf = (inside: Uint8Array) => Array.from(members.filter((_, i) => inside[cluster[i]!] === 1))
  const trees = Math.floor(WORK / (level.neighbours.length + 1))
  let best: Cut | undefined
  for (let k = Math.min(TREES.most, Math.max(TREES.least, trees)); k > 0; k--) {
    const tree = spanningTree(level, random)
    const roots = Array.from(tree.order.subarray(1), (u) => {
      const w = tree.sum[u]!
      return { u, missed: missed(problem, w) + missed(problem, total - w), lopsided: Math.abs(total - 2 * w) }
    })
    for (const at of pick(roots, random)) {
      const inside = branch(tree, at.u)
      const found = { inside, cut: cutOf(level, inside), missed: at.missed, lopsided: at.lopsided }
      if (better(found, best) && allowed(() => unitsOf(inside))) best = found
    }
  }
  return best && smaller(members, unitsOf(best.inside))
}

/** Of the cuts of a tree the least bad, and among legal ones a sample. */
function pick<T extends { missed: number; lopsided: number }>(roots: readonly T[], random: Random): T[] {
  const legal = roots.filter((r) => r.missed === 0)
  if (legal.length > LOOKS) return [...shuffled(legal.length, random).subarray(0, LOOKS)].map((i) => legal[i]!)
  return [...roots].sort((a, b) => a.missed - b.missed || a.lopsided - b.lopsided).slice(0, LOOKS)
}

/** The part with fewer units, so that the larger one keeps its number. */
function smaller(members: Int32Array, part: readonly number[]): number[] {
  if (part.length * 2 <= members.length) return [...part]
  const inside = new Set(part)
  return [...members].filter((u) => !inside.has(u))
}

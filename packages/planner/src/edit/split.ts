import { affinity } from '../engine/measure.ts'
import { below, randomOf, shuffled, unit as chance, type Random } from '../random.ts'
import { membersOf, type State } from './state.ts'

/** A part to be split off, and what it costs. */
interface Cut {
  readonly part: number[]
  /** Households by which the two parts miss the band. */
  readonly missed: number
  readonly cut: number
  readonly lopsided: number
}

/** Edge visits spent on spanning trees. */
const WORK = 1_500_000
/** Cuts of one tree whose boundary is measured. */
const LOOKS = 8

interface Tree {
  readonly order: number[]
  readonly parent: Map<number, number>
  readonly sum: Map<number, number>
}

/** A random spanning tree that likes long boundaries, grown from a random member: cuts of it run along short ones. */
function spanningTree(state: State, members: readonly number[], random: Random): Tree {
  const { problem, of } = state
  const { offsets, neighbours, length, barrier } = problem.adjacency
  const community = of[members[0]!]
  const parent = new Map<number, number>()
  const order: number[] = []
  const heap: { key: number; u: number; from: number }[] = [
    { key: 0, u: members[below(random, members.length)]!, from: -1 },
  ]
  while (heap.length > 0) {
    const { u, from } = pop(heap)
    if (parent.has(u)) continue
    parent.set(u, from)
    order.push(u)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = neighbours[e]!
      if (of[v] === community && !parent.has(v))
        add(heap, { key: affinity(length[e]!, barrier[e]!) * (0.2 + chance(random)), u: v, from: u })
    }
  }
  const sum = new Map(order.map((u) => [u, problem.weight[u]!]))
  for (const u of order.toReversed()) {
    const p = parent.get(u)!
    if (p >= 0) sum.set(p, sum.get(p)! + sum.get(u)!)
  }
  return { order, parent, sum }
}

function add(heap: { key: number }[], item: { key: number; u: number; from: number }): void {
  let i = heap.push(item) - 1
  while (i > 0 && heap[(i - 1) >> 1]!.key < item.key) {
    heap[i] = heap[(i - 1) >> 1]!
    i = (i - 1) >> 1
  }
  heap[i] = item
}

function pop<T extends { key: number }>(heap: T[]): T {
  const top = heap[0]!
  const last = heap.pop()!
  let i = 0
  while (heap.length > 0) {
    let c = 2 * i + 1
    if (c + 1 < heap.length && heap[c + 1]!.key > heap[c]!.key) c++
    if (c >= heap.length || heap[c]!.key <= last.key) break
    heap[i] = heap[c]!
    i = c
  }
  if (heap.length > 0) heap[i] = last
  return top
}

/** Members of the subtree of `root`. */
function branch({ order, parent }: Tree, root: number): number[] {
  const inside = new Set([root])
  for (const u of order) if (inside.has(parent.get(u)!)) inside.add(u)
  return [...inside]
}

const missed = ({ lower, upper }: State['problem'], w: number) => Math.max(0, lower - w) + Math.max(0, w - upper)

function cutOf({ problem, of }: State, part: readonly number[]): number {
  const { offsets, neighbours, length, barrier } = problem.adjacency
  const inside = new Set(part)
  let cut = 0
  for (const u of part)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      if (of[neighbours[e]!] === of[u] && !inside.has(neighbours[e]!)) cut += affinity(length[e]!, barrier[e]!)
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
 */
export function halfOf(
  state: State,
  c: number,
  seed: number,
  allowed: (part: readonly number[]) => boolean,
): number[] | undefined {
  const members = membersOf(state, c)
  const { problem } = state
  const total = state.tally.households[c]!
  const { offsets } = problem.adjacency
  const edges = members.reduce((sum, u) => sum + offsets[u + 1]! - offsets[u]!, 0)
  const random = randomOf(seed)
  let best: Cut | undefined
  for (let k = Math.min(60, Math.max(2, Math.floor(WORK / ((edges + 1) * 10)))); k > 0; k--) {
    const tree = spanningTree(state, members, random)
    const roots = tree.order.slice(1).map((u) => {
      const w = tree.sum.get(u)!
      return { u, missed: missed(problem, w) + missed(problem, total - w), lopsided: Math.abs(total - 2 * w) }
    })
    for (const at of pick(roots, random)) {
      const part = branch(tree, at.u)
      const found = { part, cut: cutOf(state, part), missed: at.missed, lopsided: at.lopsided }
      if (better(found, best) && allowed(part)) best = found
    }
  }
  return best && smaller(members, best.part)
}

/** Of the cuts of a tree the least bad, and among legal ones a sample. */
function pick<T extends { missed: number; lopsided: number }>(roots: readonly T[], random: Random): T[] {
  const legal = roots.filter((r) => r.missed === 0)
  if (legal.length > LOOKS) return [...shuffled(legal.length, random).subarray(0, LOOKS)].map((i) => legal[i]!)
  return [...roots].sort((a, b) => a.missed - b.missed || a.lopsided - b.lopsided).slice(0, LOOKS)
}

/** The part with fewer units, so that the larger one keeps its number. */
function smaller(members: readonly number[], part: readonly number[]): number[] {
  const inside = new Set(part)
  const few = part.length * 2 <= members.length ? [...part] : members.filter((u) => !inside.has(u))
  return few.sort((a, b) => a - b)
}

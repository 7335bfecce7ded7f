import { affinity } from '../src/engine/measure.ts'
import { PlannerError, type Assignment, type Problem } from '../src/index.ts'

/**
 * The plain slow twin: every set of units that may be a community, and every way to divide the units into such sets. Written for
 * up to 16 units and for being read, not for speed. It knows bounds, contiguity, hard borders and locks; nothing is excused.
 */

/** Most units that can be enumerated. */
const MOST = 16

const has = (set: number, u: number): boolean => (set & (1 << u)) !== 0

export const setOf = (units: readonly number[]): number => units.reduce((set, u) => set | (1 << u), 0)

const unitsOf = (set: number): number[] => Array.from({ length: MOST }, (_, u) => u).filter((u) => has(set, u))

function touching(p: Problem): number[] {
  return Array.from({ length: p.n }, (_, u) =>
    setOf([...p.adjacency.neighbours.subarray(p.adjacency.offsets[u], p.adjacency.offsets[u + 1])]),
  )
}

function contiguous(touch: readonly number[], set: number): boolean {
  let reached = set & -set
  for (;;) {
    let next = reached
    for (const u of unitsOf(reached)) next |= touch[u]! & set
    if (next === reached) return reached === set
    reached = next
  }
}

function byOld(p: Problem, units: readonly number[]): number[] {
  const homes = new Map<number, number>()
  for (const u of units) {
    const o = p.old?.[u] ?? -1
    if (o >= 0) homes.set(o, (homes.get(o) ?? 0) | (1 << u))
  }
  return [...homes.values()]
}

const few = (set: number): boolean => (set & (set - 1)) === 0

/** Whether a set keeps the locks: lists together are in or out, lists apart have one unit in at most. */
function lawful(p: Problem): (set: number) => boolean {
  const { together = [], apart = [], stay = [], whole = [] } = p.locks ?? {}
  const homes = byOld(p, stay)
  const closed = byOld(
    p,
    [...p.weight.keys()].filter((u) => whole.includes(p.old?.[u] ?? -1)),
  )
  const one = [...together.map(setOf), ...homes]
  const split = [...apart.map(setOf), ...(homes.length > 1 ? [setOf(homes.map((h) => Math.log2(h & -h)))] : [])]
  return (set) =>
    one.every((list) => (set & list) === 0 || (set & list) === list) &&
    split.every((list) => few(set & list)) &&
    closed.every((list) => (set & list) === 0 || set === list)
}

/** Every set of units that one community may be. */
export function legalSets(p: Problem): number[] {
  if (p.n > MOST) throw new PlannerError('tooManyUnits', { units: p.n, most: MOST })
  const touch = touching(p)
  const keeps = lawful(p)
  const found: number[] = []
  for (let set = 1; set < 1 << p.n; set++) {
    const units = unitsOf(set)
    const held = units.reduce((sum, u) => sum + p.weight[u]!, 0)
    if (held < p.lower || held > p.upper) continue
    if (p.hard && units.some((u) => p.hard![u] !== p.hard![units[0]!])) continue
    if (keeps(set) && contiguous(touch, set)) found.push(set)
  }
  return found
}

/** Legal sets by their first unit. */
function byFirst(p: Problem): number[][] {
  const lists: number[][] = Array.from({ length: p.n }, () => [])
  for (const set of legalSets(p)) lists[Math.log2(set & -set)]!.push(set)
  return lists
}

/** Every legal plan, numbered canonically. */
export function* legalPlans(p: Problem): Generator<Assignment> {
  const lists = byFirst(p)
  const chosen: number[] = []
  function* from(left: number): Generator<Assignment> {
    if (left === 0) {
      const plan = new Int32Array(p.n)
      chosen.forEach((set, c) => unitsOf(set).forEach((u) => (plan[u] = c)))
      yield plan
      return
    }
    for (const set of lists[Math.log2(left & -left)]!) {
      if ((set & left) !== set) continue
      chosen.push(set)
      yield* from(left & ~set)
      chosen.pop()
    }
  }
  yield* from(2 ** p.n - 1)
}

/** Length inside a set, in the coin of the cut. */
function inside(p: Problem, set: number): number {
  const { offsets, neighbours, length, barrier } = p.adjacency
  let sum = 0
  for (const u of unitsOf(set))
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      if (neighbours[e]! > u && has(set, neighbours[e]!)) sum += affinity(length[e]!, barrier[e]!)
  return sum
}

/** All boundary that can be cut: hard borders left out. */
function boundary(p: Problem): number {
  const { offsets, neighbours, length, barrier } = p.adjacency
  let sum = 0
  for (let u = 0; u < p.n; u++)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = neighbours[e]!
      if (v > u && (!p.hard || p.hard[u] === p.hard[v])) sum += affinity(length[e]!, barrier[e]!)
    }
  return sum
}

/** The least cut for each number of communities that a legal plan can have (absent: none), by dynamic programming over sets. */
export function leastCuts(p: Problem): Map<number, number> {
  const lists = byFirst(p)
  const value = new Map(lists.flat().map((set) => [set, inside(p, set)]))
  const known = new Map<number, Map<number, number>>([[0, new Map([[0, 0]])]])
  const most = (left: number): Map<number, number> => {
    const before = known.get(left)
    if (before) return before
    const best = new Map<number, number>()
    for (const set of lists[Math.log2(left & -left)]!) {
      if ((set & left) !== set) continue
      for (const [count, sum] of most(left & ~set)) {
        const kept = sum + value.get(set)!
        if (kept > (best.get(count + 1) ?? -1)) best.set(count + 1, kept)
      }
    }
    known.set(left, best)
    return best
  }
  const all = boundary(p)
  return new Map([...most(2 ** p.n - 1)].map(([count, kept]) => [count, all - kept]))
}

/** The least Q of a legal plan; Infinity: there is none. */
export const leastQ = (p: Problem): number =>
  Math.min(Infinity, ...[...leastCuts(p)].map(([count, cut]) => cut / Math.sqrt(count)))

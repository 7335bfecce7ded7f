import type { Exception, Problem } from '../types.ts'
import { divisionOf, partOf, SMALL, STEPS, type Patience, type Share } from './divide.ts'
import { graphOf, type Components, type Graph } from './graph.ts'
import { apartGroups, lockedGraph } from './locks.ts'

/** Units by the number they bear, of the numbers wanted. */
export const unitsBy = (of: Int32Array, wanted: (c: number) => boolean): Map<number, number[]> => {
  const lists = new Map<number, number[]>()
  for (let u = 0; u < of.length; u++) {
    const c = of[u]!
    if (c < 0 || !wanted(c)) continue
    const list = lists.get(c)
    if (list) list.push(u)
    else lists.set(c, [u])
  }
  return lists
}

/** A graph with what else binds it. */
export interface Bound {
  readonly graph: Graph
  readonly lower: number
  readonly upper: number
  /** Lists of which a community holds one at most. */
  readonly apart: readonly (readonly number[])[]
  readonly contiguous: (units: readonly number[]) => boolean
  readonly patience: Patience
}

/** A part of the map with the best of all its divisions; `c` is its number among the components. */
export interface Divided {
  readonly c: number
  readonly units: readonly number[]
  readonly shares: readonly Share[]
}

/** The small parts of the map that reach the lower bound, each with the best of all its divisions. */
export function divided(
  { graph, lower, upper, apart, contiguous, patience }: Bound,
  all: Components,
  known: readonly Exception[],
): Divided[] {
  const stuck = new Float64Array(graph.n)
  for (const { kind, units } of known)
    if (kind !== 'unproven' && !OF_COMPONENTS.has(kind))
      for (const u of units) stuck[u] = Math.max(graph.weight[u]!, 1e-9)
  const found: Divided[] = []
  for (const [c, units] of unitsBy(all.of, (k) => all.count[k]! <= SMALL && all.weight[k]! >= lower)) {
    const shares = divisionOf(partOf(graph, units, apart, stuck, contiguous), lower, upper, patience)
    if (shares) found.push({ c, units, shares })
  }
  return found
}

const OF_COMPONENTS: ReadonlySet<Exception['kind']> = new Set(['componentBelowLower', 'componentBetweenBounds'])

export const boundOf = (problem: Problem): Bound => {
  const { lower, upper } = problem
  return { graph: graphOf(problem), lower, upper, apart: [], contiguous: () => true, patience: { left: STEPS } }
}

/** Whether units are in one piece inside the border. */
function connected({ adjacency: { offsets, neighbours }, hard }: Problem, units: readonly number[]): boolean {
  const left = new Set(units)
  const queue = [units[0]!]
  left.delete(units[0]!)
  for (const u of queue)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = neighbours[e]!
      if (left.has(v) && (!hard || hard[v] === hard[u]) && left.delete(v)) queue.push(v)
    }
  return left.size === 0
}

/** The same through its locks. */
export function lockedOf(problem: Problem) {
  const { graph, group, contradictions } = lockedGraph(problem)
  const members = unitsBy(group, () => true)
  const open = (groups: readonly number[]) => groups.flatMap((g) => members.get(g)!).sort((a, b) => a - b)
  const contiguous = (groups: readonly number[]) => connected(problem, open(groups))
  const bound = { ...boundOf(problem), graph, apart: apartGroups(problem, group), contiguous }
  return { bound, group, contradictions, open }
}

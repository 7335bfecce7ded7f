import { boundOf, divided, lockedOf, unitsBy, type Bound, type Divided } from './exceptions/parts.ts'
import { components, type Components, type Graph } from './exceptions/graph.ts'
import { hasLocks } from './exceptions/locks.ts'
import { FATE, fates } from './exceptions/search.ts'
import type { Exception, Problem } from './types.ts'

/** Fits no number of communities: k at most are above nothing, k + 1 at least are below. */
const between = (weight: number, lower: number, upper: number) =>
  weight >= lower && lower > 0 && Math.floor(weight / lower) < Math.ceil(weight / upper)

/** Components that are too light, or whose sum no number of communities fits (where no unit is an exception of its own). */
function ofComponents(graph: Graph, all: Components, fate: Uint8Array, lower: number, upper: number): Exception[] {
  const spoilt = new Set<number>()
  for (let u = 0; u < graph.n; u++) if (fate[u] !== FATE.free && fate[u] !== FATE.unproven) spoilt.add(all.of[u]!)
  const kind = (c: number) => {
    if (all.weight[c]! < lower) return spoilt.has(c) ? undefined : ('componentBelowLower' as const)
    return !spoilt.has(c) && between(all.weight[c]!, lower, upper) ? ('componentBetweenBounds' as const) : undefined
  }
  const lists = unitsBy(all.of, (c) => kind(c) !== undefined)
  return [...lists].map(([c, units]) => ({ kind: kind(c)!, units, households: all.weight[c]!, proof: 'sum' as const }))
}

/** Neighbours of a set of units that are not of it, inside the border. */
function around(graph: Graph, units: readonly number[]): number[] {
  const own = new Set(units)
  const found = new Set<number>()
  for (const u of units)
    for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
      const z = graph.neighbours[e]!
      if (!own.has(z) && graph.label[z] === graph.label[u]) found.add(z)
    }
  return [...found].sort((a, b) => a - b)
}

/** Connected groups of the units with one of these fates. */
function groupsOf(graph: Graph, fate: Uint8Array, ...wanted: number[]) {
  const inside = Uint8Array.from(fate, (f) => (wanted.includes(f) ? 1 : 0))
  if (!inside.includes(1)) return []
  const { of, weight } = components(graph, inside)
  return [...unitsBy(of, () => true)].map(([c, units]) => ({ units, households: weight[c]! }))
}

/** What the best of all divisions of a part leaves out of the band beyond what is known already. */
function ofDivision(
  { graph, contiguous }: Bound,
  { units, shares }: Divided,
  known: readonly Exception[],
): Exception[] {
  const own = new Set(units)
  const sum = (list: readonly number[]) => list.reduce((held, u) => held + graph.weight[u]!, 0)
  if (shares.length === 0) {
    const joined = units.filter((u) => !contiguous([u]))
    return [{ kind: 'locked', units: joined, households: sum(joined), proof: 'contradiction' }]
  }
  const spoilt = known.some((x) => x.kind === 'componentBetweenBounds' && own.has(x.units[0]!))
  return shares
    .filter(({ excused }) => !excused)
    .slice(spoilt ? 1 : 0)
    .map(({ units: list }) => ({
      kind: 'indivisible',
      units: list,
      households: sum(list),
      proof: 'search',
      by: around(graph, list),
    }))
}

/** Everything about one graph that no plan can mend. */
function ofGraph(bound: Bound): Exception[] {
  const { graph, lower, upper } = bound
  const fate = fates(graph, lower, upper)
  const all = components(graph)
  const found: Exception[] = []
  for (let u = 0; u < graph.n; u++)
    if (fate[u] === FATE.heavy)
      found.push({ kind: 'unitAboveUpper', units: [u], households: graph.weight[u]!, proof: 'weight' })
  found.push(...ofComponents(graph, all, fate, lower, upper))
  for (const g of groupsOf(graph, fate, FATE.deadEnd, FATE.trapped)) {
    const proof = g.units.every((u) => fate[u] === FATE.deadEnd) ? 'deadEnd' : 'search'
    found.push({ kind: 'trapped', ...g, proof, by: around(graph, g.units) })
  }
  const parts = divided(bound, all, found)
  found.push(...parts.flatMap((part) => ofDivision(bound, part, found)))
  const decided = new Set(parts.map(({ c }) => c))
  for (const g of groupsOf(graph, fate, FATE.unproven))
    if (!decided.has(all.of[g.units[0]!]!)) found.push({ kind: 'unproven', ...g })
  return found
}

/** What the locks alone make impossible: contradictions, and exceptions of the contracted map that the plain map has not. */
function ofLocks(problem: Problem, plain: readonly Exception[]): Exception[] {
  const { bound, contradictions, open } = lockedOf(problem)
  const sum = (units: readonly number[]) => units.reduce((all, u) => all + problem.weight[u]!, 0)
  const found: Exception[] = contradictions.map((units) => ({
    kind: 'locked',
    units,
    households: sum(units),
    proof: 'contradiction',
  }))
  const known = new Set(plain.flatMap((x) => (x.kind === 'unproven' ? [] : [...x.units])))
  for (const x of ofGraph(bound)) {
    if (x.kind === 'unproven') continue
    const units = open(x.units)
    if (units.some((u) => !known.has(u)))
      found.push({ kind: 'locked', units, households: sum(units), proof: x.proof, by: x.by && open(x.by) })
  }
  return found
}

/**
 * What no plan of this problem can mend, with how it is known:
 * - `unitAboveUpper` (`weight`): one unit is heavier than the upper bound;
 * - `componentBelowLower`, `componentBetweenBounds` (`sum`): what is connected inside the hard borders is too light, or its sum
 *   is more than k and less than k + 1 communities hold, for every k;
 * - `trapped`: units that a cut vertex (`by`) leaves no room for (`deadEnd`), or around which every connected set jumps over the
 *   band (`search`: all were looked at);
 * - `indivisible` (`search`): in a part of the map of up to `SMALL` units all divisions were looked at; the one with the fewest
 *   communities out of the band has this one;
 * - `locked`: locks that contradict each other, a border or the map (`contradiction`), or that leave no room (other proofs);
 * - `unproven`: no legal community was found around these units and the search was cut off. This excuses nothing.
 *
 * Near-linear in units and edges; the searches are bounded for each unit and in all, by counts, not by the clock.
 */
export function exceptions(problem: Problem): Exception[] {
  const plain = ofGraph(boundOf(problem))
  return hasLocks(problem) ? [...plain, ...ofLocks(problem, plain)] : plain
}

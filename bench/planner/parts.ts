import { adjacencyOf, componentsOf, contactsOf } from '../../packages/planner/src/adjacency.ts'
import type { Problem } from '../../packages/planner/src/index.ts'

/** A part of the map that no legal community leaves, as a problem of its own. */
export interface Part {
  readonly problem: Problem
  /** Number in the whole of each of its units. */
  readonly units: Int32Array
  /** Communities of about the target that it holds. */
  readonly wanted: number
}

/** Splits a problem at its hard borders and where nothing touches. */
export function partsOf(problem: Problem): Part[] {
  const { from, to, length, barrier } = contactsOf(problem.adjacency)
  const inside = (e: number) => !problem.hard || problem.hard[from[e]!] === problem.hard[to[e]!]
  const kept = Int32Array.from(from.keys()).filter(inside)
  const adjacency = adjacencyOf(problem.n, {
    from: kept.map((e) => from[e]!),
    to: kept.map((e) => to[e]!),
    length: Float64Array.from(kept, (e) => length[e]!),
    barrier: Uint8Array.from(kept, (e) => barrier[e]!),
  })
  const { count, of } = componentsOf(adjacency)
  const lists: number[][] = Array.from({ length: count }, () => [])
  of.forEach((c, u) => lists[c]!.push(u))
  const place = new Int32Array(problem.n)
  for (const units of lists) units.forEach((u, i) => (place[u] = i))
  return lists.map((list) => {
    const units = Int32Array.from(list)
    const weight = Float64Array.from(units, (u) => problem.weight[u]!)
    const total = weight.reduce((a, b) => a + b, 0)
    const contacts = contactsOfPart(adjacency, units, place)
    const own = {
      n: units.length,
      ids: list.map((u) => problem.ids[u]!),
      weight,
      adjacency: adjacencyOf(units.length, contacts),
    }
    const { lower, upper, target, weights } = problem
    return {
      problem: { ...own, lower, upper, target, weights },
      units,
      wanted: Math.max(1, Math.round(total / target)),
    }
  })
}

function contactsOfPart(adjacency: Problem['adjacency'], units: Int32Array, place: Int32Array) {
  const [from, to, length, barrier]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const u of units)
    for (let i = adjacency.offsets[u]!; i < adjacency.offsets[u + 1]!; i++) {
      const v = adjacency.neighbours[i]!
      if (v < u) continue
      from.push(place[u]!)
      to.push(place[v]!)
      length.push(adjacency.length[i]!)
      barrier.push(adjacency.barrier[i]!)
    }
  return {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    length: Float64Array.from(length),
    barrier: Uint8Array.from(barrier),
  }
}

import type { Problem } from '../types.ts'
import { components, contract, graphOf, type Graph } from './graph.ts'

/** A problem seen through its locks: what must stay together is one, what stays whole stands alone. */
export interface Locked {
  readonly graph: Graph
  /** The contracted unit of each unit. */
  readonly group: Int32Array
  /** Sets of units whose locks contradict each other, the hard borders or the map. */
  readonly contradictions: readonly (readonly number[])[]
}

/** Units of `stay` by their old community. */
function stayGroups(problem: Problem): number[][] {
  const groups = new Map<number, number[]>()
  for (const u of problem.locks?.stay ?? []) {
    const o = problem.old?.[u] ?? -1
    if (o < 0) continue
    const group = groups.get(o)
    if (group) group.push(u)
    else groups.set(o, [u])
  }
  return [...groups.values()]
}

/** Members of the old communities that stay whole. */
export function wholeGroups(problem: Problem): number[][] {
  const groups = new Map<number, number[]>((problem.locks?.whole ?? []).map((o) => [o, []]))
  if (problem.old && groups.size > 0) for (let u = 0; u < problem.n; u++) groups.get(problem.old[u]!)?.push(u)
  return [...groups.values()].filter((g) => g.length > 0)
}

/** Lists of units that one community holds, by whichever lock. */
export function togetherGroups(problem: Problem): readonly (readonly number[])[] {
  return [...(problem.locks?.together ?? []), ...stayGroups(problem), ...wholeGroups(problem)]
}

export function hasLocks(problem: Problem): boolean {
  const { together, apart, stay, whole } = problem.locks ?? {}
  return [together, apart, stay, whole].some((list) => list !== undefined && list.length > 0)
}

function unionFind(n: number) {
  const parent = Int32Array.from({ length: n }, (_, u) => u)
  const find = (u: number): number => {
    let r = u
    while (parent[r] !== r) r = parent[r]!
    while (parent[u] !== r) {
      const next = parent[u]!
      parent[u] = r
      u = next
    }
    return r
  }
  const union = (a: number, b: number) => {
    const [p, q] = [find(a), find(b)]
    if (p < q) parent[q] = p
    else parent[p] = q
  }
  return { find, union }
}

/** Merges units by the locks; a list across a border or between parts of the map that never meet contradicts itself. */
function merge(problem: Problem, graph: Graph, contradictions: number[][]) {
  const { of } = components(graph)
  const sets = unionFind(problem.n)
  for (const list of togetherGroups(problem)) {
    if (list.some((u) => of[u] !== of[list[0]!])) contradictions.push([...list])
    for (const u of list) if (of[u] === of[list[0]!]) sets.union(list[0]!, u)
  }
  return sets
}

/** Two that must be apart but are one by other locks; two old communities that stay, but are one. */
function clashes(problem: Problem, find: (u: number) => number): number[][] {
  const found: number[][] = []
  const apart = (list: readonly number[]) => {
    const first = new Map<number, number>()
    for (const u of list) {
      const other = first.get(find(u))
      if (other === undefined) first.set(find(u), u)
      else if (other !== u) found.push([other, u])
    }
  }
  for (const list of problem.locks?.apart ?? []) apart(list)
  apart(stayGroups(problem).map((list) => list[0]!))
  const whole = wholeGroups(problem)
  if (whole.length === 0) return found
  const bound = new Map<number, number[]>()
  for (const u of togetherGroups(problem).flat()) {
    const list = bound.get(find(u))
    if (list) list.push(u)
    else bound.set(find(u), [u])
  }
  for (const members of whole) {
    const own = new Set(members)
    const stranger = bound.get(find(members[0]!))?.find((u) => !own.has(u))
    if (stranger !== undefined) found.push([members[0]!, stranger])
  }
  return found
}

/** The locks carried out as far as they can be. Linear but for the lists of locks themselves. */
export function lockedGraph(problem: Problem): Locked {
  const base = graphOf(problem)
  const label = base.label.slice()
  let fresh = 0
  for (const l of label) if (l >= fresh) fresh = l + 1
  for (const members of wholeGroups(problem)) {
    const border = base.label[members[0]!]
    if (members.every((u) => base.label[u] === border)) for (const u of members) label[u] = fresh
    fresh++
  }
  const graph = { ...base, label }
  const contradictions: number[][] = []
  const { find } = merge(problem, graph, contradictions)
  contradictions.push(...clashes(problem, find))
  const group = new Int32Array(problem.n).fill(-1)
  let groups = 0
  for (let u = 0; u < problem.n; u++) group[u] = find(u) === u ? groups++ : group[find(u)]!
  return { graph: contract(graph, group, groups), group, contradictions }
}

/** Lists of contracted units of which a community holds one at most. */
export function apartGroups(problem: Problem, group: Int32Array): number[][] {
  const homes = stayGroups(problem).map((list) => list[0]!)
  return [...(problem.locks?.apart ?? []), homes]
    .map((list) => [...new Set(list.map((u) => group[u]!))])
    .filter((list) => list.length > 1)
}

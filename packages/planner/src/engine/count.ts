import { pieces } from './base.ts'
import type { Answer } from './cycle.ts'
import { renumber, type Level } from './level.ts'
import type { Goal } from './parts.ts'

interface State {
  readonly level: Level
  readonly of: Int32Array
  readonly weight: number[]
}

/**
 * The partition with so many communities in each part of the map that their mean lies in the middle of the band: of too many the
 * lightest are dissolved into their neighbours, of too few the heaviest are halved. All stay contiguous; the band is left to the
 * search. A narrow band often leaves one number only, and moving units from community to community never finds it.
 */
export function counted(level: Level, answer: Answer, { lower, upper }: Goal): Answer {
  const of = answer.of.slice()
  let count = renumber(of, answer.count)
  const weight = Array.from({ length: count }, () => 0)
  const lists = new Map<number, Set<number>>()
  const island = pieces(level, new Int32Array(level.n)).of
  for (let u = 0; u < level.n; u++) {
    weight[of[u]!]! += level.weight[u]!
    lists.set(island[u]!, (lists.get(island[u]!) ?? new Set()).add(of[u]!))
  }
  const state = { level, of, weight }
  for (const list of lists.values()) {
    const sorted = [...list].sort((a, b) => weight[a]! - weight[b]! || a - b)
    const sum = sorted.reduce((all, c) => all + weight[c]!, 0)
    const [least, most] = [Math.ceil(sum / upper), Math.max(1, Math.floor(sum / lower))]
    const wanted = Math.min(most, Math.max(least, Math.round((2 * sum) / (lower + upper))))
    if (least > most) continue
    for (const c of sorted.slice(0, Math.max(0, sorted.length - wanted))) dissolve(state, c)
    for (const c of sorted.toReversed().slice(0, Math.max(0, wanted - sorted.length))) count = halve(state, c, count)
  }
  return { of, count }
}

/** Gives away a community unit by unit, each to the lightest community that touches it. */
function dissolve({ level: { n, offsets, neighbours, weight: own }, of, weight }: State, c: number): void {
  const left = new Set<number>()
  for (let u = 0; u < n; u++) if (of[u] === c) left.add(u)
  for (let given = -1; given !== 0 && left.size > 0;) {
    given = 0
    for (const u of left) {
      let to = -1
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        const d = of[neighbours[e]!]!
        if (d !== c && (to === -1 || weight[d]! < weight[to]!)) to = d
      }
      if (to === -1) continue
      of[u] = to
      weight[to]! += own[u]!
      left.delete(u)
      given++
    }
  }
}

/** Half of a community, as near as a walk from its last unit gives it, becomes community `fresh`, with what the walk cuts off. */
function halve(
  { level: { n, offsets, neighbours, weight: own }, of, weight }: State,
  c: number,
  fresh: number,
): number {
  const queue = [of.lastIndexOf(c)]
  const members = new Set(queue)
  for (const u of queue)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = neighbours[e]!
      if (of[v] !== c || members.has(v)) continue
      members.add(v)
      queue.push(v)
    }
  if (queue.length < 2) return fresh
  let sum = 0
  let taken = 0
  while (taken < queue.length - 1 && (taken === 0 || sum + own[queue[taken]!]! <= weight[c]! / 2))
    sum += own[queue[taken++]!]!
  for (const u of queue.slice(0, taken)) of[u] = fresh
  const rest = new Set(queue.slice(taken))
  for (const last = [queue.at(-1)!]; last.length > 0;) {
    const u = last.pop()!
    if (!rest.delete(u)) continue
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) if (rest.has(neighbours[e]!)) last.push(neighbours[e]!)
  }
  for (const u of rest) of[u] = fresh
  weight[fresh] = 0
  weight[c] = 0
  for (let u = 0; u < n; u++) if (of[u] === c || of[u] === fresh) weight[of[u]!]! += own[u]!
  return fresh + 1
}

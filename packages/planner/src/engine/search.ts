import { below, randomOf, type Random } from '../random.ts'
import { extract } from './base.ts'
import { WIDEST_REGION } from './care.ts'
import { counted } from './count.ts'
import { construct, improve, type Answer, type Care } from './cycle.ts'
import { meanLength, renumber, type Level } from './level.ts'
import { oscillate } from './oscillate.ts'
import { costOf, outside, partsOf, type Goal } from './parts.ts'

/** Communities and units that one step of the search takes up at most. */
export const REGION = { communities: WIDEST_REGION, units: 4000 }

/** What stands outside the search but counts in the objective. */
export interface Standing {
  readonly cost: number
  readonly communities: number
}

/** A plan under improvement. The objective is that of the base's level plus `standing`. */
export interface Search {
  readonly level: Level
  readonly of: Int32Array
  /** Members of each community as chains: `head[c]`, then `next`. */
  readonly head: number[]
  readonly next: Int32Array
  readonly vacant: number[]
  /** Number of the step that last took it up. */
  readonly touched: number[]
  communities: number
  cost: number
  outside: number
  steps: number
  readonly standing: Standing
  readonly seed: number
  readonly local: Int32Array<ArrayBuffer>
}

/** Wraps a partition. */
export function searchOf(level: Level, answer: Answer, goal: Goal, standing: Standing, seed: number): Search {
  const of = answer.of.slice()
  const communities = renumber(of, answer.count)
  const { cost, outside: out } = costOf(partsOf(level, of, communities), goal)
  const head = Array.from<number>({ length: communities }).fill(-1)
  const next = new Int32Array(level.n)
  for (let u = level.n - 1; u >= 0; u--) {
    next[u] = head[of[u]!]!
    head[of[u]!] = u
  }
  const touched = Array.from<number>({ length: communities }).fill(-1)
  const local = new Int32Array(level.n).fill(-1)
  return {
    level,
    of,
    head,
    next,
    vacant: [],
    touched,
    communities,
    cost,
    outside: out,
    steps: 0,
    standing,
    seed,
    local,
  }
}

export const objectiveOf = ({ cost, communities, standing }: Search): number =>
  (cost + standing.cost) / Math.sqrt(Math.max(1, communities + standing.communities))

/** Half the mean cost of a community: what one more is worth to the objective. */
const creditOf = ({ cost, communities, standing }: Search): number =>
  (cost + standing.cost) / (2 * Math.max(1, communities + standing.communities))

/** Communities round `first`, nearest first, within the limits. */
function regionOf(search: Search, first: number, limits: typeof REGION): { communities: number[]; units: Int32Array } {
  const { level, of, head, next } = search
  const communities = [first]
  const known = new Set(communities)
  const units: number[] = []
  for (let i = 0; i < communities.length; i++) {
    if (i > 0 && units.length > limits.units) {
      communities.length = i
      break
    }
    for (let u = head[communities[i]!]!; u !== -1; u = next[u]!) {
      units.push(u)
      if (communities.length >= limits.communities) continue
      for (let e = level.offsets[u]!; e < level.offsets[u + 1]!; e++) {
        const d = of[level.neighbours[e]!]!
        if (known.has(d) || communities.length >= limits.communities) continue
        known.add(d)
        communities.push(d)
      }
    }
  }
  return { communities, units: Int32Array.from(units) }
}

/** The community whose turn it is: of a few drawn by lot the one longest left alone. */
function nextCommunity({ head, touched }: Search, random: Random): number {
  let best = -1
  for (let k = 0; k < 4 || best === -1; k++) {
    const c = below(random, head.length)
    if (head[c] !== -1 && (best === -1 || touched[c]! < touched[best]!)) best = c
  }
  return best
}

/** Whether the band is so narrow that hardly a unit fits into what is left of it. */
export const isNarrow = (level: Level, { lower, upper }: Goal): boolean =>
  upper - lower < (2.5 * level.weight.reduce((sum, w) => sum + w, 0)) / (level.n || 1)

/** How many steps look at everything about once. */
export const stepsOfRound = (level: Level, target: number): number => {
  const communities = Math.min(level.n, level.weight.reduce((sum, w) => sum + w, 0) / target)
  return Math.max(1, Math.ceil(communities / REGION.communities), Math.ceil(level.n / REGION.units))
}

/**
 * One step: takes up a region, plans it anew from what it is, and keeps the result when the whole is better: fewer households outside
 * the band, else a lower objective. Depends on nothing but the search's state, so step k is the same on every run. True when kept.
 */
export function step(search: Search, goal: Goal, care: Care, first?: number, limits = REGION): boolean {
  const turn = search.steps + 1
  const random = randomOf(search.seed, turn)
  const { communities, units } = regionOf(search, first ?? nextCommunity(search, random), limits)
  for (const c of communities) search.touched[c] = turn
  const sub = extract(search.level, units, search.local)
  const of = new Int32Array(units.length)
  const name = new Map(communities.map((c, i) => [c, i]))
  for (let i = 0; i < units.length; i++) of[i] = name.get(search.of[units[i]!]!)!
  const now = { ...goal, credit: creditOf(search) }
  const before = costOf(partsOf(sub, of, communities.length), now)
  const start = { of, count: communities.length }
  const answer =
    care.oscillations > 0
      ? crossed(sub, start, before.outside, now, { ...care, recount: sub.n === search.level.n }, random)
      : improve(sub, care.afresh ? construct(sub, now, care, random) : start, start.count, now, care, random)
  const count = renumber(answer.of, answer.count)
  search.steps = turn
  const after = costOf(partsOf(sub, answer.of, count), now)
  if (!better(search, before, after, count - communities.length)) return false
  adopt(search, communities, units, answer.of, count)
  search.cost += after.cost - before.cost
  search.outside += after.outside - before.outside
  return true
}

/** A region whose band is too narrow for moves that keep it, or that is outside of it. */
function crossed(
  sub: Level,
  start: Answer,
  out: number,
  goal: Goal,
  care: Care & { readonly recount: boolean },
  random: Random,
): Answer {
  const moved = out > 0 ? improve(sub, start, start.count, goal, care, random) : start
  const mended = out > 0 && care.recount ? counted(sub, moved, goal) : moved
  const sweeps = Math.max(20, Math.round(care.oscillations / sub.n))
  const parts = partsOf(sub, mended.of.slice(), mended.count)
  return { of: oscillate(parts, goal, care.heat * meanLength(sub), sweeps, random, care.tick), count: mended.count }
}

interface Cost {
  readonly cost: number
  readonly outside: number
}

function better(search: Search, before: Cost, after: Cost, more: number): boolean {
  if (after.outside !== before.outside) return after.outside < before.outside
  const { cost, communities, standing } = search
  const total = communities + standing.communities
  const now = (cost + standing.cost) / Math.sqrt(Math.max(1, total))
  const then = (cost + standing.cost + after.cost - before.cost) / Math.sqrt(Math.max(1, total + more))
  return then < now - 1e-9 * Math.abs(now)
}

function adopt(search: Search, communities: readonly number[], units: Int32Array, of: Int32Array, count: number): void {
  const { head, next, vacant, touched } = search
  for (const c of communities) head[c] = -1
  vacant.push(...communities)
  const ids: number[] = []
  for (let i = 0; i < count; i++) {
    const c = vacant.length > 0 ? vacant.pop()! : head.push(-1) - 1
    touched[c] = search.steps
    ids.push(c)
  }
  for (let i = units.length - 1; i >= 0; i--) {
    const u = units[i]!
    const c = ids[of[i]!]!
    search.of[u] = c
    next[u] = head[c]!
    head[c] = u
  }
  search.communities += count - communities.length
}

/** Communities outside the band. */
export function misfits(search: Search, goal: Goal): number[] {
  const found: number[] = []
  search.head.forEach((first, c) => {
    if (first === -1) return
    let w = 0
    for (let u = first; u !== -1; u = search.next[u]!) w += search.level.weight[u]!
    if (outside(goal, w) > 0) found.push(c)
  })
  return found
}

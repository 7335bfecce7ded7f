import type { Level } from './level.ts'
import { emptyTally, post, tallyCost, type Tally } from './marks.ts'

/** What a community costs besides its cut. */
export interface Goal {
  readonly lower: number
  readonly upper: number
  readonly target: number
  /** Metres at a whole target's distance from the target. */
  readonly size: number
  /** Credit for each community: half the mean cost of one, the slope of J ÷ √communities. */
  readonly credit: number
  /** Metres a household outside the band: far above any cut in the end, low where the band is narrow and the search still young. */
  readonly strict: number
}

/** A partition of a level with what a move must know. */
export interface Parts {
  readonly level: Level
  readonly of: Int32Array
  count: number
  readonly weight: Float64Array
  readonly size: Int32Array
  readonly tallies: Tally[] | null
  /** Cost of each tally. */
  readonly wished: Float64Array
}

/** Households outside the band. */
export const outside = (goal: Goal, w: number): number =>
  w < goal.lower ? goal.lower - w : w > goal.upper ? w - goal.upper : 0

/** Cost of a community of weight w by its weight alone. */
export function weightCost(goal: Goal, w: number): number {
  let cost = w < goal.lower ? goal.strict * (goal.lower - w) : w > goal.upper ? goal.strict * (w - goal.upper) : 0
  if (goal.size > 0) {
    const d = (w - goal.target) / goal.target
    cost += goal.size * d * d
  }
  return cost
}

/** The state of a partition; `of` is kept, not copied. Room for `room` communities. */
export function partsOf(level: Level, of: Int32Array, count: number, room = count): Parts {
  const weight = new Float64Array(room)
  const size = new Int32Array(room)
  for (let u = 0; u < level.n; u++) {
    weight[of[u]!]! += level.weight[u]!
    size[of[u]!]!++
  }
  const marks = level.marks
  const wished = new Float64Array(room)
  if (marks === null) return { level, of, count, weight, size, tallies: null, wished }
  const tallies = Array.from({ length: room }, () => emptyTally(marks))
  for (let u = 0; u < level.n; u++) post(tallies[of[u]!]!, marks, u, 1)
  for (let c = 0; c < room; c++) wished[c] = size[c]! > 0 ? tallyCost(tallies[c]!, marks) : 0
  return { level, of, count, weight, size, tallies, wished }
}

/** Cut between communities: each boundary once. */
export function cutOf(level: Level, of: Int32Array): number {
  const { n, offsets, neighbours, length } = level
  let sum = 0
  for (let u = 0; u < n; u++) {
    const own = of[u]!
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) if (of[neighbours[e]!]! !== own) sum += length[e]!
  }
  return sum / 2
}

/** Cut, weights and wishes together, without the credit. `outside` counts households. */
export function costOf(parts: Parts, goal: Goal): { cost: number; outside: number; cut: number } {
  const cut = cutOf(parts.level, parts.of)
  const free = { ...goal, strict: 0 }
  let cost = cut
  let out = 0
  for (let c = 0; c < parts.size.length; c++) {
    if (parts.size[c] === 0) continue
    cost += weightCost(free, parts.weight[c]!) + parts.wished[c]!
    out += outside(goal, parts.weight[c]!)
  }
  return { cost, outside: out, cut }
}

/** What the wishes say to unit u going from a to b; the tallies are as before afterwards. */
export function wishDelta(parts: Parts, u: number, a: number, b: number): number {
  const marks = parts.level.marks!
  const from = parts.tallies![a]!
  const to = parts.tallies![b]!
  post(from, marks, u, -1)
  post(to, marks, u, 1)
  const delta = tallyCost(from, marks) + tallyCost(to, marks) - parts.wished[a]! - parts.wished[b]!
  post(from, marks, u, 1)
  post(to, marks, u, -1)
  return delta
}

/** Moves unit u from its community to b. */
export function transfer(parts: Parts, u: number, b: number): void {
  const a = parts.of[u]!
  const w = parts.level.weight[u]!
  parts.of[u] = b
  parts.weight[a]! -= w
  parts.weight[b]! += w
  parts.size[a]!--
  parts.size[b]!++
  if (parts.tallies === null) return
  const marks = parts.level.marks!
  post(parts.tallies[a]!, marks, u, -1)
  post(parts.tallies[b]!, marks, u, 1)
  parts.wished[a] = tallyCost(parts.tallies[a]!, marks)
  parts.wished[b] = tallyCost(parts.tallies[b]!, marks)
}

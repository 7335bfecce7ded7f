import type { Random } from '../random.ts'
import { anneal } from './anneal.ts'
import { coarsen, type Coarser } from './coarsen.ts'
import { agglomerate } from './grow.ts'
import { meanLength, type Level } from './level.ts'
import { cutOf, partsOf, type Goal, type Parts } from './parts.ts'
import { windowSearch } from './windows.ts'

/** How much work one descent does. */
export interface Care {
  /** Clusters a community at the coarsest level. */
  readonly grain: number
  /** Rounds of windows there, their clusters and communities. */
  readonly sweeps: number
  readonly widest: number
  readonly most: number
  /** Temperature at each level, in mean lengths of the level; and sweeps of annealing. */
  readonly heat: number
  readonly anneal: number
  /** Draws the region from nothing instead of from what it is. */
  readonly afresh?: boolean
  /** Units looked at by `oscillate`, in place of a descent; 0 = a descent. */
  readonly oscillations: number
  /** Called every few milliseconds; may throw to stop. */
  readonly tick: () => void
}

/** A partition; numbers below `count` may be unused. */
export interface Answer {
  readonly of: Int32Array
  readonly count: number
}

const totalOf = ({ weight }: Level): number => weight.reduce((sum, w) => sum + w, 0)

/** Numbers that the windows may need at most: they may make more communities than there were. */
function roomFor(level: Level, goal: Goal, count: number): number {
  const most = Math.ceil(totalOf(level) / Math.max(goal.lower, goal.target / 4, 1e-9))
  return count + Math.max(8, Math.min(level.n, most))
}

/** Levels from fine to coarse. */
function ladder(
  level: Level,
  goal: Goal,
  care: Care,
  communities: number,
  random: Random,
  within?: Int32Array,
): Coarser[] {
  const steps: Coarser[] = []
  const mean = totalOf(level) / Math.max(1, communities)
  const cap = within === undefined ? goal.target / 3.5 : mean / 2
  let now = level
  let inside = within
  while (now.n > care.grain * communities) {
    const step = coarsen(now, { cap, within: inside, noise: inside ? 1 : 0, tick: care.tick }, random)
    if (step.level.n > now.n * 0.95) break
    steps.push(step)
    if (inside !== undefined) inside = carried(inside, step)
    now = step.level
  }
  return steps
}

/** Community of each cluster. */
function carried(of: Int32Array, { level, map }: Coarser): Int32Array {
  const up = new Int32Array(level.n)
  for (let u = 0; u < of.length; u++) up[map[u]!] = of[u]!
  return up
}

function project(of: Int32Array, { map }: Coarser): Int32Array {
  const down = new Int32Array(map.length)
  for (let u = 0; u < map.length; u++) down[u] = of[map[u]!]!
  return down
}

/** Down the ladder: exact windows where it is coarsest, annealing on each level. */
function descend(
  level: Level,
  steps: readonly Coarser[],
  start: Answer,
  goal: Goal,
  care: Care,
  random: Random,
): Answer {
  const top = steps.length
  const coarsest = top === 0 ? level : steps[top - 1]!.level
  const parts = partsOf(coarsest, start.of, start.count, roomFor(coarsest, goal, start.count))
  search(parts, goal, care, random)
  settle(parts, goal, care, random)
  let { of } = start
  const count = parts.size.length
  for (let i = top - 1; i >= 0; i--) {
    of = project(of, steps[i]!)
    settle(partsOf(i === 0 ? level : steps[i - 1]!.level, of, count), goal, care, random)
  }
  return { of, count }
}

function search(parts: Parts, goal: Goal, care: Care, random: Random): void {
  const windows = windowSearch(parts, random)
  for (let s = 0; s < care.sweeps; s++) {
    const credit = goal.credit || cutOf(parts.level, parts.of) / (2 * Math.max(1, parts.count))
    if (windows.sweep({ ...goal, credit }, care) === 0) break
  }
}

function settle(parts: Parts, goal: Goal, care: Care, random: Random): void {
  if (care.anneal > 0) anneal(parts, goal, care.heat * meanLength(parts.level), care.anneal, random, care.tick)
}

/** A plan from nothing: coarsen, agglomerate, windows, and down again. */
export function construct(level: Level, goal: Goal, care: Care, random: Random): Answer {
  const steps = ladder(level, goal, care, Math.max(1, totalOf(level) / goal.target), random)
  const coarsest = steps.length ? steps[steps.length - 1]!.level : level
  return descend(level, steps, agglomerate(coarsest, goal, random), goal, care, random)
}

/** A changed plan from a plan, mostly a better one: clusters inside its communities, windows, and down again. */
export function improve(
  level: Level,
  plan: Answer,
  communities: number,
  goal: Goal,
  care: Care,
  random: Random,
): Answer {
  const steps = ladder(level, goal, care, communities, random, plan.of)
  let of: Int32Array = plan.of.slice()
  for (const step of steps) of = carried(of, step)
  return descend(level, steps, { of, count: plan.count }, goal, care, random)
}

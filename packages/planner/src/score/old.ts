import type { Assignment, Problem } from '../types.ts'

/** How a plan treats today's communities. */
export interface OldParts {
  /** By community: how many of today's it holds parts of, which one it continues (-1: none), households that come from others. */
  readonly parts: Int32Array
  readonly continues: Int32Array
  readonly moved: Float64Array
  /** Households that have a community today; those that do not stay with the one that continues it; those outside the largest part. */
  readonly base: number
  readonly movedAll: number
  readonly torn: number
}

/** Households that the sets a (of the plan) and b (of another partition) share, largest first, ties by number. */
export function overlaps(
  a: Int32Array,
  b: Int32Array,
  weight: Float64Array,
): { a: number; b: number; households: number }[] {
  let wide = 1
  for (const label of b) if (label >= wide) wide = label + 1
  const shared = new Map<number, number>()
  for (let u = 0; u < a.length; u++)
    if (a[u]! >= 0 && b[u]! >= 0) {
      const key = a[u]! * wide + b[u]!
      shared.set(key, (shared.get(key) ?? 0) + weight[u]!)
    }
  return [...shared]
    .sort((p, q) => q[1] - p[1] || p[0] - q[0])
    .map(([key, households]) => ({ a: Math.floor(key / wide), b: key % wide, households }))
}

/** Greedy one-to-one matching by shared households: the pairs, and the labels of b by label of a. */
export function matched(pairs: readonly { a: number; b: number; households: number }[]): Map<number, number> {
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  for (const { a, b } of pairs)
    if (!partner.has(a) && !taken.has(b)) {
      partner.set(a, b)
      taken.add(b)
    }
  return partner
}

/** `room` is above every community's number. Linear but for sorting what overlaps. */
export function oldParts(problem: Problem, assignment: Assignment, room: number): OldParts | undefined {
  const { old, weight, n } = problem
  if (!old) return undefined
  const pairs = overlaps(assignment, old, weight)
  const partner = matched(pairs)
  const parts = new Int32Array(room)
  const moved = new Float64Array(room)
  const largest = new Map<number, number>()
  let kept = 0
  for (const { a, b, households } of pairs) {
    parts[a]!++
    if (partner.get(a) === b) kept += households
    else moved[a]! += households
    if (!largest.has(b)) largest.set(b, households)
  }
  let base = 0
  for (let u = 0; u < n; u++) if (old[u]! >= 0) base += weight[u]!
  const whole = [...largest.values()].reduce((sum, w) => sum + w, 0)
  const continues = Int32Array.from({ length: room }, (_, c) => partner.get(c) ?? -1)
  return { parts, continues, moved, base, movedAll: base - kept, torn: base - whole }
}

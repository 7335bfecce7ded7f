import type { Marks } from './marks.ts'

/**
 * One graph of the hierarchy: the units of the problem, or clusters of them. Rows as in `Adjacency`; `length` is what the cut counts.
 * Hard borders have no entry: what lies beyond one is no neighbour.
 */
export interface Level {
  readonly n: number
  readonly offsets: Int32Array
  readonly neighbours: Int32Array
  readonly length: Float64Array
  /** Households. */
  readonly weight: Float64Array
  /** What the wishes other than cut and size need to know, or null when none of them counts. */
  readonly marks: Marks | null
}

/** Units in the order of their group: those of group g are `order[start[g] … start[g + 1])`. */
export function grouped(of: Int32Array, groups: number): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(groups + 1)
  for (let u = 0; u < of.length; u++) start[of[u]! + 1]!++
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!
  const at = start.slice(0, groups)
  const order = new Int32Array(of.length)
  for (let u = 0; u < of.length; u++) order[at[of[u]!]!++] = u
  return { start, order }
}

/** Renumbers by first appearance, in place; answers how many there are. */
export function renumber(of: Int32Array, limit: number): number {
  const name = new Int32Array(limit).fill(-1)
  let count = 0
  for (let u = 0; u < of.length; u++) {
    const g = of[u]!
    if (name[g] === -1) name[g] = count++
    of[u] = name[g]!
  }
  return count
}

/** The mean of the entries of positive length: the yardstick for temperatures. */
export function meanLength({ length }: Level): number {
  let sum = 0
  let count = 0
  for (let e = 0; e < length.length; e++)
    if (length[e]! > 0) {
      sum += length[e]!
      count++
    }
  return count ? sum / count : 0
}

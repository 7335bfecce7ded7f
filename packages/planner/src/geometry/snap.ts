/** Vertices of all rings, those within reach of each other made one. Coordinates in metres on the plane. */
export interface Vertices {
  /** Number of the vertex at each position of the input. */
  readonly of: Int32Array
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Spreads two whole numbers over a table of a power of two. */
export const spread = (a: number, b: number): number => {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return h ^ (h >>> 13)
}

/** The least power of two that leaves a table of `size` entries at least half empty. */
export const tableSize = (size: number): number => 2 ** Math.ceil(Math.log2(Math.max(8, size * 2)))

/**
 * Makes points within `reach` metres of an earlier point that point. Points lie in cells of four times the reach, so that only those
 * near the edge of their cell look into the next. The first of the input stays where it is: the same input, the same vertices.
 */
export function snapVertices(px: Float64Array, py: Float64Array, reach: number): Vertices {
  const size = px.length
  const mask = tableSize(size) - 1
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(size).fill(-1)
  const of = new Int32Array(size)
  const x = new Float64Array(size)
  const y = new Float64Array(size)
  const cell = reach * 4
  let count = 0

  const slotOf = (cx: number, cy: number): number => {
    let slot = spread(cx, cy) & mask
    for (let at = heads[slot]!; at !== -1; at = heads[slot]!) {
      if (Math.floor(x[at]! / cell) === cx && Math.floor(y[at]! / cell) === cy) break
      slot = (slot + 1) & mask
    }
    return slot
  }
  const nearIn = (cx: number, cy: number, ax: number, ay: number): number => {
    for (let at = heads[slotOf(cx, cy)]!; at !== -1; at = next[at]!)
      if ((x[at]! - ax) ** 2 + (y[at]! - ay) ** 2 <= reach * reach) return at
    return -1
  }
  const nearby = (cx: number, cy: number, ax: number, ay: number): number => {
    const dx = side(ax / cell - cx)
    const dy = side(ay / cell - cy)
    let found = nearIn(cx, cy, ax, ay)
    if (found === -1 && dx !== 0) found = nearIn(cx + dx, cy, ax, ay)
    if (found === -1 && dy !== 0) found = nearIn(cx, cy + dy, ax, ay)
    if (found === -1 && dx !== 0 && dy !== 0) found = nearIn(cx + dx, cy + dy, ax, ay)
    return found
  }

  for (let i = 0; i < size; i++) {
    const cx = Math.floor(px[i]! / cell)
    const cy = Math.floor(py[i]! / cell)
    let at = nearby(cx, cy, px[i]!, py[i]!)
    if (at === -1) {
      const slot = slotOf(cx, cy)
      at = count++
      x[at] = px[i]!
      y[at] = py[i]!
      next[at] = heads[slot]!
      heads[slot] = at
    }
    of[i] = at
  }
  return { of, count, x: x.slice(0, count), y: y.slice(0, count) }
}

/** Which neighbouring cell is within a quarter of the cell's width: -1, 0 or 1. */
const side = (fraction: number): number => (fraction < 0.25 ? -1 : fraction > 0.75 ? 1 : 0)

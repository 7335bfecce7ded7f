import type { Note, Seen } from './faults.ts'
import { gridOf, type Grid, type Lines } from './grid.ts'

const linesOf = ({ pieces, vertices }: Seen): Lines => ({
  x0: Float64Array.from(pieces.a, (p) => vertices.x[p]!),
  y0: Float64Array.from(pieces.a, (p) => vertices.y[p]!),
  x1: Float64Array.from(pieces.b, (p) => vertices.x[p]!),
  y1: Float64Array.from(pieces.b, (p) => vertices.y[p]!),
})

/** Signed distance of a point from the line of a piece, in metres; left is positive. */
function aside(l: Lines, i: number, x: number, y: number): number {
  const [dx, dy] = [l.x1[i]! - l.x0[i]!, l.y1[i]! - l.y0[i]!]
  return (dx * (y - l.y0[i]!) - dy * (x - l.x0[i]!)) / (Math.hypot(dx, dy) || 1)
}

/** Where two pieces cross with each end more than `reach` from the other's line; undefined when they do not. */
function crossing(l: Lines, i: number, j: number, reach: number): [number, number] | undefined {
  const [a, b] = [aside(l, i, l.x0[j]!, l.y0[j]!), aside(l, i, l.x1[j]!, l.y1[j]!)]
  if (a * b >= 0 || Math.min(Math.abs(a), Math.abs(b)) <= reach) return undefined
  const [c, d] = [aside(l, j, l.x0[i]!, l.y0[i]!), aside(l, j, l.x1[i]!, l.y1[i]!)]
  if (c * d >= 0 || Math.min(Math.abs(c), Math.abs(d)) <= reach) return undefined
  const t = a / (a - b)
  return [l.x0[j]! + t * (l.x1[j]! - l.x0[j]!), l.y0[j]! + t * (l.y1[j]! - l.y0[j]!)]
}

/** Boundaries that cross: of two units they overlap, of one it crosses itself. */
export function crossings(seen: Seen, note: Note): void {
  const lines = linesOf(seen)
  const grid = gridOf(lines)
  const { unit } = seen.pieces
  for (let i = 0; i < unit.length; i++)
    grid.along(lines.x0[i]!, lines.y0[i]!, lines.x1[i]!, lines.y1[i]!, (j) => {
      if (j <= i) return
      const at = crossing(lines, i, j, seen.reach)
      if (!at) return
      if (unit[i] === unit[j]) note('selfCrossing', [unit[i]!], ...at)
      else note('overlap', [unit[i]!, unit[j]!], ...at)
    })
}

/** Outer boundary that runs inside another unit without crossing its boundary: one lies in the other. */
export function insideOthers(seen: Seen, note: Note): void {
  const { outer } = seen.boundaries
  const lines = linesOf(seen)
  const grid = gridOf(lines)
  let west = Infinity
  for (const x of seen.vertices.x) if (x < west) west = x
  for (let s = 0; s < outer.a.length; s++) {
    const [p, q] = [outer.a[s]!, outer.b[s]!]
    const [x0, y0, x1, y1] = [seen.vertices.x[p]!, seen.vertices.y[p]!, seen.vertices.x[q]!, seen.vertices.y[q]!]
    const long = Math.hypot(x1 - x0, y1 - y0)
    const step = (2 * seen.reach) / long
    const [x, y] = [(x0 + x1) / 2 - (y1 - y0) * step, (y0 + y1) / 2 + (x1 - x0) * step]
    for (const v of unitsAround(grid, lines, seen.pieces.unit, west - 1, x, y))
      if (v !== outer.unit[s]) note('overlap', [outer.unit[s]!, v], x, y)
  }
}

/** Units that hold a point: their boundary crosses the way west of it an odd number of times. */
function unitsAround(grid: Grid, l: Lines, unit: Int32Array, west: number, x: number, y: number): number[] {
  const odd = new Set<number>()
  grid.along(west, y, x, y, (i) => {
    if (l.y0[i]! > y === l.y1[i]! > y) return
    const at = l.x0[i]! + ((y - l.y0[i]!) / (l.y1[i]! - l.y0[i]!)) * (l.x1[i]! - l.x0[i]!)
    if (at < x && !odd.delete(unit[i]!)) odd.add(unit[i]!)
  })
  return [...odd]
}

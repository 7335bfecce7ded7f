import { growingFloats, collected, push } from '../growing.ts'
import { BARRIER } from '../types.ts'
import { gridOf, type Grid, type Lines } from './grid.ts'

/** A line on the plane, in metres: class 1 a main road, 2 a river or railway; `bridge` carries a way over those of class 2. */
export interface BarrierLine {
  readonly kind: 1 | 2 | 'bridge'
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Who may be kept apart: pairs of units with their centres, and the boundary they share (the same index) where it is known. */
export interface Borders {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly boundary?: Lines
}

export interface BarrierOptions {
  /** A line runs along a boundary when it stays within this many metres of it. 20 unless told. */
  readonly along?: number
  /** A bridge serves a border when it comes this near to it, in metres. 60 unless told. */
  readonly bridge?: number
}

/**
 * Class of each pair: 2 where a river or railway crosses the link between the centres or runs along the boundary, 3 where a bridge
 * comes near that place, else 1 for a main road, else 0.
 */
export function barrierClasses(b: Borders, lines: readonly BarrierLine[], options: BarrierOptions = {}): Uint8Array {
  const [along, reach] = [options.along ?? 20, options.bridge ?? 60]
  const roads = indexed(lines.filter((l) => l.kind === BARRIER.mainRoad))
  const rivers = indexed(lines.filter((l) => l.kind === BARRIER.river))
  const bridges = indexed(lines.filter((l) => l.kind === 'bridge'))
  return Uint8Array.from(b.from, (_, i) => {
    if (kept(rivers, b, i, along)) return bridged(bridges, b, i, reach) ? BARRIER.bridgedRiver : BARRIER.river
    return kept(roads, b, i, along) ? BARRIER.mainRoad : BARRIER.none
  })
}

interface Indexed {
  readonly lines: Lines
  readonly grid: Grid
}

function indexed(lines: readonly BarrierLine[]): Indexed {
  const parts = [growingFloats(), growingFloats(), growingFloats(), growingFloats()] as const
  for (const { x, y } of lines)
    for (let k = 0; k < x.length; k++) {
      const next = Math.min(k + 1, x.length - 1)
      if (k > 0 && next === k) continue
      push(parts[0], x[k]!)
      push(parts[1], y[k]!)
      push(parts[2], x[next]!)
      push(parts[3], y[next]!)
    }
  const [x0, y0, x1, y1] = parts.map(collected)
  const all = { x0: x0!, y0: y0!, x1: x1!, y1: y1! }
  return { lines: all, grid: gridOf(all) }
}

function kept({ lines, grid }: Indexed, b: Borders, i: number, along: number): boolean {
  if (lines.x0.length === 0) return false
  const [u, v] = [b.from[i]!, b.to[i]!]
  if (meets(grid, lines, b.x[u]!, b.y[u]!, b.x[v]!, b.y[v]!)) return true
  if (!b.boundary) return false
  const [x0, y0, x1, y1] = ends(b.boundary, i)
  return [0.1, 0.5, 0.9].every((t) => near(grid, lines, x0 + t * (x1 - x0), y0 + t * (y1 - y0), along))
}

function bridged({ lines, grid }: Indexed, b: Borders, i: number, reach: number): boolean {
  if (lines.x0.length === 0) return false
  if (!b.boundary) {
    const [u, v] = [b.from[i]!, b.to[i]!]
    return near(grid, lines, (b.x[u]! + b.x[v]!) / 2, (b.y[u]! + b.y[v]!) / 2, reach)
  }
  const [x0, y0, x1, y1] = ends(b.boundary, i)
  if (meets(grid, lines, x0, y0, x1, y1)) return true
  return [0, 0.5, 1].some((t) => near(grid, lines, x0 + t * (x1 - x0), y0 + t * (y1 - y0), reach))
}

const ends = (l: Lines, i: number) => [l.x0[i]!, l.y0[i]!, l.x1[i]!, l.y1[i]!] as const

/** Whether any line crosses or touches the way between two points. */
function meets(grid: Grid, l: Lines, x0: number, y0: number, x1: number, y1: number): boolean {
  let met = false
  grid.along(x0, y0, x1, y1, (i) => {
    const a = turn(x0, y0, x1, y1, l.x0[i]!, l.y0[i]!)
    const b = turn(x0, y0, x1, y1, l.x1[i]!, l.y1[i]!)
    const c = turn(l.x0[i]!, l.y0[i]!, l.x1[i]!, l.y1[i]!, x0, y0)
    const d = turn(l.x0[i]!, l.y0[i]!, l.x1[i]!, l.y1[i]!, x1, y1)
    met = a * b <= 0 && c * d <= 0 && (a !== b || c !== d)
    return met
  })
  return met
}

const turn = (x0: number, y0: number, x1: number, y1: number, x: number, y: number): number =>
  Math.sign((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))

function near(grid: Grid, l: Lines, x: number, y: number, reach: number): boolean {
  let found = false
  grid.within(x - reach, y - reach, x + reach, y + reach, (i) => {
    found = distance(l, i, x, y) <= reach
    return found
  })
  return found
}

function distance(l: Lines, i: number, x: number, y: number): number {
  const [dx, dy] = [l.x1[i]! - l.x0[i]!, l.y1[i]! - l.y0[i]!]
  const along = ((x - l.x0[i]!) * dx + (y - l.y0[i]!) * dy) / (dx * dx + dy * dy || 1)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - l.x0[i]! - t * dx, y - l.y0[i]! - t * dy)
}

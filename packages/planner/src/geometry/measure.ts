import { METRES_PER_DEGREE, type Plane } from './plane.ts'
import type { Shapes } from './shapes.ts'

/** Square metres of a unit, and its centre of gravity in the coordinates of the input. */
export interface Measures {
  readonly area: Float64Array
  readonly cx: Float64Array
  readonly cy: Float64Array
}

/**
 * Areas and centres, holes taken off. Degrees are measured at the latitude of each unit. A unit without area has the middle of its
 * vertices as centre, one without shape NaN.
 */
export function measured(shapes: Shapes, plane: Plane): Measures {
  const out = {
    area: new Float64Array(shapes.n),
    cx: new Float64Array(shapes.n).fill(Number.NaN),
    cy: new Float64Array(shapes.n).fill(Number.NaN),
  }
  for (let u = 0; u < shapes.n; u++) measureUnit(shapes, u, plane, out)
  return out
}

function measureUnit(shapes: Shapes, u: number, plane: Plane, out: Measures): void {
  const first = shapes.ringStarts[shapes.unitRings[u]!]!
  const end = shapes.ringStarts[shapes.unitRings[u + 1]!]!
  if (first === end) return
  const [ox, oy] = [shapes.x[first]!, shapes.y[first]!]
  let [twice, sx, sy] = [0, 0, 0]
  for (let r = shapes.unitRings[u]!; r < shapes.unitRings[u + 1]!; r++) {
    const ring = moments(shapes, r, ox, oy)
    const sign = ring.twice > 0 === (shapes.inner[r] === 1) ? -1 : 1
    twice += sign * ring.twice
    sx += sign * ring.sx
    sy += sign * ring.sy
  }
  const scale = plane.degrees ? METRES_PER_DEGREE ** 2 * Math.cos((oy * Math.PI) / 180) : 1
  out.area[u] = Math.abs(twice / 2) * scale
  if (Math.abs(twice) > 1e-18) {
    out.cx[u] = ox + sx / twice / 3
    out.cy[u] = oy + sy / twice / 3
  } else {
    out.cx[u] = mean(shapes.x, first, end)
    out.cy[u] = mean(shapes.y, first, end)
  }
}

function moments({ ringStarts, x, y }: Shapes, r: number, ox: number, oy: number) {
  const [from, to] = [ringStarts[r]!, ringStarts[r + 1]!]
  let [twice, sx, sy] = [0, 0, 0]
  for (let k = from; k < to; k++) {
    const next = k + 1 < to ? k + 1 : from
    const [x0, y0, x1, y1] = [x[k]! - ox, y[k]! - oy, x[next]! - ox, y[next]! - oy]
    const cross = x0 * y1 - x1 * y0
    twice += cross
    sx += (x0 + x1) * cross
    sy += (y0 + y1) * cross
  }
  return { twice, sx, sy }
}

function mean(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) sum += values[k]!
  return sum / (to - from)
}

/** Metres between two points of the plane; degrees at the latitude midway. */
export function metresBetween(plane: Plane, x0: number, y0: number, x1: number, y1: number): number {
  if (!plane.degrees) return Math.hypot(x1 - x0, y1 - y0)
  const latitude = ((y0 + y1) / 2 / plane.ky) * (Math.PI / 180)
  return Math.hypot(((x1 - x0) / plane.kx) * METRES_PER_DEGREE * Math.cos(latitude), y1 - y0)
}

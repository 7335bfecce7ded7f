import { collected, growingBytes, growingFloats, growingInts, push } from '../growing.ts'
import { PlannerError } from '../types.ts'

/** Polygons of many units in flat arrays. Rings are open: the first vertex is not repeated at the end. */
export interface Shapes {
  readonly n: number
  /** Rings of unit u: `unitRings[u] … unitRings[u + 1]`. */
  readonly unitRings: Int32Array
  /** Vertices of ring r: `ringStarts[r] … ringStarts[r + 1]`. */
  readonly ringStarts: Int32Array
  /** 1 = the ring is a hole of its polygon. */
  readonly inner: Uint8Array
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface Polygonal {
  readonly type: string
  readonly coordinates?: unknown
}
type Position = readonly number[]
type Rings = readonly (readonly Position[])[]

/** Collects shapes unit by unit. */
export interface ShapeCollector {
  /**
   * Appends the polygon or polygons of the next unit; `null` is a unit without shape.
   * @throws PlannerError `badGeometry` for another kind, `badCoordinate` for what is no pair of numbers
   */
  readonly add: (geometry: Polygonal | null | undefined, unit: string) => void
  readonly done: () => Shapes
}

export function collectShapes(): ShapeCollector {
  const unitRings = growingInts()
  const ringStarts = growingInts()
  const inner = growingBytes()
  const x = growingFloats()
  const y = growingFloats()
  let units = 0
  push(unitRings, 0)
  push(ringStarts, 0)
  const ring = (positions: readonly Position[], hole: boolean, unit: string) => {
    const first = x.size
    for (const p of positions) {
      const [px, py] = coordinate(p, unit)
      if (x.size > first && x.data[x.size - 1] === px && y.data[y.size - 1] === py) continue
      push(x, px)
      push(y, py)
    }
    const closed = x.size > first + 1 && x.data[first] === x.data[x.size - 1] && y.data[first] === y.data[y.size - 1]
    if (closed) x.size = --y.size
    push(ringStarts, x.size)
    push(inner, Number(hole))
  }
  return {
    add: (geometry, unit) => {
      for (const rings of polygonsOf(geometry, unit)) rings.forEach((r, k) => ring(r, k > 0, unit))
      push(unitRings, inner.size)
      units++
    },
    done: () => ({
      n: units,
      unitRings: collected(unitRings),
      ringStarts: collected(ringStarts),
      inner: collected(inner),
      x: collected(x),
      y: collected(y),
    }),
  }
}

function polygonsOf(geometry: Polygonal | null | undefined, unit: string): readonly Rings[] {
  if (!geometry) return []
  const { type, coordinates } = geometry
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates))
    throw new PlannerError('badGeometry', { unit, type: String(type) })
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as readonly Rings[]
  const proper = polygons.every((p) => Array.isArray(p) && p.every((r) => Array.isArray(r)))
  if (!proper) throw new PlannerError('badGeometry', { unit, type })
  return polygons
}

/** @throws PlannerError `badCoordinate` */
export function coordinate(position: unknown, unit: string): [number, number] {
  const [px, py] = Array.isArray(position) ? (position as unknown[]) : []
  if (typeof px !== 'number' || typeof py !== 'number' || !Number.isFinite(px) || !Number.isFinite(py))
    throw new PlannerError('badCoordinate', { unit, value: JSON.stringify(position) ?? 'nothing' })
  return [px, py]
}

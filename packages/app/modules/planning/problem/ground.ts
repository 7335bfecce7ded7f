import type { BarrierLine, Plane } from '@liren/planner/geometry'
import type { Layer } from './layers.ts'

type Position = readonly number[]

/** How each class of line divides for the planner; a railway divides as a river does. */
const DIVIDES: Readonly<Record<string, BarrierLine['kind']>> = { mainRoad: 1, river: 2, railway: 2, bridge: 'bridge' }
export const barrierClassNames = ['mainRoad', 'river', 'railway', 'bridge'] as const

/** The lines of the barrier layers on the plane. */
export function barrierLines(layers: readonly Layer[], plane: Plane): BarrierLine[] {
  return layers
    .filter((l) => l.kind === 'barrier')
    .flatMap((layer) =>
      layer.geometry.features.flatMap((f) =>
        linesOf(f.geometry).map((line) => ({
          kind: DIVIDES[layer.class] ?? 1,
          x: Float64Array.from(line, (p) => p[0]! * plane.kx),
          y: Float64Array.from(line, (p) => p[1]! * plane.ky),
        })),
      ),
    )
}

/** Lines of a geometry; a polygon's rings count as lines, a point as a line of one place. */
export function linesOf(geometry: GeoJSON.Geometry | null): Position[][] {
  switch (geometry?.type) {
    case 'Point':
      return [[geometry.coordinates]]
    case 'MultiPoint':
      return geometry.coordinates.map((c) => [c])
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf)
    default:
      return []
  }
}

/** Which polygon of a layer each place lies in, by number; -1 is none. Places and polygons in degrees. */
export function labelsOf(layer: Layer, lon: ArrayLike<number>, lat: ArrayLike<number>): Int32Array {
  const out = new Int32Array(lon.length).fill(-1)
  layer.geometry.features.forEach((feature, label) => {
    for (const polygon of polygonsOf(feature.geometry)) {
      const xs = polygon[0]!.map((p) => p[0]!)
      const [west, east] = [Math.min(...xs), Math.max(...xs)]
      for (let u = 0; u < out.length; u++)
        if (out[u] === -1 && lon[u]! >= west && lon[u]! <= east && inside(polygon, lon[u]!, lat[u]!)) out[u] = label
    }
  })
  return out
}

export const polygonsOf = (geometry: GeoJSON.Geometry | null): Position[][][] =>
  geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates : []

/** Whether a place lies in a polygon and in none of its holes (even-odd rule). */
export function inside(rings: readonly (readonly Position[])[], x: number, y: number): boolean {
  let odd = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay, bx, by] = [ring[i]![0]!, ring[i]![1]!, ring[j]![0]!, ring[j]![1]!]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
    }
  return odd
}

import { collectShapes, groundOfPolygons } from '@liren/planner/geometry'

/** What is odd in a layer, by the numbers of its features from 1. */
export interface LayerFault {
  code: 'overlap' | 'crossesItself' | 'idTwice'
  features: number[]
  names: string[]
  /** The id, where it is there twice. */
  id: string
  x: number | null
  y: number | null
}

const KINDS = { overlap: 'overlap', selfCrossing: 'crossesItself' } as const
type Feature = GeoJSON.Feature

/** Polygons that overlap or cross themselves, and ids that several features bear. Features in WGS84. */
export function layerFaults(features: readonly Feature[]): LayerFault[] {
  return [...idsTwice(features), ...odd(features)]
}

const nameOf = (f: Feature): string => String((f.properties as { name?: unknown } | null)?.name ?? '')

function idsTwice(features: readonly Feature[]): LayerFault[] {
  const numbered = features.map((f, i) => ({ f, i })).filter(({ f }) => f.id !== undefined)
  return [...Map.groupBy(numbered, ({ f }) => String(f.id))]
    .filter(([, list]) => list.length > 1)
    .map(([id, list]) => ({ code: 'idTwice', features: list.map(({ i }) => i + 1), names: list.map(({ f }) => nameOf(f)), id, x: null, y: null })) // prettier-ignore
}

function odd(features: readonly Feature[]): LayerFault[] {
  const areal = features.map((f) => (f.geometry.type.endsWith('Polygon') ? (f.geometry as GeoJSON.Polygon) : null))
  if (areal.every((g) => g === null)) return []
  const shapes = collectShapes()
  areal.forEach((g, i) => shapes.add(g, String(i)))
  return groundOfPolygons(shapes.done()).faults.list.flatMap(({ kind, units, x, y }) => {
    const code = KINDS[kind as keyof typeof KINDS]
    if (!code) return []
    return [{ code, features: units.map((u) => u + 1), names: units.map((u) => nameOf(features[u]!)), id: '', x, y }]
  })
}

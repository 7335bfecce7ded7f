import {
  boxOf,
  collectShapes,
  groundOfPoints,
  groundOfPolygons,
  judgeCoordinates,
  planeOf,
  type BarrierLine,
  type CoordinateFault,
  type Ground,
  type Plane,
  type Polygonal,
} from '../geometry/index.ts'
import { coordinate } from '../geometry/shapes.ts'
import { collected, growingFloats, push } from '../growing.ts'
import { PlannerError } from '../types.ts'
import { graphOf } from './graph-json.ts'
import { instanceOf, type Instance } from './instance.ts'
import { bytesOf, eachElement, members, parsed, type Span } from './parts.ts'
import { settingsOf, type ReadOptions } from './settings.ts'
import { collectUnits, type Row } from './units.ts'

interface Feature {
  readonly id?: unknown
  readonly properties?: Row | null
  readonly geometry?: Polygonal | null
}

/**
 * Reads a FeatureCollection. Polygons: units touch along common boundaries. Points: neighbours by the triangulation that the caller
 * gives. Coordinates are WGS 84 or CGCS2000 in degrees (RFC 7946).
 * @throws PlannerError `coordinates…` where they are not (by range, by the box of reference, by `crs`),
 * `mixedGeometry`, `needsTriangles`, and of units and bounds as other readers
 */
export function readGeoJson(input: string | Uint8Array, options: ReadOptions = {}): Instance {
  const bytes = bytesOf(input)
  const parts = members(bytes)
  const features = parts.get('features')
  if (!features) throw new PlannerError('unknownFormat')
  knownSystem(bytes, parts)
  const graph = graphOf(bytes, parts)
  const settings = settingsOf(options, graph)
  const units = collectUnits(settings, ['households', 'hh', 'population', 'pop'])
  const shapes = collectShapes()
  const points = { x: growingFloats(), y: growingFloats() }
  eachElement<Feature>(bytes, features, ({ id, properties, geometry }, i) => {
    const unit = id ?? properties?.id ?? i
    units.add(attributesOf(properties), unit)
    if (geometry?.type === 'Point') {
      const [x, y] = coordinate(geometry.coordinates, String(unit))
      push(points.x, x)
      push(points.y, y)
    } else shapes.add(geometry, String(unit))
  })
  const columns = units.done()
  const polygons = shapes.done()
  const place = { x: collected(points.x), y: collected(points.y) }
  if (place.x.length > 0 && polygons.n > 0)
    throw new PlannerError('mixedGeometry', { points: place.x.length, others: polygons.n })
  const ofPoints = place.x.length > 0
  const all = ofPoints ? place : polygons
  refuse(judgeCoordinates(boxOf(all.x, all.y), options.reference))
  const plane = planeOf(all.x, all.y)
  const barriers = barriersFor(options, plane)
  const ground = ofPoints
    ? pointGround(place, plane, barriers, options)
    : groundOfPolygons(polygons, { plane, snap: options.snap, barriers })
  if (ground.adjacency.neighbours.length / 2 > settings.limits.edges)
    throw new PlannerError('tooManyEdges', {
      edges: ground.adjacency.neighbours.length / 2,
      most: settings.limits.edges,
    })
  const { adjacency, x, y, area, outer, faults } = ground
  const map = { plane, shapes: ofPoints ? undefined : polygons, faults }
  return instanceOf({ format: 'geojson', graph, units: { ...columns, x, y, area, outer }, adjacency, map }, options)
}

/** Places and areas come from the geometry, whatever the attributes say. */
function attributesOf(properties: Row | null | undefined): Row {
  const { x: _x, y: _y, area: _area, ext: _ext, ...rest } = properties ?? {}
  return rest
}

function pointGround(
  place: { x: Float64Array; y: Float64Array },
  plane: Plane,
  barriers: readonly BarrierLine[],
  { triangulate, pointReach }: ReadOptions,
): Ground {
  if (!triangulate) throw new PlannerError('needsTriangles', { points: place.x.length })
  const [x, y] = [place.x.map((v) => v * plane.kx), place.y.map((v) => v * plane.ky)]
  return groundOfPoints(x, y, triangulate(x, y), { plane, barriers, reach: pointReach })
}

function barriersFor({ barriers }: ReadOptions, { kx, ky }: Plane): readonly BarrierLine[] {
  return typeof barriers === 'function' ? barriers((lon, lat) => [lon * kx, lat * ky]) : (barriers ?? [])
}

/** Systems that are WGS 84 for our purposes: CGCS2000 is within a metre. */
const SAME = /(CRS84|EPSG:+(4326|4490))$/i

function knownSystem(bytes: Uint8Array, parts: ReadonlyMap<string, Span>): void {
  const span = parts.get('crs')
  const crs = span && parsed<{ properties?: { name?: unknown } } | null>(bytes, span)
  const name = crs?.properties?.name
  if (typeof name === 'string' && !SAME.test(name)) throw new PlannerError('coordinatesOther', { system: name })
}

function refuse(fault: CoordinateFault | undefined): void {
  if (!fault) return
  const codes = { swapped: 'Swapped', metres: 'InMetres', shifted: 'Shifted', elsewhere: 'Elsewhere' } as const
  throw new PlannerError(`coordinates${codes[fault.kind]}`, {
    ...(fault.system ? { system: fault.system } : {}),
    ...(fault.metres === undefined ? {} : { metres: fault.metres }),
  })
}

const lineKind = (p: Row): BarrierLine['kind'] | undefined => {
  if (p.barrier === 'bridge' || p.barrier === 3 || (p.bridge !== undefined && p.bridge !== 'no')) return 'bridge'
  if (p.barrier === 1 || p.barrier === 2) return p.barrier
  if (p.waterway !== undefined || p.railway !== undefined) return 2
  return p.highway === undefined ? undefined : 1
}

/**
 * Reads lines that keep people apart: `barrier` 1 (main road), 2 (river, railway), `bridge`; or OpenStreetMap's `highway`,
 * `waterway`, `railway`, `bridge`. Features that are no lines or say none of this are left out.
 * @returns the lines on the plane of the units, for `ReadOptions.barriers`
 */
export function readBarriers(input: string | Uint8Array) {
  const bytes = bytesOf(input)
  const span = members(bytes).get('features')
  if (!span) throw new PlannerError('unknownFormat')
  const found: { kind: BarrierLine['kind']; line: readonly unknown[] }[] = []
  eachElement<Feature>(bytes, span, ({ properties, geometry }) => {
    const kind = lineKind(properties ?? {})
    if (!kind || !Array.isArray(geometry?.coordinates)) return
    if (geometry.type === 'LineString') found.push({ kind, line: geometry.coordinates })
    if (geometry.type === 'MultiLineString')
      for (const line of geometry.coordinates as unknown[]) if (Array.isArray(line)) found.push({ kind, line })
  })
  return (toPlane: (lon: number, lat: number) => [number, number]): BarrierLine[] =>
    found.map(({ kind, line }, i) => {
      const places = line.map((p) => toPlane(...coordinate(p, `line ${i + 1}`)))
      return { kind, x: Float64Array.from(places, (p) => p[0]), y: Float64Array.from(places, (p) => p[1]) }
    })
}

import gcoord from 'gcoord'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import type { LayerKind } from './layers.ts'

export type CoordinateSystem = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09'
/** What each kind of layer is made of. */
const TYPES: Readonly<Record<LayerKind, readonly string[]>> = {
  barrier: ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'Point', 'MultiPoint'],
  soft: ['Polygon', 'MultiPolygon'],
  hard: ['Polygon', 'MultiPolygon'],
  service: ['Point'],
}
/** More than a county's roads have; beyond it the page and the planner only grow slow. */
const MOST = 500_000

const position = z.tuple([z.number(), z.number()], z.number())
const line = z.array(position).min(2)
const ring = z.array(position).min(4)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)) }),
])
type Geometry = z.output<typeof geometry>

export interface Drawn {
  collection: GeoJSON.FeatureCollection
  /** All coordinates as they were given: x, y, x, y … */
  given: number[]
  /** Features that this kind of layer cannot hold. */
  leftOut: number
}

/**
 * Reads a GeoJSON file (a collection, a feature or a bare geometry) of one coordinate system into WGS84. Of properties only
 * a name is kept, beside the id.
 * @throws AppError `planning.layerFile` (no GeoJSON), `planning.layerEmpty` (nothing of the kind), `planning.layerTooLarge`
 */
export function readLayer(bytes: Buffer, kind: LayerKind, crs: CoordinateSystem): Drawn {
  const points = positionsIn(bytes)
  if (points > MOST) throw new AppError('planning.layerTooLarge', 413, { points, most: MOST }, 'file')
  const features = featuresOf(bytes)
  const given: number[] = []
  const taken = features.flatMap((f): GeoJSON.Feature[] => {
    const parsed = geometry.safeParse(f.geometry)
    if (!parsed.success || !TYPES[kind].includes(parsed.data.type)) return []
    const { id, properties } = kept(f)
    return [{ type: 'Feature', ...id, properties, geometry: converted(parsed.data, crs, given) as GeoJSON.Geometry }]
  })
  if (taken.length === 0) throw new AppError('planning.layerEmpty', 422, { kind, features: features.length }, 'file')
  return { collection: { type: 'FeatureCollection', features: taken }, given, leftOut: features.length - taken.length }
}

const [OPEN, MINUS, ZERO, NINE, BLANK] = [...Buffer.from('[-09 ')]
/** How many positions a file has, by its brackets: known before anything of it is read. */
function positionsIn(bytes: Buffer): number {
  let n = 0
  for (let i = bytes.indexOf(OPEN!); i >= 0; i = bytes.indexOf(OPEN!, i)) {
    let next = bytes[++i]!
    while (next <= BLANK!) next = bytes[++i]!
    if (next === MINUS || (next >= ZERO! && next <= NINE!)) n++
  }
  return n
}

/** What is kept of a feature beside its geometry: its id, or one among its properties, and its name. */
function kept(f: Loose) {
  const all = (typeof f.properties === 'object' ? f.properties : null) as Record<string, unknown> | null
  const [given, name] = [f.id ?? all?.id, all?.name ?? all?.['名称']]
  const id = typeof given === 'string' || typeof given === 'number' ? { id: clean(String(given)) } : {}
  return { id, properties: { name: typeof name === 'string' ? clean(name) : '' } }
}

/** A text without characters that no database keeps and no page shows. */
const clean = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 100)

interface Loose {
  id?: unknown
  geometry?: unknown
  properties?: unknown
}

function featuresOf(bytes: Buffer): Loose[] {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    throw new AppError('planning.layerFile', 422, {}, 'file')
  }
  const { type, features } = (json ?? {}) as { type?: string; features?: unknown }
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.filter((f) => typeof f === 'object' && f)
  if (type === 'Feature') return [json as object]
  if (typeof type === 'string' && 'coordinates' in (json as object)) return [{ geometry: json, properties: {} }]
  throw new AppError('planning.layerFile', 422, {}, 'file')
}

const FROM = { GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 } as const

/** One place in WGS84, to seven decimals (a centimetre). CGCS2000 is the same to the centimetre. */
export function toWgs84Point(x: number, y: number, crs: CoordinateSystem): [number, number] {
  const from = FROM[crs as keyof typeof FROM]
  const [lon, lat] =
    from && Math.abs(x) <= 180 && Math.abs(y) <= 90 ? gcoord.transform([x, y], from, gcoord.WGS84) : [x, y]
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
}

function converted(g: Geometry, crs: CoordinateSystem, given: number[]): object {
  const deep = (node: unknown): unknown => {
    const list = node as unknown[]
    if (typeof list[0] !== 'number') return list.map(deep)
    const [x, y] = list as [number, number]
    given.push(x, y)
    return toWgs84Point(x, y, crs)
  }
  return { type: g.type, coordinates: deep(g.coordinates) }
}

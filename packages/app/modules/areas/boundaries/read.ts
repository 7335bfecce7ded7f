import gcoord from 'gcoord'
import type { Problem } from '#shared/errors.ts'
import { geometry as outlineSchema, type CoordinateSystem, type Outline } from '../contract/maps.ts'

/** A feature of an uploaded file: what it says about itself and its outline in WGS84. */
export interface Drawn {
  index: number
  code: string | undefined
  name: string | undefined
  outline: Outline
}
type Json = Record<string, unknown>

const problem = (code: string, index: number, params: Problem['params'] = {}): Problem => ({
  code: `areas.${code}`,
  severity: 'error',
  params: { feature: index + 1, ...params },
  where: { row: index + 1 },
})

/** Seven decimals of a degree are a centimetre: finer digits are noise of the conversion. */
const round = (n: number): number => Math.round(n * 1e7) / 1e7
/** China with its islands; anything outside is another country, another unit or latitude before longitude. */
const inChina = (x: number, y: number): boolean => x >= 73 && x <= 136 && y >= 3 && y <= 54

/**
 * The outline in WGS84. CGCS2000 is the same to the centimetre and taken as it is; GCJ-02 and BD-09 are converted by
 * gcoord, to a metre or two (the encryption has no exact inverse).
 */
export function toWgs84(outline: Outline, crs: CoordinateSystem): Outline {
  const from = crs === 'GCJ02' ? gcoord.GCJ02 : crs === 'BD09' ? gcoord.BD09 : undefined
  const convert = (p: number[]): [number, number] => {
    const [x, y] = from ? gcoord.transform([p[0]!, p[1]!], from, gcoord.WGS84) : [p[0]!, p[1]!]
    return [round(x!), round(y!)]
  }
  if (outline.type === 'Polygon')
    return { type: 'Polygon', coordinates: outline.coordinates.map((r) => r.map(convert)) }
  return { type: 'MultiPolygon', coordinates: outline.coordinates.map((p) => p.map((r) => r.map(convert))) }
}

/** All polygons of an outline. */
export const polygonsOf = (outline: Outline): [number, number][][][] =>
  (outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates) as [number, number][][][]

function featuresOf(json: unknown): Json[] | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const { type } = json as { type?: string }
  if (type === 'FeatureCollection') {
    const { features } = json as { features?: unknown }
    return Array.isArray(features) ? (features as Json[]) : undefined
  }
  if (type === 'Feature') return [json as Json]
  return type === 'Polygon' || type === 'MultiPolygon'
    ? [{ type: 'Feature', properties: {}, geometry: json }]
    : undefined
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined

function readFeature(feature: Json, index: number, crs: CoordinateSystem): Drawn | Problem {
  const parsed = outlineSchema.safeParse(feature?.geometry)
  if (!parsed.success) return problem('boundaryFile', index, { part: 'geometry' })
  const rings = polygonsOf(parsed.data).flat()
  if (rings.some((r) => r[0]![0] !== r.at(-1)![0] || r[0]![1] !== r.at(-1)![1]))
    return problem('boundaryOpenRing', index)
  const stray = rings.flat().find(([x, y]) => !inChina(x, y))
  if (stray) return problem('boundaryOutOfChina', index, { x: stray[0], y: stray[1] })
  const said = (feature.properties ?? {}) as Json
  const code = text(said.code ?? said.adcode ?? said.CODE ?? said.id)
  return { index, code, name: text(said.name ?? said.NAME ?? said.full_name), outline: toWgs84(parsed.data, crs) }
}

/** Reads a GeoJSON file (a collection, a feature or a bare polygon) in one coordinate system. */
export function readBoundaries(bytes: Buffer, crs: CoordinateSystem): { drawn: Drawn[]; problems: Problem[] } {
  const broken = { drawn: [], problems: [problem('boundaryFile', -1, { part: 'file' })] }
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return broken
  }
  const features = featuresOf(json)
  if (!features || features.length === 0) return broken
  const read = features.map((f, i) => readFeature(f, i, crs))
  return { drawn: read.filter((r) => 'outline' in r), problems: read.filter((r) => 'severity' in r) }
}

import type { Geometry, Position } from 'geojson'
import type { Drawing, Shape } from '#shared/document.ts'
import { INK, widthOf } from './measure.ts'

export interface MapArea {
  label: string
  /** WGS84 degrees. Polygons and multipolygons are drawn, others are left out. */
  geometry: Geometry
  value: number | null
}
export interface MapInput {
  title: string
  areas: MapArea[]
  format: (value: number) => string
  unknown: string
  width?: number
  maxHeight?: number
}

/** Five steps of one blue, light to dark (readable in grey print too). */
const STEPS = ['#eff5fb', '#c6dbef', '#85b8dd', '#2f76b5', '#145a9c']
const NOTHING = '#f0f0f0'

/**
 * Areas shaded by value in five classes of equal count, with names, values and legend; `undefined` where no area has a
 * polygon. Longitude is shortened by the cosine of the middle latitude, so shapes keep their look (not for measuring).
 */
export function areaMap(input: MapInput): Drawing | undefined {
  const areas = input.areas.map((a) => ({ ...a, rings: ringsOf(a.geometry) })).filter((a) => a.rings.length > 0)
  if (areas.length === 0) return undefined
  const width = input.width ?? 640
  const view = viewOf(
    areas.flatMap((a) => a.rings),
    width,
    input.maxHeight ?? 620,
  )
  const limits = classLimits(areas.flatMap((a) => (a.value === null ? [] : [a.value])))
  const shapes: Shape[] = areas.map((a) => ({
    kind: 'area',
    rings: a.rings.map((r) => simplify(r.map(view.place))),
    fill: shade(a.value, limits),
    stroke: '#595959',
  }))
  for (const a of areas) shapes.push(...nameOf(a, view.place, input, shade(a.value, limits)))
  shapes.push(...keyOf(limits, input, view.height))
  return { width, height: view.height + 34, title: input.title, shapes }
}

function ringsOf(g: Geometry): Position[][] {
  if (g.type === 'Polygon') return g.coordinates
  if (g.type === 'MultiPolygon') return g.coordinates.flat()
  return g.type === 'GeometryCollection' ? g.geometries.flatMap(ringsOf) : []
}

function viewOf(rings: Position[][], width: number, maxHeight: number) {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x, y] of rings.flat()) {
    west = Math.min(west, x!)
    east = Math.max(east, x!)
    south = Math.min(south, y!)
    north = Math.max(north, y!)
  }
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const wide = Math.max((east - west) * squeeze, 1e-6)
  const tall = Math.max(north - south, 1e-6)
  const scale = Math.min((width - 24) / wide, (maxHeight - 24) / tall)
  const shift = (width - wide * scale) / 2
  const place = ([x, y]: Position): [number, number] => [
    shift + (x! - west) * squeeze * scale,
    12 + (north - y!) * scale,
  ]
  return { place, height: tall * scale + 24 }
}

/** Points nearer than half a unit to the one before are left out: paper shows no more. */
function simplify(ring: [number, number][]): [number, number][] {
  const kept = ring.slice(0, 1)
  for (const p of ring) {
    const last = kept.at(-1)!
    if (Math.abs(p[0] - last[0]) + Math.abs(p[1] - last[1]) >= 0.5) kept.push(p)
  }
  return kept
}

function classLimits(values: number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const steps = Math.min(STEPS.length, sorted.length)
  return Array.from({ length: steps }, (_, i) => sorted[Math.floor((i * sorted.length) / steps)]!)
}

function shade(value: number | null, limits: number[]): string {
  if (value === null || limits.length === 0) return NOTHING
  const step = limits.filter((limit) => value >= limit).length - 1
  return STEPS[limits.length === 1 ? 2 : Math.round((step * (STEPS.length - 1)) / (limits.length - 1))]!
}

function nameOf(
  a: MapArea & { rings: Position[][] },
  place: (p: Position) => [number, number],
  input: MapInput,
  ground: string,
): Shape[] {
  const ring = a.rings.reduce((best, r) => (Math.abs(sizeOf(r)) > Math.abs(sizeOf(best)) ? r : best))
  const [x, y] = place(centreOf(ring))
  const fill = ground === STEPS[3] || ground === STEPS[4] ? '#ffffff' : INK
  const words = [a.label, a.value === null ? input.unknown : input.format(a.value)]
  return words.map((text, i) => ({
    kind: 'text',
    x,
    y: y + i * 13,
    text,
    size: 11,
    anchor: 'middle',
    fill,
    strong: i === 0,
  }))
}

function sizeOf(ring: Position[]): number {
  return (
    ring.reduce(
      (sum, [x, y], i) => sum + x! * ring[(i + 1) % ring.length]![1]! - ring[(i + 1) % ring.length]![0]! * y!,
      0,
    ) / 2
  )
}

function centreOf(ring: Position[]): Position {
  const twice = sizeOf(ring) * 6
  if (twice === 0) return ring[0]!
  const [ox, oy] = ring[0]! as [number, number]
  let [cx, cy] = [0, 0]
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!
    const cross = (x! - ox) * (ny! - oy) - (nx! - ox) * (y! - oy)
    cx += (x! + nx! - 2 * ox) * cross
    cy += (y! + ny! - 2 * oy) * cross
  })
  return [ox + cx / twice, oy + cy / twice]
}

function keyOf(limits: number[], input: MapInput, top: number): Shape[] {
  let x = 12
  return limits.flatMap((limit): Shape[] => {
    const text = `≥ ${input.format(limit)}`
    const at = x
    x += 20 + widthOf(text, 11) + 12
    return [
      {
        kind: 'area',
        rings: [
          [
            [at, top + 10],
            [at + 14, top + 10],
            [at + 14, top + 22],
            [at, top + 22],
          ],
        ],
        fill: shade(limit, limits),
        stroke: '#595959',
      },
      { kind: 'text', x: at + 19, y: top + 20, text, size: 11, anchor: 'start', fill: INK },
    ]
  })
}

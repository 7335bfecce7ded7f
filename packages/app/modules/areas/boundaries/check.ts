import polygonClipping from 'polygon-clipping'
import sweeplineIntersections from 'sweepline-intersections'
import type { Problem } from '#shared/errors.ts'
import type { Outline } from '../contract/maps.ts'
import { polygonsOf } from './read.ts'

export interface Outlined {
  areaId: string
  name: string
  outline: Outline
}
type Polygons = [number, number][][][]
const EARTH = 6_371_008.8
const RAD = Math.PI / 180
/** An overlap of a thousandth of the smaller area is two drawings of one line; more is a contradiction. */
const OVERLAP_SHARE = 1000
/** A hole between neighbours from one hectare on is named; smaller ones are only counted. */
const GAP_M2 = 10_000

function ringArea(ring: [number, number][]): number {
  const [x0, y0] = ring[0]!
  let twice = 0
  for (let i = 0; i < ring.length - 1; i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[i + 1]!
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return (Math.abs(twice) / 2) * Math.cos(y0 * RAD) * (RAD * EARTH) ** 2
}

/** Area in square metres, on a sphere flattened at each ring: right to a few thousandths for a county. */
export const areaOf = (polygons: Polygons): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((own, ring, i) => own + (i === 0 ? 1 : -1) * ringArea(ring), 0), 0)

const warn = (code: string, severity: Problem['severity'], params: Problem['params']): Problem => ({
  code: `areas.${code}`,
  severity,
  params,
  where: {},
})

/** Where an outline crosses itself. */
export function selfCrossings({ name, outline }: Outlined): Problem[] {
  const feature = { type: 'Feature', properties: {}, geometry: outline } as Parameters<typeof sweeplineIntersections>[0]
  const at = sweeplineIntersections(feature, false)
  if (at.length === 0) return []
  return [warn('boundarySelfCrossing', 'error', { name, count: at.length, x: at[0]![0], y: at[0]![1] })]
}

const box = (polygons: Polygons): [number, number, number, number] => {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer] of polygons)
    for (const [x, y] of outer!) {
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      if (y > maxY) maxY = y
    }
  return [minX, minY, maxX, maxY]
}
export const boxOf = (outline: Outline): [number, number, number, number] => box(polygonsOf(outline))
const apart = (a: number[], b: number[]): boolean => a[0]! > b[2]! || b[0]! > a[2]! || a[1]! > b[3]! || b[1]! > a[3]!

/** Overlap of two neighbours in square metres. */
export function overlapOf(a: Outline, b: Outline): number {
  const [left, right] = [polygonsOf(a), polygonsOf(b)]
  if (apart(box(left), box(right))) return 0
  return areaOf(polygonClipping.intersection(left, right) as Polygons)
}

/** Overlaps of new outlines with each other and with those that stand: slivers are a warning, more is an error. */
export function overlaps(fresh: readonly Outlined[], standing: readonly Outlined[]): Problem[] {
  const found: Problem[] = []
  fresh.forEach((one, i) => {
    for (const other of [...fresh.slice(0, i), ...standing.filter((s) => !fresh.some((f) => f.areaId === s.areaId))]) {
      const shared = overlapOf(one.outline, other.outline)
      if (shared < 1) continue
      const least = Math.min(areaOf(polygonsOf(one.outline)), areaOf(polygonsOf(other.outline)))
      found.push(
        warn('boundaryOverlap', shared * OVERLAP_SHARE > least ? 'error' : 'warning', {
          name: one.name,
          other: other.name,
          squareMetres: Math.round(shared),
        }),
      )
    }
  })
  return found
}

/** Holes between neighbours: in the whole of their common parent where its outline is known, else enclosed ones. */
export function gaps(all: readonly Outlined[], parent: Outlined | undefined): Problem[] {
  if (all.length < 2) return []
  const whole = polygonClipping.union(
    polygonsOf(all[0]!.outline),
    ...all.slice(1).map((o) => polygonsOf(o.outline)),
  ) as Polygons
  const holes = parent
    ? (polygonClipping.difference(polygonsOf(parent.outline), whole) as Polygons).map((p) => areaOf([p]))
    : whole.flatMap((rings) => rings.slice(1).map(ringArea))
  const wide = holes.filter((m2) => m2 >= GAP_M2)
  if (holes.filter((m2) => m2 >= 1).length === 0) return []
  return [
    warn('boundaryGap', 'warning', {
      count: holes.length,
      wide: wide.length,
      squareMetres: Math.round(holes.reduce((a, b) => a + b, 0)),
    }),
  ]
}

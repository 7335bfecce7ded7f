import { toWgs84Point, type CoordinateSystem } from '../problem/geojson.ts'

export interface Shift {
  /** The system in which the points would lie where they should. */
  suggested: CoordinateSystem
  /** How far off they lie as they were said to be, in metres (the median). */
  metres: number
  /** Compounds that are on file already, by which this is known. */
  matched: number
}
interface Point {
  core: string
  x: number
  y: number
}

const SYSTEMS = ['WGS84', 'GCJ02', 'BD09'] as const
/** So many compounds on file say where a list lies. */
const ENOUGH = 5
/** Two sites put one compound this far apart, in metres; less is no shift. */
const NOISE = 150
/** Farther apart two compounds are two, in metres. */
const FAR = 3_000
const DEGREE = 111_195

/**
 * Whether the points of a list lie off those of the same name that are on file (WGS84), and would not in another
 * coordinate system: the median distance says so, so that a few wrong points do not.
 */
export function shiftOf(
  list: readonly Point[],
  crs: CoordinateSystem,
  known: ReadonlyMap<string, readonly { x: number; y: number }[]>,
): Shift | undefined {
  const pairs = list.flatMap((p) => {
    const own = known.get(p.core)
    return own?.length === 1 ? [{ p, at: own[0]! }] : []
  })
  const off = (system: CoordinateSystem) =>
    pairs
      .map(({ p, at }) => apart(toWgs84Point(p.x, p.y, system), at))
      .filter((d) => d <= FAR)
      .toSorted((a, b) => a - b)
  const own = off(crs)
  if (own.length < ENOUGH) return undefined
  const middle = (d: readonly number[]) => d[d.length >> 1] ?? Infinity
  const best = SYSTEMS.map((system) => ({ system, metres: middle(off(system)) })).toSorted((a, b) => a.metres - b.metres)[0]! // prettier-ignore
  const metres = middle(own)
  if (metres <= NOISE || best.system === crs || best.metres * 2 > metres) return undefined
  return { suggested: best.system, metres: Math.round(metres), matched: own.length }
}

const apart = ([x, y]: [number, number], at: { x: number; y: number }): number =>
  Math.hypot((x - at.x) * Math.cos((at.y * Math.PI) / 180), y - at.y) * DEGREE

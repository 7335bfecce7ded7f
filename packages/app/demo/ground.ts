import type { Random } from './random.ts'

/**
 * The sketched ground of the three communities: three strips side by side north of the old town, edges shared, so that
 * they neither overlap nor leave gaps. Invented for the demonstration; no boundary of any real community.
 */
const EDGES: readonly (readonly number[])[] = [
  [118.3302, 118.3305, 118.3299, 118.3303, 118.3306],
  [118.3421, 118.3414, 118.3418, 118.3425, 118.3419],
  [118.3533, 118.3538, 118.3531, 118.3534, 118.354],
  [118.3652, 118.3647, 118.3655, 118.365, 118.3644],
]
const SOUTH = 35.0951
const NORTH = 35.1124
const STEPS = EDGES[0]!.length - 1

const latitude = (v: number): number => SOUTH + (NORTH - SOUTH) * v

function longitude(edge: number, v: number): number {
  const at = Math.min(v * STEPS, STEPS - 1e-9)
  const step = Math.floor(at)
  const [low, high] = [EDGES[edge]![step]!, EDGES[edge]![step + 1]!]
  return low + (high - low) * (at - step)
}

const round = (n: number): number => Math.round(n * 1e6) / 1e6

export type Position = [x: number, y: number]

/** The sketched outline of the `n`-th community (0, 1, 2) as a GeoJSON polygon in WGS84, counter-clockwise. */
export function outline(n: number): { type: 'Polygon'; coordinates: Position[][] } {
  const steps = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS)
  const east = steps.map((v): Position => [round(longitude(n + 1, v)), round(latitude(v))])
  const west = steps.map((v): Position => [round(longitude(n, v)), round(latitude(v))]).toReversed()
  return { type: 'Polygon', coordinates: [[...east, ...west, east[0]!]] }
}

/** A point within the `n`-th community, away from its edges. */
export function pointIn(rng: Random, n: number): { x: number; y: number } {
  const v = 0.03 + rng.next() * 0.94
  const u = 0.04 + rng.next() * 0.92
  const [west, east] = [longitude(n, v), longitude(n + 1, v)]
  return { x: round(west + (east - west) * u), y: round(latitude(v)) }
}

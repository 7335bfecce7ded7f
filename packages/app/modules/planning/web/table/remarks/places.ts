import type { Outline } from '../../../contract/layers.ts'
import type { About } from '../../cases/remarked.ts'
import type { Desk } from '../desk/types.ts'
import { acrossOf, downOf, latOf, lonOf, type Ground } from '../map/ground.ts'
import type { Spot } from '../map/mount.ts'

/** A place on the map that a comment is about: a point, or the corners of an area; in the unit square. */
export interface Place {
  x: number
  y: number
  ring: readonly number[] | null
}

interface Placed {
  x: number | null
  y: number | null
  outline: readonly number[][] | null
  unitId: string | null
}

/** Where a comment stands: its area, its point, or its unit. Undefined: it is about the whole, or its unit has no place. */
export function placeOf(desk: Desk, ground: Ground, { x, y, outline, unitId }: Placed): Place | undefined {
  if (outline) return areaOf(outline)
  if (x !== null && y !== null) return { x: acrossOf(x), y: downOf(y), ring: null }
  const u = unitId === null ? undefined : desk.indexOf.get(unitId)
  if (u === undefined || Number.isNaN(ground.x[u]!)) return undefined
  return { x: ground.x[u]!, y: ground.y[u]!, ring: null }
}

export function areaOf(outline: readonly number[][]): Place {
  const ring = outline.flatMap(([lon, lat]) => [acrossOf(lon!), downOf(lat!)])
  const [xs, ys] = [ring.filter((_, i) => i % 2 === 0), ring.filter((_, i) => i % 2 === 1)]
  const middle = (list: number[]) => (Math.min(...list) + Math.max(...list)) / 2
  return { x: middle(xs), y: middle(ys), ring }
}

export const boxAround = ({ x, y, ring }: Place): [number, number, number, number] => {
  if (!ring) return [x, y, x, y]
  const [xs, ys] = [ring.filter((_, i) => i % 2 === 0), ring.filter((_, i) => i % 2 === 1)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
/** Pixels of a stroke that is a tap. */
const TAP = 6
/** Corners of an area that is kept; more are left out evenly. */
const MOST = 300

/** What a hand drew on the map: a tap is a point, a loop an area. */
export function drawnPlace(loop: readonly Spot[]): Pick<About, 'x' | 'y' | 'outline'> {
  const first = loop[0]!
  const far = Math.max(...loop.map((s) => Math.hypot(s.px - first.px, s.py - first.py)))
  if (far < TAP || loop.length < 3) return { x: round(lonOf(first.x)), y: round(latOf(first.y)) }
  const every = Math.ceil(loop.length / MOST)
  const corners = loop.filter((_, i) => i % every === 0).map((s): [number, number] => [round(lonOf(s.x)), round(latOf(s.y))]) // prettier-ignore
  while (corners.length < 3) corners.push(corners.at(-1)!)
  return { outline: [...corners, corners[0]!] }
}

/** An area around units, by the corners of their places, a little larger. */
export function areaAround(ground: Ground, units: readonly number[]): Outline | undefined {
  const known = units.filter((u) => !Number.isNaN(ground.x[u]!))
  if (known.length === 0) return undefined
  const [xs, ys] = [known.map((u) => ground.x[u]!), known.map((u) => ground.y[u]!)]
  const more = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 2e-6) / 10
  const [west, east] = [round(lonOf(Math.min(...xs) - more)), round(lonOf(Math.max(...xs) + more))]
  const [north, south] = [round(latOf(Math.min(...ys) - more)), round(latOf(Math.max(...ys) + more))]
  return [[west, south], [east, south], [east, north], [west, north], [west, south]] // prettier-ignore
}

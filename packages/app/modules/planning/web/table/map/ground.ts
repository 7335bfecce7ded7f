import type { Shown } from '../desk/types.ts'

/** A ring of a shape: x and y by turns, in the unit square of the web's map projection (EPSG:3857). */
export type Ring = Float64Array

/** A piece of boundary, and the units at both sides; -1: no other unit. */
export interface Borders {
  at: Float64Array
  units: Int32Array
}

/** Where the units of a scheme lie, ready to be painted and found. */
export interface Ground {
  n: number
  /** NaN: nobody has said where it lies. */
  x: Float64Array
  y: Float64Array
  rings: (Ring[] | null)[]
  borders: Borders
  box: [west: number, north: number, east: number, south: number] | null
  cells: { side: number; left: number; top: number; across: number; units: Map<number, number[]> }
}

export const acrossOf = (lon: number): number => (lon + 180) / 360
export function downOf(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}
export const lonOf = (x: number): number => x * 360 - 180
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

interface Shape {
  type: string
  coordinates: number[][][] | number[][][][]
}

const ringOf = (points: number[][]): Ring => Float64Array.from(points.flatMap(([x, y]) => [acrossOf(x!), downOf(y!)]))

function ringsOf(shape: Shape): Ring[] {
  const polygons = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as number[][][][]
  return polygons.flatMap((rings) => rings.map(ringOf))
}

/** Lays out the units; `outlines` by the ids of those that have one. */
export function groundOf(
  units: Pick<Shown['units'], 'ids' | 'x' | 'y'>,
  outlines: { ids: readonly string[]; geometries: readonly unknown[] },
): Ground {
  const shapes = new Map(outlines.ids.map((id, i) => [id, outlines.geometries[i] as Shape]))
  const rings = units.ids.map((id) => (shapes.has(id) ? ringsOf(shapes.get(id)!) : null))
  const x = Float64Array.from(units.x, (lon) => (lon === null ? Number.NaN : acrossOf(lon)))
  const y = Float64Array.from(units.y, (lat) => (lat === null ? Number.NaN : downOf(lat)))
  rings.forEach((list, u) => {
    if (list) [x[u], y[u]] = middleOf(list[0]!)
  })
  const box = boxOf(x, y, rings)
  return { n: units.ids.length, x, y, rings, borders: bordersOf(rings), box, cells: cellsOf(x, y, rings, box) }
}

function middleOf(ring: Ring): [number, number] {
  let [x, y] = [0, 0]
  const n = ring.length / 2 - 1
  for (let i = 0; i < n; i++) {
    x += ring[2 * i]!
    y += ring[2 * i + 1]!
  }
  return [x / n, y / n]
}

function boxOf(x: Float64Array, y: Float64Array, rings: Ground['rings']): Ground['box'] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  const add = (px: number, py: number) => {
    if (Number.isNaN(px)) return
    if (px < box[0]) box[0] = px
    if (py < box[1]) box[1] = py
    if (px > box[2]) box[2] = px
    if (py > box[3]) box[3] = py
  }
  x.forEach((px, u) => add(px, y[u]!))
  for (const list of rings) for (const r of list ?? []) for (let i = 0; i < r.length; i += 2) add(r[i]!, r[i + 1]!)
  return box[0] === Infinity ? null : box
}

/** Corners this close are one (about a decimetre). */
const SAME = 2.5e-9

/** Sides that two outlines share, and those that one has alone. */
function bordersOf(rings: Ground['rings']): Borders {
  const known = new Map<string, number>()
  const at: number[] = []
  const units: number[] = []
  const name = (x: number, y: number) => `${Math.round(x / SAME)},${Math.round(y / SAME)}`
  rings.forEach((list, u) => {
    for (const r of list ?? [])
      for (let i = 0; i + 3 < r.length; i += 2) {
        const [a, b] = [name(r[i]!, r[i + 1]!), name(r[i + 2]!, r[i + 3]!)]
        if (a === b) continue
        const key = a < b ? `${a} ${b}` : `${b} ${a}`
        const twin = known.get(key)
        if (twin !== undefined && units[2 * twin + 1] === -1) units[2 * twin + 1] = u
        else {
          known.set(key, units.length / 2)
          units.push(u, -1)
          at.push(r[i]!, r[i + 1]!, r[i + 2]!, r[i + 3]!)
        }
      }
  })
  return { at: Float64Array.from(at), units: Int32Array.from(units) }
}

function cellsOf(x: Float64Array, y: Float64Array, rings: Ground['rings'], box: Ground['box']): Ground['cells'] {
  const [left, top, right, bottom] = box ?? [0, 0, 1, 1]
  const side = Math.max((right - left || 1e-7) / 100, (bottom - top || 1e-7) / 100)
  const cells = { side, left, top, across: Math.floor((right - left) / side) + 1, units: new Map<number, number[]>() }
  x.forEach((px, u) => {
    if (Number.isNaN(px)) return
    const own = rings[u] ? boxOf(new Float64Array(), new Float64Array(), [rings[u]])! : [px, y[u]!, px, y[u]!]
    for (const c of cellsIn(cells, own as never)) {
      const list = cells.units.get(c)
      if (list) list.push(u)
      else cells.units.set(c, [u])
    }
  })
  return cells
}

/** Cells that a box touches. */
function cellsIn(
  { side, left, top, across }: Ground['cells'],
  [west, north, east, south]: [number, number, number, number],
): number[] {
  const found: number[] = []
  const clamp = (v: number) => Math.max(0, Math.min(200, Math.floor(v)))
  for (let r = clamp((north - top) / side); r <= clamp((south - top) / side); r++)
    for (let c = clamp((west - left) / side); c <= clamp((east - left) / side); c++) found.push(r * (across + 200) + c)
  return found
}

/** Units that might touch a box. */
export function unitsNear(ground: Ground, box: [number, number, number, number]): Set<number> {
  const found = new Set<number>()
  for (const c of cellsIn(ground.cells, box)) for (const u of ground.cells.units.get(c) ?? []) found.add(u)
  return found
}

export function inside(ring: ArrayLike<number>, px: number, py: number): boolean {
  let odd = false
  const n = ring.length / 2
  for (let i = 0, j = n - 1; i < n; j = i++) {
    const [yi, yj] = [ring[2 * i + 1]!, ring[2 * j + 1]!]
    if (yi > py === yj > py) continue
    if (px < ((ring[2 * j]! - ring[2 * i]!) * (py - yi)) / (yj - yi) + ring[2 * i]!) odd = !odd
  }
  return odd
}

const holds = (rings: readonly Ring[], px: number, py: number): boolean =>
  rings.reduce((odd, r) => odd !== inside(r, px, py), false)

/** The unit at a place: whose outline holds it, else whose point is nearest within `reach`. */
export function unitAt(ground: Ground, px: number, py: number, reach: number): number {
  let [best, least] = [-1, reach]
  for (const u of unitsNear(ground, [px - reach, py - reach, px + reach, py + reach])) {
    const rings = ground.rings[u]
    if (rings) {
      if (holds(rings, px, py)) return u
      continue
    }
    const away = Math.hypot(ground.x[u]! - px, ground.y[u]! - py)
    if (away < least) [best, least] = [u, away]
  }
  return best
}

/** Units under a round brush: their middle lies in it, or their outline holds its middle. */
export function unitsUnder(ground: Ground, px: number, py: number, radius: number): number[] {
  const found: number[] = []
  for (const u of unitsNear(ground, [px - radius, py - radius, px + radius, py + radius])) {
    const rings = ground.rings[u]
    const near = Math.hypot(ground.x[u]! - px, ground.y[u]! - py) <= radius
    if (near || (rings && holds(rings, px, py))) found.push(u)
  }
  return found
}

/** Units whose middle lies in a drawn loop. */
export function unitsInLoop(ground: Ground, loop: ArrayLike<number>): number[] {
  const found: number[] = []
  for (let u = 0; u < ground.n; u++) if (inside(loop, ground.x[u]!, ground.y[u]!)) found.push(u)
  return found
}

import { METRES_PER_DEGREE, mayBeDegrees, type Box } from './plane.ts'

/** What is wrong with the coordinates of a map that ought to be WGS 84 (or CGCS2000, which is within a metre of it). */
export interface CoordinateFault {
  /** `swapped`: latitude before longitude; `metres`: a projection; `shifted`: GCJ-02 or BD-09; `elsewhere`: not in the area at all. */
  readonly kind: 'swapped' | 'metres' | 'shifted' | 'elsewhere'
  readonly system?: 'GCJ-02' | 'BD-09'
  /** How far off, in metres. */
  readonly metres?: number
}

/** Maps of two makers differ by this much without any shift, in metres. */
const NOISE = 150
/** Boxes of the same ground differ in width and height by at most this, in metres, or a hundredth. */
const SAME = 400

/**
 * Judges the box of a map by its range, and against the box in which it ought to lie (WGS 84) where one is given. A shift is
 * noticed when a map of the same ground lies off as that system would have it, or when the map sticks out and would not without it.
 */
export function judgeCoordinates(box: Box, reference?: Box): CoordinateFault | undefined {
  if (!(box.east >= box.west)) return undefined
  const turned = { west: box.south, south: box.west, east: box.north, north: box.east }
  if (!mayBeDegrees(box)) return { kind: mayBeDegrees(turned) ? 'swapped' : 'metres' }
  if (!reference) return undefined
  if (apart(box, reference) > 5000) {
    if (apart(turned, reference) <= 5000) return { kind: 'swapped' }
    return { kind: 'elsewhere', metres: Math.round(apart(box, reference)) }
  }
  return shifted(box, reference)
}

function shifted(box: Box, reference: Box): CoordinateFault | undefined {
  const [west, east, south, north] = sides(box, reference)
  const off = [(east - west) / 2, (north - south) / 2] as const
  const same =
    likely(west + east, reference.east - reference.west) && likely(south + north, reference.north - reference.south)
  const sticksOut = protrusion(box, reference)
  const found = (['GCJ-02', 'BD-09'] as const)
    .map((system) => {
      const [dx, dy] = shiftOf(system, (box.west + box.east) / 2, (box.south + box.north) / 2)
      const [mx, my] = [length(dx, 0, box.south) * Math.sign(dx), length(0, dy, box.south) * Math.sign(dy)]
      const rest = same ? Math.hypot(off[0] - mx, off[1] - my) : protrusion(moved(box, -dx, -dy), reference)
      return { system, rest, metres: Math.round(Math.hypot(mx, my)) }
    })
    .toSorted((a, b) => a.rest - b.rest)[0]!
  const seen = same ? Math.hypot(...off) : sticksOut
  return seen > NOISE && found.rest < seen / (same ? 2 : 5)
    ? { kind: 'shifted', system: found.system, metres: found.metres }
    : undefined
}

const likely = (difference: number, degrees: number): boolean =>
  Math.abs(difference) <= Math.max(SAME, degrees * METRES_PER_DEGREE * 0.01)

const moved = (b: Box, dx: number, dy: number): Box => ({
  west: b.west + dx,
  south: b.south + dy,
  east: b.east + dx,
  north: b.north + dy,
})

const length = (dx: number, dy: number, latitude: number): number =>
  METRES_PER_DEGREE * Math.hypot(dx * Math.cos((latitude * Math.PI) / 180), dy)

/** Differences of the four sides, outwards positive, in metres. */
function sides(box: Box, reference: Box): [number, number, number, number] {
  const kx = METRES_PER_DEGREE * Math.cos((reference.south * Math.PI) / 180)
  return [
    (reference.west - box.west) * kx,
    (box.east - reference.east) * kx,
    (reference.south - box.south) * METRES_PER_DEGREE,
    (box.north - reference.north) * METRES_PER_DEGREE,
  ]
}

const protrusion = (box: Box, reference: Box): number => Math.max(0, ...sides(box, reference))

/** Metres between two boxes; 0 when they meet. */
function apart(a: Box, b: Box): number {
  const dx = Math.max(0, a.west - b.east, b.west - a.east)
  const dy = Math.max(0, a.south - b.north, b.south - a.north)
  return length(dx, dy, b.south)
}

/** Degrees by which the system moves a place: the published approximations of GCJ-02 (Krasovsky 1940) and BD-09. */
export function shiftOf(system: 'GCJ-02' | 'BD-09', lon: number, lat: number): [number, number] {
  const [gx, gy] = gcj(lon, lat)
  if (system === 'GCJ-02') return [gx - lon, gy - lat]
  const z = Math.hypot(gx, gy) + 0.00002 * Math.sin((gy * Math.PI * 3000) / 180)
  const angle = Math.atan2(gy, gx) + 0.000003 * Math.cos((gx * Math.PI * 3000) / 180)
  return [z * Math.cos(angle) + 0.0065 - lon, z * Math.sin(angle) + 0.006 - lat]
}

const AXIS = 6_378_245
const ECCENTRICITY2 = 0.006693421622965943

function gcj(lon: number, lat: number): [number, number] {
  const [x, y] = [lon - 105, lat - 35]
  const radians = (lat * Math.PI) / 180
  const root = Math.sqrt(1 - ECCENTRICITY2 * Math.sin(radians) ** 2)
  const north = (wave(x, [20, 6], [20, 2]) + northWaves(x, y)) * 180 * root ** 3
  const east = (wave(x, [20, 6], [20, 2]) + eastWaves(x, y)) * 180 * root
  return [lon + east / (AXIS * Math.cos(radians) * Math.PI), lat + north / (AXIS * (1 - ECCENTRICITY2) * Math.PI)]
}

const wave = (v: number, one: [number, number], two: [number, number]): number =>
  ((one[0] * Math.sin(one[1] * v * Math.PI) + two[0] * Math.sin(two[1] * v * Math.PI)) * 2) / 3

const slow = (v: number, near: number, mid: number, far: number, farther: number, d1: number, d2: number): number =>
  ((near * Math.sin(v * Math.PI) +
    mid * Math.sin((v / 3) * Math.PI) +
    far * Math.sin((v / d1) * Math.PI) +
    farther * Math.sin((v / d2) * Math.PI)) *
    2) /
  3

const northWaves = (x: number, y: number): number =>
  -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + slow(y, 20, 40, 160, 320, 12, 30)

const eastWaves = (x: number, y: number): number =>
  300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + slow(x, 20, 40, 150, 300, 12, 30)

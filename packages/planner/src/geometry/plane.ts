/** Metres of a degree of latitude on a sphere of the mean radius of the Earth (6,371,008.8 m, IUGG). */
export const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180

/**
 * From the coordinates of the input to metres on a plane. Degrees are projected equirectangularly about their middle latitude:
 * within a prefecture (2° of latitude) lengths are right to 1.5 %, within a county to 0.5 %.
 */
export interface Plane {
  readonly degrees: boolean
  /** Metres a unit of x, and of y. */
  readonly kx: number
  readonly ky: number
}

export const METRES: Plane = { degrees: false, kx: 1, ky: 1 }

/** The plane about a latitude. */
export const planeAt = (latitude: number): Plane => ({
  degrees: true,
  kx: METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180),
  ky: METRES_PER_DEGREE,
})

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The box around points; empty (west > east) when there are none. */
export function boxOf(x: Float64Array, y: Float64Array): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < west) west = x[i]!
    if (x[i]! > east) east = x[i]!
    if (y[i]! < south) south = y[i]!
    if (y[i]! > north) north = y[i]!
  }
  return { west, south, east, north }
}

/** Whether all of the box can be degrees of longitude and latitude. */
export const mayBeDegrees = ({ west, south, east, north }: Box): boolean =>
  west >= -180 && east <= 180 && south >= -90 && north <= 90

/** The plane of coordinates: degrees where they can be, else metres. */
export function planeOf(x: Float64Array, y: Float64Array): Plane {
  const box = boxOf(x, y)
  return mayBeDegrees(box) ? planeAt((box.south + box.north) / 2) : METRES
}

/** WGS84 degrees. */
export interface Point {
  x: number
  y: number
}
const EARTH_M = 6_371_008
const rad = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres in a straight line between two points of one city (haversine), whole. */
export function metresBetween(a: Point, b: Point): number {
  const [dx, dy] = [rad(b.x - a.x), rad(b.y - a.y)]
  const h = Math.sin(dy / 2) ** 2 + Math.cos(rad(a.y)) * Math.cos(rad(b.y)) * Math.sin(dx / 2) ** 2
  return Math.round(2 * EARTH_M * Math.asin(Math.sqrt(h)))
}

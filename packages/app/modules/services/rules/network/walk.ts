import type { WalkSetting } from '../../contract/network/coverage.ts'

/** Ours until a county or city says otherwise: a quarter of an hour at 67 m a minute (4 km/h), ways a third longer than the straight line. No standard sets these. */
export const WALK_DEFAULT: WalkSetting = { walkMinutes: 15, pace: 67, detour: 130 }

/**
 * Rooms for residents on 100 households that planning guidance asks for: 30 m² and more. Found in copies of guidance only, its
 * own text not seen: a guideline shown with its source, never law, and nothing is refused by it.
 */
export const ROOMS_GUIDELINE = {
  value: 30,
  source: '社区综合服务设施配置的一般要求（每百户居民不低于30平方米；据转引资料，未见文件原文，仅作参考）',
  verified: false,
}

const EARTH = 6_371_000
const rad = (degrees: number): number => (degrees * Math.PI) / 180

/** The straight line between two points (WGS84), in metres; over a city the error is below a metre a kilometre. */
export function metresBetween(a: { x: number; y: number }, b: { x: number; y: number }): number {
  const dx = rad(b.x - a.x) * Math.cos(rad((a.y + b.y) / 2))
  return EARTH * Math.hypot(dx, rad(b.y - a.y))
}

/** The longest straight line that is a walk: minutes by pace, made shorter by the detour. */
export const reachOf = ({ walkMinutes, pace, detour }: WalkSetting): number =>
  Math.floor((walkMinutes * pace * 100) / detour)

/** Minutes on foot over a straight line, rounded up. */
export const minutesOf = (metres: number, { pace, detour }: WalkSetting): number =>
  Math.ceil((metres * detour) / 100 / pace)

/** The nearest of some points, in metres; `undefined` where there are none. A grid of cells keeps a city's 5,000 units by 5,000 places quick. */
export function nearestBy(
  places: readonly { x: number; y: number }[],
): (from: { x: number; y: number }) => number | undefined {
  const CELL = 0.02
  const key = (cx: number, cy: number): string => `${cx},${cy}`
  const cells = Map.groupBy(places, (p) => key(Math.floor(p.x / CELL), Math.floor(p.y / CELL)))
  const all = (from: { x: number; y: number }) => Math.min(...places.map((p) => metresBetween(from, p)))
  return (from) => {
    if (places.length === 0) return undefined
    const [cx, cy] = [Math.floor(from.x / CELL), Math.floor(from.y / CELL)]
    let best = Number.POSITIVE_INFINITY
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const p of cells.get(key(cx + dx, cy + dy)) ?? []) best = Math.min(best, metresBetween(from, p))
    // What lies in the ring of cells around is at least a cell away: beyond that all are asked.
    const sure = CELL * Math.cos(rad(from.y)) * EARTH * rad(1)
    return best <= sure ? best : all(from)
  }
}

import { boxOf, judgeCoordinates, type Box, type CoordinateFault } from '@liren/planner/geometry'
import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { toWgs84Point, type CoordinateSystem } from './geojson.ts'

/** Coordinates that do not lie as those of this place and system would. */
export interface Misplaced {
  kind: CoordinateFault['kind']
  system: string
  metres: number
  /** The system in which they would lie right. */
  suggested: CoordinateSystem | null
}

const CANDIDATES = ['WGS84', 'GCJ02', 'BD09'] as const
const NAMES = { WGS84: 'WGS84', GCJ02: 'GCJ-02', BD09: 'BD-09' } as const

/**
 * Judges where a file lies. `given` are its numbers as they stand in it: x, y, x, y …
 * @param reference where the residential units of the place lie; without it only the range is judged
 */
export function misplaced(given: readonly number[], crs: CoordinateSystem, reference?: Box): Misplaced | undefined {
  const raw = boxIn(given)
  const range = judgeCoordinates(raw)
  if (range) return { kind: range.kind, system: '', metres: 0, suggested: null }
  if (!reference) return undefined
  const found = off(converted(raw, crs), reference, crs)
  if (!found) return undefined
  const suggested = found.kind === 'shifted' ? best(raw, crs, reference) : null
  return {
    kind: found.kind,
    metres: found.metres ?? 0,
    system: suggested ? NAMES[suggested] : (found.system ?? ''),
    suggested,
  }
}

/** Off by one of the systems, either way: a file that was corrected twice lies off the other way round. */
const off = (box: Box, reference: Box, crs: CoordinateSystem): CoordinateFault | undefined => {
  const found = judgeCoordinates(box, reference)
  if (found || !(crs in { GCJ02: 1, BD09: 1 })) return found
  const back = judgeCoordinates(reference, box)
  return back?.kind === 'shifted' ? back : undefined
}

/** The system in which the box lies right, nearest to the reference. */
function best(raw: Box, crs: CoordinateSystem, reference: Box): (typeof CANDIDATES)[number] | null {
  const apart = (b: Box) => Math.hypot(b.west + b.east - reference.west - reference.east, b.south + b.north - reference.south - reference.north) // prettier-ignore
  const fitting = CANDIDATES.filter((c) => c !== crs)
    .map((c) => ({ c, box: converted(raw, c) }))
    .filter(({ c, box }) => !off(box, reference, c))
    .toSorted((a, b) => apart(a.box) - apart(b.box))
  return fitting[0]?.c ?? null
}

const boxIn = (flat: readonly number[]): Box =>
  boxOf(Float64Array.from(flat.filter((_, i) => i % 2 === 0)), Float64Array.from(flat.filter((_, i) => i % 2 === 1)))

function converted(b: Box, crs: CoordinateSystem): Box {
  const [west, south] = toWgs84Point(b.west, b.south, crs)
  const [east, north] = toWgs84Point(b.east, b.north, crs)
  return { west, south, east, north }
}

/** Where the residential units of an area lie, once there are enough of them to say. */
export async function boxOfUnits(ctx: Ctx, path: string): Promise<Box | undefined> {
  const { rows } = await sql<Box & { n: number }>`
    select min(u.x) as west, min(u.y) as south, max(u.x) as east, max(u.y) as north, count(*)::int as n
    from residential_unit u join area a on a.id = u.town_id
    where a.path >= ${path} and a.path < ${`${path}~`} and u.superseded_at is null and u.x is not null`.execute(ctx.db)
  const { n, ...box } = rows[0]!
  return n >= ENOUGH ? box : undefined
}
const ENOUGH = 5

/** The points of the residential units of an area, at most so many. */
export async function pointsOfUnits(ctx: Ctx, path: string, most: number): Promise<[number, number][]> {
  const { rows } = await sql<{ x: number; y: number }>`
    select distinct on (u.unit_id) u.x, u.y from residential_unit u join area a on a.id = u.town_id
    where a.path >= ${path} and a.path < ${`${path}~`} and u.superseded_at is null and u.valid_to is null and u.x is not null
    order by u.unit_id limit ${most}`.execute(ctx.db)
  return rows.map((r) => [r.x, r.y])
}

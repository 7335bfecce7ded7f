import { sql } from 'kysely'
import inside from 'point-in-polygon-hao'
import type { Ctx } from '#server/context.ts'
import type { Outline } from '../contract/maps.ts'
import { asAsked } from './time.ts'

export interface AreaThere {
  id: string
  path: string
  level: number
}

/**
 * The lowest area whose outline holds a point (WGS84) on the day asked about; `undefined` where no outline does. A point on a
 * common border belongs to one of the two, always the same.
 */
export async function areaAt(ctx: Ctx, x: number, y: number): Promise<AreaThere | undefined> {
  const { rows } = await sql<AreaThere & { geometry: Outline }>`
    select a.id, a.path, a.level, v.geometry from area_boundary v join area a on a.id = v.area_id
    where ${asAsked(ctx)} and ${x} between v.min_x and v.max_x and ${y} between v.min_y and v.max_y
    order by a.level desc, a.path`.execute(ctx.db)
  const found = rows.find(({ geometry }) => holds(geometry, x, y))
  return found && { id: found.id, path: found.path, level: found.level }
}

const holds = ({ type, coordinates }: Outline, x: number, y: number): boolean => {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as [number, number][][][]
  return polygons.some((polygon) => inside([x, y], polygon) !== false)
}

import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { areasUnder, boundariesOf } from '#modules/areas/index.ts'
import { inside, polygonsOf } from '../problem/ground.ts'
import { compoundCore, type Known } from '../rules/compounds.ts'

export interface KnownCompound extends Known {
  /** Of an entry of a list; `null` for a residential unit that no list has. */
  groupId: string | null
  unitId: string | null
}

/** Compounds and residential units of an area that are known already, by the core of their name. */
export async function knownCompounds(ctx: Ctx, path: string): Promise<Map<string, KnownCompound[]>> {
  const { rows } = await sql<KnownCompound>`
    select c.id, c.group_id, c.unit_id, c.name, c.x, c.y from planning_compound c
    where c.path >= ${path} and c.path < ${`${path}~`} and c.state <> 'left'
    union all
    select u.unit_id as id, null, u.unit_id, u.name, u.x, u.y from residential_unit u join area a on a.id = u.town_id
    where a.path >= ${path} and a.path < ${`${path}~`} and u.superseded_at is null and u.valid_to is null`.execute(
    ctx.db,
  )
  return Map.groupBy(rows, (r) => compoundCore(r.name))
}

/** Says in which subdistrict or town of an area a place lies, by their outlines; the area itself where it is one. */
export async function townFinder(ctx: Ctx, areaId: string): Promise<(x: number, y: number) => string | null> {
  const towns = await areasUnder(ctx, areaId, { level: 4 })
  const outlines = await boundariesOf(
    ctx,
    towns.map((t) => t.id),
  )
  const only = towns.length === 1 && towns[0]!.id === areaId ? areaId : null
  return (x, y) =>
    outlines.find((o) => polygonsOf(o.geometry as GeoJSON.Geometry).some((p) => inside(p, x, y)))?.areaId ?? only
}

/** Whether a place lies outside the outline of an area; nobody can say without one. */
export async function strayFinder(ctx: Ctx, areaId: string): Promise<(x: number, y: number) => boolean> {
  const [outline] = await boundariesOf(ctx, [areaId])
  if (!outline) return () => false
  const polygons = polygonsOf(outline.geometry as GeoJSON.Geometry)
  return (x, y) => !polygons.some((p) => inside(p, x, y))
}

import { sql } from 'kysely'
import { notFound, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { areasUnder } from '#modules/areas/index.ts'
import type { OrganKind } from '../../rules/kinds.ts'

/** An area that a list can name. */
export interface Place {
  id: string
  name: string
  parent: string
  level: number
  codes: string[]
}
/** A body that stands or stood in an area. */
export interface Standing {
  areaId: string
  id: string
  kind: OrganKind
  name: string
  foundedOn: Day
  endedOn: Day | null
}

/**
 * The areas at and below one, with what they are called today, the one itself apart.
 * @throws AppError `access.notFound` where it is not in force today
 */
export async function placesAt(ctx: Ctx, at: { path: string; areaId: string }): Promise<{ here: Place; places: Place[] }> {
  const areas = await areasUnder(ctx, at.path, { asOf: dayOf(ctx.now) })
  const places = areas.map((a) => ({ id: a.id, name: a.name, parent: a.parentName ?? '', level: a.level, codes: [a.codeCivil, a.codeStat].filter((c) => c !== null) }))
  const here = places.find((p) => p.id === at.areaId)
  if (!here) throw notFound()
  return { here, places }
} // prettier-ignore

/** Areas by code, by name, and by 街道/社区 or 街道社区. */
export function byNames(places: readonly Place[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  for (const p of places)
    for (const text of new Set([...p.codes, p.name, `${p.parent}/${p.name}`, `${p.parent}${p.name}`]))
      found.set(text, [...(found.get(text) ?? []), p])
  return found
}

/** Bodies at and below a path, by area. */
export async function bodiesUnder(ctx: Ctx, path: string): Promise<Map<string, Standing[]>> {
  const { rows } = await sql<Standing>`
    select o.area_id, o.id, o.kind, o.name, o.founded_on, o.ended_on from organ o join area a on a.id = o.area_id where ${under('a.path', path)}`.execute(ctx.db)
  return Map.groupBy(rows, (o) => o.areaId)
} // prettier-ignore

import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import type { Day } from '#shared/dates.ts'
import type { CoordinateSystem, Outline } from '../contract/maps.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { standingMembers } from './members.ts'
import { asAsked, holdsOn, within } from './time.ts'

/** A token that differs after any change of the tree, its outlines or the planning areas. One read of one row. */
export async function areasRevision(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ n: number }>`select n from area_revision where id = 1`.execute(ctx.db)
  return String(rows[0]!.n)
}

export interface ScopeArea {
  id: string
  parentId: string | null
  level: number
  kind: AreaKind
  name: string
  path: string
  codeStat: string | null
}

/**
 * The areas of a planning area on a day (the day asked about unless told): as they were taken in, or what they went into
 * since; not what stands below them.
 */
export async function planningAreaMembers(ctx: Ctx, id: string, day?: Day): Promise<string[]> {
  const members = standingMembers(day ?? ctx.asOf, ctx.knownOn)
  const { rows } = await sql<{ areaId: string }>`
    select distinct s.area_id from ${members} s where s.planning_area_id = ${id} order by s.area_id`.execute(ctx.db)
  return rows.map((r) => r.areaId)
}

/**
 * All areas of a scope on a day, by path: an area and all below it, or the members of a planning area and all below
 * them, down to a level. An area that is not in force on the day gives nothing.
 */
export async function areasOfScope(
  ctx: Ctx,
  scope: Scope,
  options: { day?: Day; knownOn?: Day | null; maxLevel?: number } = {},
): Promise<ScopeArea[]> {
  const day = options.day ?? ctx.asOf
  const at = holdsOn(day, options.knownOn === undefined ? ctx.knownOn : options.knownOn)
  const ids = scope.kind === 'area' ? [scope.id] : await planningAreaMembers(ctx, scope.id, day)
  const { rows: roots } = await sql<{ path: string }>`
    select v.path from area_version v where v.area_id = any(${ids}::uuid[]) and ${at}`.execute(ctx.db)
  const { rows } = await sql<ScopeArea>`
    select v.area_id as id, v.parent_id, v.level, v.kind, v.name, v.path, v.code_stat from area_version v
    where ${at} and ${within(
      'v.path',
      roots.map((r) => r.path),
    )} and v.level <= ${options.maxLevel ?? 7} order by v.path`.execute(ctx.db)
  return rows
}

/** Whether some of these areas lie today outside of an area: they belonged to it and have gone elsewhere since. */
export async function haveLeft(ctx: Ctx, areaId: string, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select exists (select 1 from area a join area top on top.id = ${areaId}
      where a.id = any(${ids as string[]}::uuid[]) and not (a.path >= top.path and a.path < top.path || '~')) as left`.execute(
    ctx.db,
  )
  return rows[0]!.left
}

export interface AreaOutline {
  areaId: string
  geometry: Outline
  reviewNo: string | null
  originCrs: CoordinateSystem
}

/** Outlines in WGS84 of areas on a day; an area without one is absent. */
export async function boundariesOf(ctx: Ctx, areaIds: readonly string[], day?: Day): Promise<AreaOutline[]> {
  const at = day === undefined ? asAsked(ctx) : holdsOn(day, ctx.knownOn)
  const { rows } = await sql<AreaOutline>`
    select v.area_id, v.geometry, v.review_no, v.origin_crs from area_boundary v
    where v.area_id = any(${areaIds as string[]}::uuid[]) and ${at}`.execute(ctx.db)
  return rows
}

export interface PlanningArea {
  id: string
  name: string
  nameEn: string | null
  purpose: string
  ownerId: string
  ownerName: string
  members: number
  closedOn: Day | null
  version: number
}

/** Planning areas with the number of their members on a day, by name. Closed ones are left out after their day. */
export async function listPlanningAreas(ctx: Ctx, day?: Day): Promise<PlanningArea[]> {
  const asked = day ?? ctx.asOf
  const at = holdsOn(asked, ctx.knownOn)
  const { rows } = await sql<PlanningArea>`
    select g.id, g.name, g.name_en, g.purpose, g.owner_id, coalesce(o.name, '') as owner_name, g.closed_on, g.version,
      (select count(distinct s.area_id)::int from ${standingMembers(asked, ctx.knownOn)} s
        join area_version v on v.area_id = s.area_id and ${at} where s.planning_area_id = g.id) as members
    from planning_area g
    left join lateral (select v.name from area_version v where v.area_id = g.owner_id and v.superseded_at is null order by v.valid_from desc limit 1) o on true
    where g.closed_on is null or g.closed_on > ${asked} order by g.name`.execute(ctx.db)
  return rows
}

/** @throws AppError `access.notFound` */
export async function getPlanningArea(ctx: Ctx, id: string, day?: Day): Promise<PlanningArea> {
  const found = (await listPlanningAreas(ctx, day)).find((g) => g.id === id)
  if (!found) throw notFound()
  return found
}

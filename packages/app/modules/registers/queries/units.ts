import { sql, type RawBuilder } from 'kysely'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { UnitRow } from '../contract/index.ts'
import { known, valid } from './time.ts'

type Ask = z.output<typeof contract.listUnits.query>

/** The communities a unit belongs to on the day asked about. */
const communities = (
  ctx: Ctx,
) => sql`coalesce((select jsonb_agg(jsonb_build_object('id', m.community_id, 'name', coalesce(
    (select v.name from area_version v where v.area_id = m.community_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1), '')))
  from unit_membership m where m.unit_id = page.unit_id and ${known(ctx, 'm')} and ${valid(ctx, 'm')}), '[]'::jsonb)`

const shown = (
  ctx: Ctx,
) => sql`page.unit_id as id, page.version, page.town_id, page.name, page.kind, page.address, page.x, page.y,
  page.households, page.built_year, page.valid_from as "from", page.valid_to as "to", ${communities(ctx)} as communities,
  coalesce((select v.name from area_version v where v.area_id = page.town_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1), '') as town`

const SORTS: Record<string, RawBuilder<unknown>> = {
  name: sql`name`, households: sql`households`, builtYear: sql`built_year`, from: sql`valid_from`, kind: sql`kind`,
} // prettier-ignore

/** Residential units of an area on a day: those of its subdistricts, or, for a community, those that belong to it. */
export async function listUnits(ctx: Ctx, ask: Ask): Promise<Page<UnitRow>> {
  return pageOfUnits(ctx, ask, [])
}

/** SQL condition: on the day asked about the unit belongs to no community, or to more than one. */
export const blind = (ctx: Ctx) =>
  sql`(select count(*) from unit_membership m where m.unit_id = u.unit_id and ${known(ctx, 'm')} and ${valid(ctx, 'm')}) <> 1`

/** Units that belong to no community or to two on the day asked about (no blind spot: 社区盲点). */
export async function listBlindSpots(ctx: Ctx, ask: Ask) {
  const page = await pageOfUnits(ctx, ask, [blind(ctx)])
  return {
    ...page,
    rows: page.rows.map((u) => ({
      ...u,
      fault: u.communities.length === 0 ? ('none' as const) : ('several' as const),
    })),
  }
}

async function pageOfUnits(ctx: Ctx, ask: Ask, more: RawBuilder<unknown>[]): Promise<Page<UnitRow>> {
  const parts = [known(ctx, 'u'), valid(ctx, 'u'), await unitsIn(ctx, ask.areaId), ...more] as RawBuilder<unknown>[]
  if (ask.kind) parts.push(sql`u.kind = ${ask.kind}`)
  if (ask.search) parts.push(sql`(u.name like ${containing(ask.search)} or u.address like ${containing(ask.search)})`)
  const where = sql.join(parts, sql` and `)
  const sort = SORTS[ask.sort?.replace(/^-/, '') ?? ''] ?? SORTS.name!
  const order = ask.sort?.startsWith('-') ? sql`${sort} desc nulls last, unit_id` : sql`${sort}, unit_id`
  const { rows } = await sql<UnitRow>`
    with page as materialized (select u.* from residential_unit u where ${where} order by ${order} limit ${ask.size} offset ${(ask.page - 1) * ask.size})
    select ${shown(ctx)} from page order by ${order}`.execute(ctx.db)
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::int as n from residential_unit u where ${where}`.execute(ctx.db)
  return { rows, total: counted[0]!.n, page: ask.page, size: ask.size }
}

/** SQL condition on units (`u`) of an area, or of all within reach: by its community, or by the subdistrict or town it lies in. */
export async function unitsIn(ctx: Ctx, areaId: string | undefined): Promise<RawBuilder<unknown>> {
  requireRight(ctx, 'registers.read')
  const area = areaId
    ? await ctx.db.selectFrom('area').select(['path', 'level']).where('id', '=', areaId).executeTakeFirst()
    : undefined
  if (areaId) await require(ctx, 'registers.read', areaId)
  if (area && area.level >= 5) return memberOf(ctx, sql`m.community_id = ${areaId}`)
  const inside = area ? under('a.path', area.path) : visible(ctx, 'a.path')
  const byTown = sql`u.town_id in (select a.id from area a where ${inside})`
  return area
    ? byTown
    : sql`(${byTown} or ${memberOf(ctx, sql`m.community_id in (select a.id from area a where ${inside})`)})`
}

const memberOf = (ctx: Ctx, which: RawBuilder<unknown>) =>
  sql`exists (select 1 from unit_membership m where m.unit_id = u.unit_id and ${known(ctx, 'm')} and ${valid(ctx, 'm')} and ${which})`

type UnitView = z.output<typeof contract.getUnit.reply>

/** One unit as of the day asked about, with its buildings and the communities it belonged to. */
export async function getUnit(ctx: Ctx, id: string): Promise<UnitView> {
  requireRight(ctx, 'registers.read')
  const { rows } = await sql<UnitRow & { source: string; geometry: unknown }>`
    with page as (select u.* from residential_unit u where u.unit_id = ${id} and ${known(ctx, 'u')} order by (${valid(ctx, 'u')}) desc, u.valid_from desc limit 1)
    select ${shown(ctx)}, page.source, page.geometry from page`.execute(ctx.db)
  const unit = rows[0]
  if (!unit) throw notFound()
  await requireUnit(ctx, unit)
  return {
    ...unit,
    ...(await insideOf(ctx, id)),
    memberships: await membershipsOf(ctx, id),
    versions: await versionsOf(ctx, id),
  }
}

/** A unit is seen by those who reach its subdistrict or one of its communities. */
async function requireUnit(ctx: Ctx, unit: UnitRow): Promise<void> {
  const ids = [unit.townId, ...unit.communities.map((c) => c.id)]
  const seen = await ctx.db
    .selectFrom('area')
    .select('id')
    .where('id', 'in', ids)
    .where(visible(ctx, 'path'))
    .executeTakeFirst()
  if (!seen) throw notFound()
}

async function insideOf(ctx: Ctx, unitId: string) {
  const { rows: buildings } = await sql<UnitView['buildings'][number]>`
    select b.building_id as id, b.name, b.floors,
      (select count(*)::int from dwelling d where d.community_id = b.community_id and d.building_id = b.building_id and ${known(ctx, 'd')} and ${valid(ctx, 'd')}) as dwellings
    from building b where b.unit_id = ${unitId} and ${known(ctx, 'b')} and ${valid(ctx, 'b')} order by length(b.name), b.name`.execute(
    ctx.db,
  )
  const { rows } = await sql<{ homes: number; people: number }>`
    select count(distinct d.dwelling_id)::int as homes, count(distinct r.person_id)::int as people
    from dwelling d
    left join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id and ${known(ctx, 'h')} and ${valid(ctx, 'h')}
    left join resident r on r.community_id = h.community_id and r.household_id = h.household_id and ${known(ctx, 'r')} and ${valid(ctx, 'r')}
    where d.unit_id = ${unitId} and ${known(ctx, 'd')} and ${valid(ctx, 'd')}`.execute(ctx.db)
  return { buildings, ...rows[0]! }
}

async function membershipsOf(ctx: Ctx, unitId: string): Promise<UnitView['memberships']> {
  const { rows } = await sql<UnitView['memberships'][number]>`
    select m.id, m.community_id, coalesce((select v.name from area_version v where v.area_id = m.community_id and v.superseded_at is null order by v.valid_from desc limit 1), '') as community,
      m.valid_from as "from", m.valid_to as "to"
    from unit_membership m where m.unit_id = ${unitId} and ${known(ctx, 'm')} order by m.valid_from`.execute(ctx.db)
  return rows
}

async function versionsOf(ctx: Ctx, unitId: string): Promise<UnitView['versions']> {
  const { rows } = await sql<UnitView['versions'][number]>`
    select u.valid_from as "from", u.valid_to as "to", u.name, u.kind, u.recorded_at, u.superseded_at
    from residential_unit u where u.unit_id = ${unitId} order by u.recorded_at desc, u.valid_from desc limit 100`.execute(
    ctx.db,
  )
  return rows
}

/** The community of a unit on the day asked about, where it is exactly one. */
export async function communityOfUnit(ctx: Ctx, unitId: string): Promise<string | undefined> {
  const { rows } = await sql<{ communityId: string }>`
    select m.community_id from unit_membership m where m.unit_id = ${unitId} and ${known(ctx, 'm')} and ${valid(ctx, 'm')}`.execute(
    ctx.db,
  )
  return rows.length === 1 ? rows[0]!.communityId : undefined
}

/** Names of the units of an area on the day asked about: for pickers and imports. */
export async function unitsOfArea(
  ctx: Ctx,
  areaId: string,
): Promise<{ id: string; name: string; address: string; communityIds: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; address: string; communityIds: string[] }>`
    select u.unit_id as id, u.name, u.address,
      array(select m.community_id from unit_membership m where m.unit_id = u.unit_id and ${known(ctx, 'm')} and ${valid(ctx, 'm')}) as community_ids
    from residential_unit u where ${known(ctx, 'u')} and ${valid(ctx, 'u')} and ${await unitsIn(ctx, areaId)} order by u.name`.execute(
    ctx.db,
  )
  return rows
}

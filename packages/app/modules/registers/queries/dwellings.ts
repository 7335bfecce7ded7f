import { sql, type RawBuilder } from 'kysely'
import { notFound, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Page } from '#shared/listing.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { addressLike } from './address.ts'
import { householdRows } from './homes.ts'
import { inArea, known, valid } from './time.ts'

type Row = z.output<typeof contract.dwellingRow>
const shown = (ctx: Ctx) => sql`
  select page.dwelling_id as id, page.community_id, page.address, page.room, page.unit_id, page.building_id,
    coalesce((select v.name from area_version v where v.area_id = page.community_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1), '') as community,
    coalesce((select b.name from building b where b.community_id = page.community_id and b.building_id = page.building_id and ${known(ctx, 'b')} order by b.valid_from desc limit 1), '') as building,
    coalesce((select u.name from residential_unit u where u.unit_id = page.unit_id and ${known(ctx, 'u')} order by u.valid_from desc limit 1), '') as unit,
    (select count(*)::int from household h where h.community_id = page.community_id and h.dwelling_id = page.dwelling_id and ${known(ctx, 'h')} and ${valid(ctx, 'h')}) as households
  from page`

/** Dwellings of an area, a unit or a building, by address. */
export async function listDwellings(ctx: Ctx, ask: z.output<typeof contract.listDwellings.query>): Promise<Page<Row>> {
  if (ask.areaId) await require(ctx, 'registers.read', ask.areaId)
  else requireRight(ctx, 'registers.read')
  const parts = [
    known(ctx, 'd'),
    valid(ctx, 'd'),
    await inArea(ctx, 'd.community_id', ask.areaId),
  ] as RawBuilder<unknown>[]
  if (ask.unitId) parts.push(sql`d.unit_id = ${ask.unitId}`)
  if (ask.buildingId) parts.push(sql`d.building_id = ${ask.buildingId}`)
  if (ask.search) parts.push(await addressLike(ctx, ask.search))
  const where = sql.join(parts, sql` and `)
  const order = ask.sort?.startsWith('-') ? sql`address desc, id` : sql`address, id`
  const { rows } = await sql<Row>`
    with page as materialized (select d.* from dwelling d where ${where} order by ${order} limit ${ask.size} offset ${(ask.page - 1) * ask.size})
    ${shown(ctx)} order by page.address, page.id`.execute(ctx.db)
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from dwelling d where ${where} limit 10000) as hit`.execute(ctx.db)
  return { rows, total: counted[0]!.n, page: ask.page, size: ask.size }
}

/** One dwelling and the households in it on the day asked about. */
export async function getDwelling(ctx: Ctx, id: string): Promise<z.output<typeof contract.getDwelling.reply>> {
  requireRight(ctx, 'registers.read')
  const one = sql`select d.* from dwelling d where d.dwelling_id = ${id} and ${known(ctx, 'd')} order by (${valid(ctx, 'd')}) desc, d.valid_from desc limit 1`
  const { rows } = await sql<
    Row & { unitId: string | null; buildingId: string | null }
  >`with page as materialized (${one}) ${shown(ctx)}`.execute(ctx.db)
  const dwelling = rows[0]
  if (!dwelling) throw notFound()
  await require(ctx, 'registers.read', dwelling.communityId)
  const { rows: inside } = await sql<z.output<typeof contract.householdRow>>`
    with page as materialized (select h.* from household h where h.community_id = ${dwelling.communityId} and h.dwelling_id = ${id} and ${known(ctx, 'h')} and ${valid(ctx, 'h')})
    ${householdRows(ctx)}`.execute(ctx.db)
  return { ...dwelling, inside }
}

/** One building as of the day asked about, or as it last was. @throws AppError `access.notFound` (404) */
export async function getBuilding(ctx: Ctx, id: string): Promise<z.output<typeof contract.building>> {
  requireRight(ctx, 'registers.read')
  const { rows } = await sql<z.output<typeof contract.building>>`
    with page as materialized (select b.* from building b where b.building_id = ${id} and ${known(ctx, 'b')} order by (${valid(ctx, 'b')}) desc, b.valid_from desc limit 1)
    select page.building_id as id, page.community_id, page.unit_id, page.name, page.floors, page.built_year, page.valid_from as "from", page.valid_to as "to",
      coalesce((select v.name from area_version v where v.area_id = page.community_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1), '') as community,
      coalesce((select u.name from residential_unit u where u.unit_id = page.unit_id and ${known(ctx, 'u')} order by u.valid_from desc limit 1), '') as unit,
      (select count(*)::int from dwelling d where d.community_id = page.community_id and d.building_id = page.building_id and ${known(ctx, 'd')} and ${valid(ctx, 'd')}) as dwellings
    from page`.execute(ctx.db)
  const building = rows[0]
  if (!building) throw notFound()
  await require(ctx, 'registers.read', building.communityId)
  return building
}

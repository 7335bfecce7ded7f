import { sql, type RawBuilder } from 'kysely'
import { notFound, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { HouseholdView } from '../contract/index.ts'
import { addressLike } from './address.ts'
import { eventsOfHousehold } from './events.ts'
import { dressed, shownPerson } from './people.ts'
import { inArea, known, valid } from './time.ts'

const MEMBER = sql`r.person_id, r.community_id, r.household_id, r.name, r.sex, r.birth_on, r.id_last4, r.phone_last4,
  r.relation, r.is_head, r.registered, r.registered_at, r.valid_from, r.version, r.id`

interface HomeRow {
  householdId: string
  version: number
  communityId: string
  number: string
  kind: 'family' | 'collective'
  dwellingId: string | null
  validFrom: Day
  validTo: Day | null
  address: string | null
  unitId: string | null
  unit: string | null
  community: string | null
}

/** One household as of the day asked about, or as it last was. @throws AppError `access.notFound` (404) */
export async function getHousehold(ctx: Ctx, id: string): Promise<HouseholdView> {
  requireRight(ctx, 'registers.read')
  const { rows } = await sql<HomeRow>`
    select h.*, d.address, d.unit_id, u.name as unit,
      (select v.name from area_version v where v.area_id = h.community_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1) as community
    from household h
    left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${known(ctx, 'd')}
    left join residential_unit u on u.unit_id = d.unit_id and ${known(ctx, 'u')} and ${valid(ctx, 'u')}
    where h.household_id = ${id} and ${known(ctx, 'h')}
    order by (${valid(ctx, 'h')}) desc, h.valid_from desc limit 1`.execute(ctx.db)
  const h = rows[0]
  if (!h) throw notFound()
  await require(ctx, 'registers.read', h.communityId)
  const page = sql`select ${MEMBER} from resident r where r.community_id = ${h.communityId} and r.household_id = ${id} and ${known(ctx, 'r')} and ${valid(ctx, 'r')}`
  const members = await dressed(ctx, page, sql`is_head desc, birth_on`)
  return {
    id, version: h.version, communityId: h.communityId, community: h.community ?? '', number: h.number, kind: h.kind, dwellingId: h.dwellingId,
    address: h.address ?? '', unitId: h.unitId, unit: h.unit ?? '', from: h.validFrom, to: h.validTo,
    members: members.map((m) => ({ ...shownPerson(m, ctx.asOf), version: (m as unknown as { version: number }).version })),
    events: await eventsOfHousehold(ctx, h.communityId, id),
  } // prettier-ignore
}

type HouseholdListRow = z.output<typeof contract.householdRow>
/** Households of an area, by number, address, or the name of who lives there. */
export async function listHouseholds(
  ctx: Ctx,
  ask: z.output<typeof contract.listHouseholds.query>,
): Promise<Page<HouseholdListRow>> {
  if (ask.areaId) await require(ctx, 'registers.read', ask.areaId)
  else requireRight(ctx, 'registers.read')
  const parts = [
    known(ctx, 'h'),
    valid(ctx, 'h'),
    await inArea(ctx, 'h.community_id', ask.areaId),
  ] as RawBuilder<unknown>[]
  if (ask.kind) parts.push(sql`h.kind = ${ask.kind}`)
  if (ask.dwellingId) parts.push(sql`h.dwelling_id = ${ask.dwellingId}`)
  if (ask.unitId)
    parts.push(
      sql`exists (select 1 from dwelling d where d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.unit_id = ${ask.unitId} and ${known(ctx, 'd')})`,
    )
  if (ask.search)
    parts.push(
      sql`(h.number = ${ask.search} or (h.community_id, h.dwelling_id) in (select d.community_id, d.dwelling_id from dwelling d where ${known(ctx, 'd')} and ${await addressLike(ctx, ask.search)}))`,
    )
  const where = sql.join(parts, sql` and `)
  const order = ask.sort?.startsWith('-') ? sql`number desc, id` : sql`number, id`
  const { rows } = await sql<HouseholdListRow>`
    with page as materialized (select h.* from household h where ${where} order by ${order} limit ${ask.size} offset ${(ask.page - 1) * ask.size})
    ${householdRows(ctx)} order by ${order}`.execute(ctx.db)
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from household h where ${where} limit 10000) as hit`.execute(ctx.db)
  return { rows, total: counted[0]!.n, page: ask.page, size: ask.size }
}

/** What a list shows of the households in `page`. */
export const householdRows = (ctx: Ctx) => sql`
  select page.household_id as id, page.number, page.kind, page.valid_from as "from", page.community_id,
    coalesce((select r.name from resident r where r.community_id = page.community_id and r.household_id = page.household_id and r.is_head and ${known(ctx, 'r')} and ${valid(ctx, 'r')} limit 1), '') as head,
    (select count(*)::int from resident r where r.community_id = page.community_id and r.household_id = page.household_id and ${known(ctx, 'r')} and ${valid(ctx, 'r')}) as members,
    coalesce((select d.address from dwelling d where d.community_id = page.community_id and d.dwelling_id = page.dwelling_id and ${known(ctx, 'd')} order by d.valid_from desc limit 1), '') as address,
    coalesce((select v.name from area_version v where v.area_id = page.community_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1), '') as community
  from page`

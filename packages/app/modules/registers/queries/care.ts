import { sql, type RawBuilder } from 'kysely'
import { notFound, requireRight, require, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import { addDays } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { householdsOf, populationOf } from './counts.ts'
import { maskedId } from './people.ts'
import { inArea, known, valid } from './time.ts'
import { listBlindSpots } from './units.ts'

const nowName = (column: string) =>
  sql`coalesce((select v.name from area_version v where v.area_id = ${sql.ref(column)} and v.superseded_at is null order by v.valid_from desc limit 1), '')`

/** One page of a query whose rows are cheap to count. */
async function paged<T>(
  ctx: Ctx,
  ask: { page: number; size: number },
  select: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Page<T>> {
  const { rows } =
    await sql<T>`select ${select} ${from} order by ${order} limit ${ask.size} offset ${(ask.page - 1) * ask.size}`.execute(
      ctx.db,
    )
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(ctx.db)
  return { rows, total: counted[0]!.n, page: ask.page, size: ask.size }
}

async function begin(ctx: Ctx, areaId: string | undefined, column: string): Promise<RawBuilder<unknown>[]> {
  if (areaId) await require(ctx, 'registers.read', areaId)
  else requireRight(ctx, 'registers.read')
  return [await inArea(ctx, column, areaId)]
}
const all = (parts: RawBuilder<unknown>[]) => sql.join(parts, sql` and `)
const current = (alias: string, id: string) =>
  sql`(select r.name from resident r where r.person_id = ${sql.ref(`${alias}.${id}`)} and r.superseded_at is null order by r.valid_from desc limit 1)`

/** Requests for correction, the open ones first. */
export async function listCorrectionRequests(
  ctx: Ctx,
  ask: z.output<typeof contract.listCorrectionRequests.query>,
): Promise<Page<z.output<typeof contract.requestRow>>> {
  const parts = await begin(ctx, ask.areaId, 'q.community_id')
  if (ask.state) parts.push(sql`q.state = ${ask.state}`)
  if (ask.search) parts.push(sql`${current('q', 'person_id')} like ${containing(ask.search)}`)
  const select = sql`q.id, q.version, q.community_id, q.person_id, coalesce(${current('q', 'person_id')}, '') as person, q.field, q.old_value, q.new_value, q.reason, q.state,
    q.requested_by, q.requested_at, q.decision, (select r.version from resident r where r.person_id = q.person_id and r.superseded_at is null and r.valid_to is null limit 1) as person_version`
  return paged(
    ctx,
    ask,
    select,
    sql`from correction_request q where ${all(parts)}`,
    sql`q.state = 'requested' desc, q.requested_at desc, q.id`,
  )
}

interface Side {
  id: string
  version: number
  name: string
  sex: string
  birthOn: string
  idLast4: string | null
  address: string
  community: string
}
const side = (
  column: string,
) => sql`(select jsonb_build_object('id', r.person_id, 'version', r.version, 'name', r.name, 'sex', r.sex, 'birthOn', r.birth_on, 'idLast4', r.id_last4,
    'community', ${nowName('r.community_id')}, 'address', coalesce((select d.address from household h join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.superseded_at is null
      where h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null order by h.valid_from desc limit 1), ''))
  from resident r where r.person_id = ${sql.ref(column)} and r.superseded_at is null order by r.valid_from desc limit 1)`

/** Pairs that may be one person, the open ones first. A side out of reach is not shown, only its community. */
export async function listDuplicates(
  ctx: Ctx,
  ask: z.output<typeof contract.listDuplicates.query>,
): Promise<Page<z.output<typeof contract.duplicateRow>>> {
  const parts = await begin(ctx, ask.areaId, 's.community_id')
  if (ask.state) parts.push(sql`s.state = ${ask.state}`)
  if (ask.ground) parts.push(sql`s.ground = ${ask.ground}`)
  if (ask.search) parts.push(sql`${current('s', 'person_id')} like ${containing(ask.search)}`)
  const select = sql`s.id, s.version, s.ground, s.state, s.found_at, s.decision, ${nowName('s.other_community_id')} as other_community, ${side('s.person_id')} as one, ${side('s.other_person_id')} as other`
  type Raw = Omit<z.output<typeof contract.duplicateRow>, 'one' | 'other'> & { one: Side | null; other: Side | null }
  const page = await paged<Raw>(
    ctx,
    ask,
    select,
    sql`from duplicate_suspect s where ${all(parts)}`,
    sql`s.state = 'open' desc, s.found_at desc, s.id`,
  )
  const shown = (s: Side | null) => s && { ...s, idMasked: maskedId(s.idLast4) }
  return { ...page, rows: page.rows.map((r) => ({ ...r, one: shown(r.one), other: shown(r.other) })) }
}

/** Lists kept by the areas within reach or above: what is kept about people, why and how long. */
export async function listSpecialLists(
  ctx: Ctx,
  ask: z.output<typeof contract.listSpecialLists.query>,
): Promise<Page<z.output<typeof contract.listRow>>> {
  await begin(ctx, ask.areaId, 'l.area_id')
  const parts: RawBuilder<unknown>[] = [keptAround(ctx)]
  if (ask.search) parts.push(sql`l.name like ${containing(ask.search)}`)
  const count = sql`(select count(*)::int from special_list_entry e where e.list_id = l.id and e.superseded_at is null and e.removed_on is null and e.valid_from <= ${ctx.asOf}::date and e.expires_on > ${ctx.asOf}::date)`
  const select = sql`l.id, l.version, l.area_id, ${nowName('l.area_id')} as area, l.name, l.source, l.purpose, l.legal_basis, l.keep_months, ${count} as entries`
  return paged(ctx, ask, select, sql`from special_list l where ${all(parts)}`, sql`l.name, l.id`)
}

/** SQL condition: a list (`l`) is kept by an area within reach or above it. */
const keptAround = (ctx: Ctx) => {
  const path = ctx.actor.kind === 'account' ? ctx.actor.path : '/'
  return sql`exists (select 1 from area a where a.id = l.area_id and (${visible(ctx, 'a.path')} or ${path} like a.path || '%'))`
}

/** @throws AppError `access.notFound` (404) for a list that is kept elsewhere */
export async function requireList(ctx: Ctx, listId: string): Promise<void> {
  const { rows } = await sql`select 1 from special_list l where l.id = ${listId} and ${keptAround(ctx)}`.execute(ctx.db)
  if (rows.length === 0) throw notFound()
}

/** Who stands on a list, within reach. */
export async function listEntries(
  ctx: Ctx,
  listId: string,
  ask: z.output<typeof contract.listEntries.query>,
): Promise<Page<z.output<typeof contract.entryRow>>> {
  const parts = await begin(ctx, undefined, 'e.community_id')
  await requireList(ctx, listId)
  const runs = sql`(e.removed_on is null and e.expires_on > ${ctx.asOf}::date)`
  parts.push(
    sql`e.list_id = ${listId}`,
    sql`e.superseded_at is null`,
    ask.state === 'current' ? runs : sql`not ${runs}`,
  )
  if (ask.search) parts.push(sql`${current('e', 'person_id')} like ${containing(ask.search)}`)
  const select = sql`e.id, e.version, e.community_id, e.person_id, coalesce(${current('e', 'person_id')}, '') as person, e.source, e.purpose, e.note, e.valid_from as "from", e.expires_on, e.removed_on`
  return paged(ctx, ask, select, sql`from special_list_entry e where ${all(parts)}`, sql`e.expires_on, e.id`)
}

/** Local units of an area on a day. */
export async function listLocalUnits(
  ctx: Ctx,
  ask: z.output<typeof contract.listLocalUnits.query>,
): Promise<Page<z.output<typeof contract.localUnitRow>>> {
  const parts = [
    ...(await begin(ctx, ask.areaId, 'u.community_id')),
    known(ctx, 'u'),
    valid(ctx, 'u'),
  ] as RawBuilder<unknown>[]
  if (ask.superiorLevel) parts.push(sql`u.superior_level = ${ask.superiorLevel}`)
  if (ask.kind) parts.push(sql`u.kind = ${ask.kind}`)
  if (ask.search)
    parts.push(
      sql`(u.name like ${containing(ask.search)} or u.address like ${containing(ask.search)} or u.credit_code = ${ask.search})`,
    )
  const select = sql`u.local_unit_id as id, u.version, u.community_id, ${nowName('u.community_id')} as community, u.name, u.credit_code, u.kind, u.superior_level, u.superior, u.address, u.contact,
    case when u.phone_last4 is null then null else '*******' || u.phone_last4 end as phone_masked, u.staff, u.valid_from as "from", u.valid_to as "to"`
  const sorts: Record<string, RawBuilder<unknown>> = {
    name: sql`u.name`,
    staff: sql`u.staff`,
    superiorLevel: sql`u.superior_level`,
  }
  const sort = sorts[ask.sort?.replace(/^-/, '') ?? ''] ?? sorts.name!
  return paged(
    ctx,
    ask,
    select,
    sql`from local_unit u where ${all(parts)}`,
    ask.sort?.startsWith('-') ? sql`${sort} desc nulls last, u.id` : sql`${sort}, u.id`,
  )
}

/** What waits in the registers of an area, and its size. */
export async function getToday(ctx: Ctx, areaId: string): Promise<z.output<typeof contract.getToday.reply>> {
  await require(ctx, 'registers.read', areaId)
  const count = async (from: RawBuilder<unknown>) =>
    (await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(ctx.db)).rows[0]!.n
  const soon = addDays(ctx.asOf, 30)
  const { people, floating } = await populationOf(ctx, areaId)
  const blindSpots = await listBlindSpots(ctx, { areaId, page: 1, size: 1 })
  return {
    people, floating, households: await householdsOf(ctx, areaId), blindSpots: blindSpots.total,
    duplicates: await count(sql`duplicate_suspect s where s.state = 'open' and ${await inArea(ctx, 's.community_id', areaId)}`),
    requests: await count(sql`correction_request q where q.state = 'requested' and ${await inArea(ctx, 'q.community_id', areaId)}`),
    expiring: await count(sql`special_list_entry e where e.superseded_at is null and e.removed_on is null and e.expires_on > ${ctx.asOf}::date and e.expires_on <= ${soon}::date and ${await inArea(ctx, 'e.community_id', areaId)}`),
  } // prettier-ignore
}

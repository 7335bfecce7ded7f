import { sql, type RawBuilder } from 'kysely'
import { notFound, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { containing } from '#server/listing.ts'
import { maskCitizenId } from '#shared/codes.ts'
import { ageOn, dayOf, type Day } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { Person, PersonRow } from '../contract/index.ts'
import { birthYearsOf } from '../rules/counts.ts'
import { nameGrams, wantedOf } from '../rules/names.ts'
import { homesLike } from './address.ts'
import { mergedInto } from './merged.ts'
import { inArea, known, placed, valid } from './time.ts'

interface Raw {
  personId: string
  communityId: string
  community: string | null
  householdId: string
  name: string
  sex: string
  birthOn: Day
  idLast4: string | null
  phoneLast4: string | null
  relation: string
  isHead: boolean
  registered: boolean
  registeredAt: string
  address: string | null
  validFrom: Day
}

/** How an id number looks without a purpose: its address code is not kept apart, so only the last four stand. */
export const maskedId = (last4: string | null): string | null =>
  last4 === null ? null : maskCitizenId(`****${'*'.repeat(10)}${last4}`)
export const maskedPhone = (last4: string | null): string | null => (last4 === null ? null : `*******${last4}`)

export function shownPerson(r: Raw, day: Day): PersonRow {
  return {
    id: r.personId, communityId: r.communityId, community: r.community ?? '', householdId: r.householdId, name: r.name, sex: r.sex,
    birthOn: r.birthOn, age: Math.max(0, ageOn(r.birthOn, day)), idMasked: maskedId(r.idLast4), phoneMasked: maskedPhone(r.phoneLast4), relation: r.relation,
    isHead: r.isHead, registered: r.registered, registeredAt: r.registeredAt, address: r.address ?? '', from: r.validFrom,
  } // prettier-ignore
}

const COLUMNS = sql`r.person_id, r.community_id, r.household_id, r.name, r.sex, r.birth_on, r.id_last4, r.phone_last4,
  r.relation, r.is_head, r.registered, r.registered_at, r.valid_from`

/** Adds to chosen residents (`page`) their address and the name of their community. Few rows: joined after choosing. */
export async function dressed(ctx: Ctx, page: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<Raw[]> {
  const { rows } = await sql<Raw>`
    with page as materialized (${page})
    select page.*, d.address, (select v.name from area_version v where v.area_id = page.community_id and ${valid(ctx, 'v')} and ${known(ctx, 'v')} limit 1) as community
    from page
    left join lateral (select h.dwelling_id from household h where h.community_id = page.community_id and h.household_id = page.household_id
      and ${known(ctx, 'h')} order by h.valid_from desc limit 1) h on true
    left join lateral (select d.address from dwelling d where d.community_id = page.community_id and d.dwelling_id = h.dwelling_id
      and ${known(ctx, 'd')} order by d.valid_from desc limit 1) d on true
    order by ${order}`.execute(ctx.db)
  return rows
}

const SORTS: Record<string, RawBuilder<unknown>> = {
  name: sql`initials`, birthOn: sql`birth_on`, age: sql`birth_on`, from: sql`valid_from`, sex: sql`sex`,
} // prettier-ignore
/** The order that the index which finds also gives: one character is found by the beginning of names. */
export function usualOrder(search: string | undefined): RawBuilder<unknown> {
  const wanted = wantedOf(search ?? '')
  return wanted.by === 'name' && [...wanted.text].length === 1 ? sql`name` : SORTS.name!
}
/** Counting stops here when a wide search matches more. */
const MOST_COUNTED = 10_000

/** People of an area on the day asked about; numbers masked. Wide areas are ordered by initials, which an index holds. */
export async function listPeople(ctx: Ctx, ask: z.output<typeof contract.listPeople.query>): Promise<Page<PersonRow>> {
  if (ask.areaId) await require(ctx, 'registers.read', ask.areaId)
  else requireRight(ctx, 'registers.read')
  const { within, community } = await placed(ctx, 'r.community_id', ask.areaId)
  const where = await conditions(ctx, ask, within)
  const sort = SORTS[ask.sort?.replace(/^-/, '') ?? ''] ?? usualOrder(ask.search)
  const order = ask.sort?.startsWith('-') ? sql`${sort} desc, id` : sql`${sort}, id`
  const skip = (ask.page - 1) * ask.size
  const { page, total } = await choosing(ctx, ask.search, async (run) => {
    if (community) return pageOfFew(run, where, order, ask.size, skip)
    return { page: await idsOf(run, where, order, ask.size, skip), total: await totalOf(run, ask, where) }
  })
  const rows = await dressed(ctx, chosen(page), order)
  return { rows: rows.map((r) => shownPerson(r, ctx.asOf)), total, page: ask.page, size: ask.size }
}

interface Key {
  communityId: string
  id: string
}

/**
 * Runs what chooses rows by parts of their names outside the row limits: under them those indexes are not used, since
 * `substr` and `@>` are not leakproof. The conditions name the actor's reach themselves, and nothing but keys and their number comes out; the
 * rows are then read within the limits.
 */
export function choosing<T>(ctx: Ctx, search: string | undefined, work: (run: Ctx) => Promise<T>): Promise<T> {
  const wanted = wantedOf(search ?? '')
  const byGrams = wanted.by === 'name' && [...wanted.text].length > 1
  return byGrams ? privileged(ctx, (db) => work({ ...ctx, db })) : work(ctx)
}

/** Keys of the residents (`r`) that meet a condition, in order. */
export async function idsOf(
  ctx: Ctx,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
  offset: number,
): Promise<Key[]> {
  const { rows } =
    await sql<Key>`select r.community_id, r.id from resident r where ${where} order by ${order} limit ${limit} offset ${offset}`.execute(
      ctx.db,
    )
  return rows
}

/**
 * A page of the residents of one community and how many there are, in one reading of that community: the index of the
 * order holds the whole city, and walking it for one community of many is dear.
 */
async function pageOfFew(
  ctx: Ctx,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
  offset: number,
): Promise<{ page: Key[]; total: number }> {
  const { rows } = await sql<Partial<Key> & { total: number }>`
    with few as materialized (select r.community_id, r.id, r.name, r.initials, r.birth_on, r.valid_from, r.sex from resident r where ${where}),
      page as (select community_id, id, row_number() over (order by ${order}) as n from few order by n limit ${limit} offset ${offset})
    select page.community_id, page.id, all_of.total from (select count(*)::int as total from few) all_of left join page on true order by page.n`.execute(
    ctx.db,
  )
  return { page: rows.filter((r): r is Key & { total: number } => r.id != null), total: rows[0]!.total }
}

/** The residents with these keys, for {@link dressed}. */
export const chosen = (keys: readonly Key[]) => sql`
  select ${COLUMNS}, r.initials, r.id from unnest(${keys.map((k) => k.communityId)}::uuid[], ${keys.map((k) => k.id)}::uuid[]) as k(c, i)
  join resident r on r.community_id = k.c and r.id = k.i`

type Ask = z.output<typeof contract.listPeople.query>

async function conditions(ctx: Ctx, ask: Ask, within: RawBuilder<boolean>): Promise<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [known(ctx, 'r'), valid(ctx, 'r'), within]
  if (ask.registered) parts.push(sql`r.registered = ${ask.registered === 'true'}`)
  if (ask.sex) parts.push(sql`r.sex = ${ask.sex}`)
  if (ask.headsOnly) parts.push(sql`r.is_head`)
  if (ask.elderly) parts.push(sql`r.birth_on < ${`${birthYearsOf('60-79', ctx.asOf)[1]}-01-01`}::date`)
  if (ask.unitId)
    parts.push(sql`(r.community_id, r.household_id) in (select h.community_id, h.household_id from household h
    join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${known(ctx, 'd')}
    where d.unit_id = ${ask.unitId} and ${known(ctx, 'h')} and ${valid(ctx, 'h')})`)
  if (ask.search) parts.push(await matching(ctx, ask.search))
  return sql.join(parts, sql` and `)
}

/** The condition that finds what was typed into the one box; each kind has its own index. */
export async function matching(ctx: Ctx, typed: string): Promise<RawBuilder<unknown>> {
  const wanted = wantedOf(typed)
  switch (wanted.by) {
    case 'nothing':
      return sql`true`
    case 'id':
      return sql`r.person_id in (select person_id from person_key where id_hash = ${ctx.keys.blind(wanted.text)})`
    case 'phone':
      return sql`r.phone_hash = ${ctx.keys.blind(wanted.text)}`
    case 'initials':
      return sql`(r.initials >= ${wanted.text} and r.initials < ${`${wanted.text}~`})`
    case 'name':
      return [...wanted.text].length === 1 ? beginning('r.name', wanted.text) : holding(wanted.text)
    case 'address':
      return homesLike(ctx, wanted.text)
  }
}

/** SQL condition: a text begins with another; what an index on it finds. */
const beginning = (column: string, text: string) =>
  sql`(${sql.raw(column)} >= ${text} and ${sql.raw(column)} < ${`${text}\u{10FFFF}`})`

/** Names that hold a text: at their beginning, after one character, or anywhere in a long one. Each way has its index. */
const holding = (text: string) => sql`(${beginning('r.name', text)} or ${beginning('substr(r.name, 2)', text)}
  or (char_length(r.name) > 3 and r.name_grams @> ${nameGrams(text)}::text[] and r.name like ${containing(text)}))`

async function totalOf(ctx: Ctx, ask: Ask, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from resident r where ${where} limit ${MOST_COUNTED}) as hit`.execute(
    ctx.db,
  )
  const n = rows[0]!.n
  if (
    n < MOST_COUNTED ||
    ask.search ||
    ask.registered ||
    ask.sex ||
    ask.unitId ||
    ask.elderly ||
    ask.headsOnly ||
    ctx.knownOn
  )
    return n
  const all = await sql<{ n: number }>`
    select coalesce(sum(c.delta), 0)::int as n from resident_count c where c.day <= ${ctx.asOf} and ${await inArea(ctx, 'c.community_id', ask.areaId)}`.execute(
    ctx.db,
  )
  return all.rows[0]!.n
}

type Found = Raw & {
  id: string
  validTo: Day | null
  version: number
  ethnic: string | null
  education: string | null
  marriage: string | null
  employment: string | null
  holds: boolean
}

/**
 * One person as of the day asked about; where they were not registered on it, the nearest that is kept, which `standing` says. A
 * day that has not come is answered as today. @throws AppError `access.notFound` (404)
 */
export async function getPerson(asked: Ctx, id: string): Promise<Person> {
  requireRight(asked, 'registers.read')
  const today = dayOf(asked.now)
  const ctx = asked.asOf > today ? { ...asked, asOf: today } : asked
  const found = await nearest(ctx, await mergedInto(ctx, id))
  if (!found) throw notFound()
  await require(ctx, 'registers.read', found.communityId)
  const page = sql`select ${COLUMNS}, r.initials, r.id from resident r where r.community_id = ${found.communityId} and r.id = ${found.id}`
  const row = (await dressed(ctx, page, sql`id`))[0]!
  return {
    ...shownPerson(row, ctx.asOf), version: found.version, ethnic: found.ethnic, education: found.education, marriage: found.marriage,
    employment: found.employment, living: found.holds, standing: standingOf(found, asked.asOf, today), to: found.validTo, ...(await around(ctx, found)),
  } // prettier-ignore
}

/** The row that holds on the day; else the last that ended before it; else the first that begins after it. */
async function nearest(ctx: Ctx, personId: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select r.*, ${valid(ctx, 'r')} as holds from resident r where r.person_id = ${personId} and ${known(ctx, 'r')}
    order by (${valid(ctx, 'r')}) desc, (r.valid_from <= ${ctx.asOf}::date) desc, abs(r.valid_from - ${ctx.asOf}::date), r.recorded_at desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}

function standingOf(found: Found, day: Day, today: Day): Person['standing'] {
  if (found.holds) return day > today ? 'future' : 'here'
  if (day < found.birthOn) return 'unborn'
  return day < found.validFrom ? 'notYet' : 'gone'
}

async function around(ctx: Ctx, found: Raw) {
  const { rows: members } = await sql<{
    id: string
    name: string
    relation: string
    isHead: boolean
    sex: string
    birthOn: Day
  }>`
    select r.person_id as id, r.name, r.relation, r.is_head, r.sex, r.birth_on from resident r
    where r.community_id = ${found.communityId} and r.household_id = ${found.householdId} and ${known(ctx, 'r')} and ${valid(ctx, 'r')}
    order by r.is_head desc, r.birth_on`.execute(ctx.db)
  const { rows: lists } = await sql<{ id: string; listId: string; name: string; purpose: string; expiresOn: Day }>`
    select e.id, e.list_id, l.name, e.purpose, e.expires_on from special_list_entry e join special_list l on l.id = e.list_id
    where e.community_id = ${found.communityId} and e.person_id = ${found.personId} and ${known(ctx, 'e')}
      and e.valid_from <= ${ctx.asOf} and e.expires_on > ${ctx.asOf} and (e.removed_on is null or e.removed_on > ${ctx.asOf})`.execute(
    ctx.db,
  )
  const { rows: households } = await sql<{ number: string }>`
    select h.number from household h where h.community_id = ${found.communityId} and h.household_id = ${found.householdId} and ${known(ctx, 'h')}
    order by h.valid_from desc limit 1`.execute(ctx.db)
  return { members, lists, householdNumber: households[0]?.number ?? '' }
}

import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { requestFields } from '../contract/index.ts'
import { mergedInto } from './merged.ts'
import { maskedId, maskedPhone } from './people.ts'

/**
 * What a person may see of their own entry (PIPL art. 44, 45). These answer within the row limits that hold: the caller has
 * made sure that the person is who asks, or whom they act for, and has opened the limits to that community (`within`).
 */
export interface OwnEntry {
  personId: string
  communityId: string
  householdId: string
  name: string
  sex: string
  birthOn: Day
  idMasked: string | null
  phoneMasked: string | null
  ethnic: string | null
  education: string | null
  marriage: string | null
  employment: string | null
  registered: boolean
  registeredAt: string
  address: string
  unitId: string | null
  x: number | null
  y: number | null
  version: number
  from: Day
}

/** The entry of a person who lives in a community now, or `undefined`. */
export async function ownEntry(ctx: Ctx, communityId: string, id: string): Promise<OwnEntry | undefined> {
  const personId = await mergedInto(ctx, id)
  const { rows } = await sql<OwnEntry & { idLast4: string | null; phoneLast4: string | null }>`
    select r.person_id, r.community_id, r.household_id, r.name, r.sex, r.birth_on, r.id_last4, r.phone_last4, r.ethnic, r.education, r.marriage,
      r.employment, r.registered, r.registered_at, r.version, r.valid_from as "from", coalesce(d.address, '') as address, d.unit_id, u.x, u.y
    from resident r
    left join household h on h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null and h.valid_to is null
    left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.superseded_at is null and d.valid_to is null
    left join residential_unit u on u.unit_id = d.unit_id and u.superseded_at is null and u.valid_to is null
    where r.community_id = ${communityId} and r.person_id = ${personId} and r.superseded_at is null and r.valid_to is null limit 1`.execute(ctx.db)
  const row = rows[0]
  if (!row) return undefined
  const { idLast4, phoneLast4, ...plain } = row
  return { ...plain, idMasked: maskedId(idLast4), phoneMasked: maskedPhone(phoneLast4) }
} // prettier-ignore

/** The person's own number in clear, for what they send themselves. */
export async function ownPhone(ctx: Ctx, communityId: string, personId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('resident')
    .select('phoneEnc')
    .where('communityId', '=', communityId)
    .where('personId', '=', personId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  return row?.phoneEnc ? ctx.keys.open(row.phoneEnc) : null
}

export interface Look {
  id: string
  at: Date
  by: string
  fields: string[]
  purpose: string
  reason: string
}
/** Who looked up which number of the person, when and why, newest first. */
export async function looksAt(ctx: Ctx, communityId: string, personId: string): Promise<Look[]> {
  const rows = await ctx.db
    .selectFrom('revealing')
    .select(['id', 'revealedAt as at', 'revealedBy as by', 'fields', 'purpose', 'reason'])
    .where('communityId', '=', communityId)
    .where('personId', '=', personId)
    .orderBy('revealedAt', 'desc')
    .limit(200)
    .execute()
  return rows
}

export interface OwnListing {
  id: string
  list: string
  source: string
  purpose: string
  legalBasis: string
  from: Day
  expiresOn: Day
}
/** On which supplementary lists the person stands, from which source and for what. */
export async function listingsOf(ctx: Ctx, communityId: string, personId: string): Promise<OwnListing[]> {
  const { rows } = await sql<OwnListing>`
    select e.id, l.name as list, e.source, e.purpose, l.legal_basis, e.valid_from as "from", e.expires_on
    from special_list_entry e join special_list l on l.id = e.list_id
    where e.community_id = ${communityId} and e.person_id = ${personId} and e.superseded_at is null and e.removed_on is null
      and e.expires_on > ${ctx.asOf}::date order by e.valid_from desc`.execute(ctx.db)
  return rows
}

export interface OwnRequest {
  id: string
  field: (typeof requestFields)[number]
  oldValue: string
  newValue: string
  reason: string
  state: 'requested' | 'accepted' | 'refused'
  requestedAt: Date
  decision: string | null
}
/** The person's requests for correction, newest first. */
export async function requestsOf(ctx: Ctx, communityId: string, personId: string): Promise<OwnRequest[]> {
  const rows = await ctx.db
    .selectFrom('correctionRequest')
    .select(['id', 'field', 'oldValue', 'newValue', 'reason', 'state', 'requestedAt', 'decision'])
    .where('communityId', '=', communityId)
    .where('personId', '=', personId)
    .orderBy('requestedAt', 'desc')
    .limit(50)
    .execute()
  return rows as OwnRequest[]
}

/** The other members of a person's household now, for whom a worker may let them act. */
export async function householdOf(
  ctx: Ctx,
  communityId: string,
  householdId: string,
): Promise<{ personId: string; name: string; birthOn: Day }[]> {
  return ctx.db
    .selectFrom('resident')
    .select(['personId', 'name', 'birthOn'])
    .where('communityId', '=', communityId)
    .where('householdId', '=', householdId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .orderBy('birthOn')
    .execute()
}

/** A local unit as its own delegate sees it. */
export interface OwnUnit {
  localUnitId: string
  communityId: string
  name: string
  kind: string
  superior: string
  address: string
  contact: string
  phoneMasked: string | null
  staff: number | null
}
/** A local unit within the row limits, or `undefined`. */
export async function ownUnit(ctx: Ctx, localUnitId: string): Promise<OwnUnit | undefined> {
  const row = await ctx.db
    .selectFrom('localUnit')
    .select(['localUnitId', 'communityId', 'name', 'kind', 'superior', 'address', 'contact', 'phoneLast4', 'staff'])
    .where('localUnitId', '=', localUnitId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { phoneLast4, ...plain } = row
  return { ...plain, phoneMasked: maskedPhone(phoneLast4) }
}

/** Where people live now, by the id asked; merged entries are followed. Whoever lives nowhere here is not in it. */
export async function homesOf(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<Map<string, { personId: string; communityId: string }>> {
  const found = new Map<string, { personId: string; communityId: string }>()
  for (const id of personIds) {
    const personId = await mergedInto(ctx, id)
    const row = await ctx.db
      .selectFrom('resident')
      .select('communityId')
      .where('personId', '=', personId)
      .where('supersededAt', 'is', null)
      .where('validTo', 'is', null)
      .executeTakeFirst()
    if (row) found.set(id, { personId, communityId: row.communityId })
  }
  return found
}

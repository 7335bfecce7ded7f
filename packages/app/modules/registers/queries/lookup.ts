import { sql } from 'kysely'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Day } from '#shared/dates.ts'
import { tell } from '../bulk/tell.ts'
import { mergedInto } from './merged.ts'
import { known, valid } from './time.ts'

/** Where a person stands, for modules that refer to people. */
export interface KnownPerson {
  personId: string
  communityId: string
  householdId: string
  name: string
  sex: string
  birthOn: string
  registered: boolean
}

/** A person within the actor's reach on the day asked about, or `undefined`. Follows merges. */
export async function findPerson(ctx: Ctx, id: string): Promise<KnownPerson | undefined> {
  const personId = await mergedInto(ctx, id)
  const { rows } = await sql<KnownPerson>`
    select r.person_id, r.community_id, r.household_id, r.name, r.sex, r.birth_on, r.registered from resident r
    where r.person_id = ${personId} and ${known(ctx, 'r')} and ${valid(ctx, 'r')} limit 1`.execute(ctx.db)
  return rows[0]
}

/** Somebody who lives in a community under a name. */
export interface Named {
  personId: string
  communityId: string
  name: string
  sex: string
  birthOn: string
}
/** Residents of communities by their whole names on a day, within the actor's reach. */
export async function residentsNamed(ctx: Ctx, communityIds: readonly string[], names: readonly string[], day: Day): Promise<Named[]> {
  if (names.length === 0) return []
  const on = { ...ctx, asOf: day }
  const { rows } = await sql<Named>`
    select r.person_id, r.community_id, r.name, r.sex, r.birth_on from resident r
    where r.community_id = any(${communityIds as string[]}::uuid[]) and r.name = any(${names as string[]}::text[]) and ${known(on, 'r')} and ${valid(on, 'r')}`.execute(ctx.db)
  return rows
} // prettier-ignore

/**
 * Which id numbers somebody in the city already has, and whether that person lives in the community asked for. Of people
 * elsewhere nothing is told but that they are there. Needs the right to import at the community.
 */
export async function knownPeople(
  ctx: Ctx,
  communityId: string,
  idNumbers: readonly string[],
): Promise<Map<string, 'here' | 'elsewhere' | 'gone'>> {
  await require(ctx, 'registers.import', communityId)
  const byHash = new Map(idNumbers.map((id) => [ctx.keys.blind(id), id]))
  if (byHash.size === 0) return new Map()
  const { rows } = await privileged(ctx, (db) =>
    sql<{ idHash: string; communityId: string | null }>`
      select k.id_hash, r.community_id from person_key k
      left join resident r on r.person_id = k.person_id and r.superseded_at is null and r.valid_to is null
      where k.id_hash = any(${[...byHash.keys()]}::text[])`.execute(db),
  )
  return new Map(
    rows.map((r) => [
      byHash.get(r.idHash)!,
      r.communityId === null ? 'gone' : r.communityId === communityId ? 'here' : 'elsewhere',
    ]),
  )
}

/** Names, births and addresses of those who live in a community, as `tell` joins them: what a ledger's rows are alike to. */
export async function livingAlike(ctx: Ctx, communityId: string): Promise<Set<string>> {
  await require(ctx, 'registers.import', communityId)
  const { rows } = await sql<{ name: string; birthOn: string; address: string | null }>`
    select r.name, r.birth_on, d.address from resident r
    join household h on h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null and h.valid_to is null
    left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.superseded_at is null and d.valid_to is null
    where r.community_id = ${communityId} and r.superseded_at is null and r.valid_to is null`.execute(ctx.db)
  return new Set(rows.map((r) => tell(r.name, r.birthOn, r.address ?? '')))
}

import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Suspicion } from '../suspects.ts'

/** Which person an arrival is, and whom they may be the same as. */
export interface Identity {
  personId: string
  suspicion?: Suspicion
}

/**
 * One id number, one person in the whole city. Someone who lived here before and lives nowhere now is the same person
 * again; someone who lives in another community becomes a suspected duplicate for those above both.
 * @throws AppError `registers.alreadyHere` (409) when they live within the actor's reach: they move, they do not arrive
 */
export async function identify(ctx: Ctx, communityId: string, idHash: string | null): Promise<Identity> {
  const personId = newId(ctx.now)
  if (idHash === null) return { personId }
  const { rows: claimed } = await sql`
    insert into person_key (id_hash, person_id) values (${idHash}, ${personId})
    on conflict (id_hash) do nothing returning 1`.execute(ctx.db)
  if (claimed.length === 1) return { personId }
  const owner = await ownerOf(ctx, idHash)
  if (owner.communityId === null) return { personId: owner.personId }
  const seen = await ctx.db
    .selectFrom('resident')
    .select('name')
    .where('personId', '=', owner.personId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  if (seen) throw new AppError('registers.alreadyHere', 409, { name: seen.name, personId: owner.personId }, 'idNumber')
  return {
    personId,
    suspicion: {
      communityId,
      personId,
      otherCommunityId: owner.communityId,
      otherPersonId: owner.personId,
      ground: 'sameId',
    },
  }
}

/** Only which person an id number is and whether they live somewhere: no name, nothing else, leaves here. */
async function ownerOf(ctx: Ctx, idHash: string): Promise<{ personId: string; communityId: string | null }> {
  const { rows } = await privileged(ctx, (db) =>
    sql<{ personId: string; communityId: string | null }>`
      select k.person_id, r.community_id from person_key k
      left join resident r on r.person_id = k.person_id and r.superseded_at is null and r.valid_to is null
      where k.id_hash = ${idHash} limit 1`.execute(db),
  )
  return rows[0]!
}

/** People within reach who are alike in name, birth and address. */
export async function alike(
  ctx: Ctx,
  one: { communityId: string; personId: string; name: string; birthOn: string; address: string },
): Promise<Suspicion[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select r.person_id, r.community_id from resident r
    join household h on h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null and h.valid_to is null
    join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.superseded_at is null
    where r.name = ${one.name} and r.birth_on = ${one.birthOn} and r.superseded_at is null and r.valid_to is null
      and d.address = ${one.address} and r.person_id <> ${one.personId} limit 5`.execute(ctx.db)
  return rows.map((r) => ({
    communityId: one.communityId, personId: one.personId, otherCommunityId: r.communityId, otherPersonId: r.personId, ground: 'alike' as const,
  })) // prettier-ignore
}

/** Moves an id number to the corrected one. @throws AppError `registers.idTaken` (409) when another person has it */
export async function changeKey(ctx: Ctx, personId: string, before: string | null, now: string | null): Promise<void> {
  if (before === now) return
  if (now !== null) {
    const { rows } = await sql<{ personId: string }>`
      insert into person_key (id_hash, person_id) values (${now}, ${personId})
      on conflict (id_hash) do update set id_hash = excluded.id_hash returning person_id`.execute(ctx.db)
    if (rows[0]!.personId !== personId) throw new AppError('registers.idTaken', 409, {}, 'facts.idNumber')
  }
  if (before !== null)
    await ctx.db.deleteFrom('personKey').where('idHash', '=', before).where('personId', '=', personId).execute()
}

import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { queueSuspects, type Suspicion } from '../suspects.ts'
import { livingIn } from './living.ts'
import { tell } from './tell.ts'
import type { CommunityMemory, PreparedResident } from './types.ts'

/**
 * Gives each id number its person, once in the city. Rows whose number someone already has are told: a person who
 * lives nowhere now goes on under the same person; one who lives somewhere is a suspected duplicate.
 */
export async function claimIds(ctx: Ctx, communityId: string, rows: readonly PreparedResident[]): Promise<Suspicion[]> {
  const keyed = rows.filter((r) => r.idHash !== null)
  if (keyed.length === 0) return []
  const { rows: counted } = await sql<{ n: number }>`
    with claimed as (
      insert into person_key (id_hash, person_id)
      select * from unnest(${keyed.map((r) => r.idHash)}::text[], ${keyed.map((r) => r.personId)}::uuid[]) as t(h, p) order by h
      on conflict (id_hash) do nothing returning 1)
    select count(*)::int as n from claimed`.execute(ctx.db)
  if (counted[0]!.n === keyed.length) return []
  return settle(ctx, communityId, keyed)
}

interface Owner {
  idHash: string
  personId: string
  communityId: string | null
}

async function settle(ctx: Ctx, communityId: string, keyed: readonly PreparedResident[]): Promise<Suspicion[]> {
  const owners = await ownersOf(
    ctx,
    keyed.map((r) => r.idHash!),
  )
  const suspicions: Suspicion[] = []
  for (const row of keyed) {
    const owner = owners.get(row.idHash!)!
    if (owner.personId === row.personId) continue
    const inBatch = keyed.find((r) => r.personId === owner.personId)
    const lives = inBatch ? communityId : owner.communityId
    if (lives === null) row.personId = owner.personId
    else
      suspicions.push({
        communityId,
        personId: row.personId,
        otherCommunityId: lives,
        otherPersonId: owner.personId,
        ground: 'sameId',
      })
  }
  return suspicions
}

async function ownersOf(ctx: Ctx, hashes: readonly string[]): Promise<Map<string, Owner>> {
  const { rows } = await privileged(ctx, () =>
    sql<Owner>`
      select k.id_hash, k.person_id, r.community_id from person_key k
      left join resident r on r.person_id = k.person_id and r.superseded_at is null and r.valid_to is null
      where k.id_hash = any(${hashes}::text[])`.execute(ctx.db),
  )
  return new Map(rows.map((r) => [r.idHash, r]))
}

/** Rows alike in name, birth and address to each other or to someone who lives in the community. */
export async function alikeIn(
  ctx: Ctx,
  communityId: string,
  rows: readonly PreparedResident[],
  memory: CommunityMemory = {},
): Promise<Suspicion[]> {
  const seen = (memory.alike ??= await livingAlike(ctx, communityId))
  const suspicions: Suspicion[] = []
  for (const row of rows) {
    const key = tell(row.name, row.birthOn, row.address)
    const other = seen.get(key)
    if (other && other !== row.personId)
      suspicions.push({
        communityId,
        personId: row.personId,
        otherCommunityId: communityId,
        otherPersonId: other,
        ground: 'alike',
      })
    else seen.set(key, row.personId)
  }
  return suspicions
}

const livingAlike = async (ctx: Ctx, communityId: string): Promise<Map<string, string>> =>
  new Map((await livingIn(ctx, communityId)).map((r) => [tell(r.name, r.birthOn, r.address), r.personId]))

/** Both searches, the queue written. One pair stands in it once. */
export async function suspect(
  ctx: Ctx,
  communityId: string,
  rows: readonly PreparedResident[],
  memory: CommunityMemory = {},
): Promise<number> {
  const same = await claimIds(ctx, communityId, rows)
  const alike = await alikeIn(ctx, communityId, rows, memory)
  return queueSuspects(ctx, [...same, ...alike])
}

import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'

/** Two people who may be one. `sameId`: one id number; `alike`: one name, birth and address. */
export interface Suspicion {
  communityId: string
  personId: string
  otherCommunityId: string
  otherPersonId: string
  ground: 'sameId' | 'alike'
}

/** Puts pairs on the duplicates queue; a pair already there stays as it was decided. Returns how many are new. */
export async function queueSuspects(ctx: Ctx, suspicions: readonly Suspicion[]): Promise<number> {
  const pairs = new Map(suspicions.map((s) => [`${s.personId}${s.otherPersonId}`, s]))
  if (pairs.size === 0) return 0
  const list = [...pairs.values()]
  const { numAffectedRows } = await sql`
    insert into duplicate_suspect
      (community_id, id, person_id, other_community_id, other_person_id, ground, state, found_at, version)
    select c, i, p, oc, op, g, 'open', ${ctx.now}, 1
    from unnest(${list.map((s) => s.communityId)}::uuid[], ${list.map(() => newId(ctx.now))}::uuid[],
      ${list.map((s) => s.personId)}::uuid[], ${list.map((s) => s.otherCommunityId)}::uuid[],
      ${list.map((s) => s.otherPersonId)}::uuid[], ${list.map((s) => s.ground)}::text[]) as t(c, i, p, oc, op, g)
    on conflict (community_id, person_id, other_person_id) do nothing`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

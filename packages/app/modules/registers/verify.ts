import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'

/** What `liren verify` asks of the registers: counts equal a recount, every household has one head, sealed numbers open. */
export async function verify(ctx: Ctx): Promise<{ name: string; checked: number; faults: string[] }[]> {
  return [await countsHold(ctx), await headsHold(ctx), await numbersOpen(ctx)]
}

async function countsHold(ctx: Ctx) {
  const { rows } = await sql<{ communityId: string; counted: number; there: number }>`
    with there as (select community_id, count(*)::int as n from resident where superseded_at is null and valid_to is null group by 1),
      counted as (select community_id, sum(delta)::int as n from resident_count group by 1)
    select coalesce(c.community_id, t.community_id) as community_id, coalesce(c.n, 0) as counted, coalesce(t.n, 0) as there
    from counted c full join there t on t.community_id = c.community_id`.execute(ctx.db)
  const faults = rows
    .filter((r) => r.counted !== r.there)
    .map((r) => `${r.communityId}: ${r.counted} counted, ${r.there} there`)
  return { name: 'resident_count', checked: rows.length, faults }
}

async function headsHold(ctx: Ctx) {
  const { rows } = await sql<{ householdId: string; heads: number }>`
    select household_id, (count(*) filter (where is_head))::int as heads from resident
    where superseded_at is null and valid_to is null group by community_id, household_id`.execute(ctx.db)
  return {
    name: 'heads',
    checked: rows.length,
    faults: rows.filter((r) => r.heads !== 1).map((r) => `${r.householdId}: ${r.heads}`),
  }
}

const SAMPLE = 1000
async function numbersOpen(ctx: Ctx) {
  const { rows } = await sql<{ id: string; idEnc: string; idHash: string }>`
    select id, id_enc, id_hash from resident where id_enc is not null and superseded_at is null limit ${SAMPLE}`.execute(
    ctx.db,
  )
  const opens = (sealed: string, hash: string) => {
    try {
      return ctx.keys.blind(ctx.keys.open(sealed)) === hash
    } catch {
      return false
    }
  }
  return {
    name: 'sealed numbers',
    checked: rows.length,
    faults: rows.filter((r) => !opens(r.idEnc, r.idHash)).map((r) => r.id),
  }
}

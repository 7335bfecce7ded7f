import { sql, type RawBuilder } from 'kysely'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { asRows, type Going } from './place-rows.ts'

const COLUMNS = sql`id, person_id, field, old_value, new_value, new_value_enc, reason, state, requested_by, requested_at, decided_by, decided_at,
  decision, version`

/** Open requests for correction go along with their people, so that whoever looks after them now decides. */
export async function followRequests(ctx: Ctx, residents: readonly Going[]): Promise<void> {
  if (residents.length === 0) return
  await privileged(ctx, async (db) => {
    const { rows } = await sql<Going>`
      select distinct on (q.id) q.community_id as "from", q.id as "key", m.to_id as "to" from correction_request q
      join resident r on r.community_id = q.community_id and r.person_id = q.person_id
      join ${asRows(residents)} on r.community_id = m.from_id and r.id = m.key
      where q.state = 'requested' order by q.id, r.valid_from desc`.execute(db)
    await carry(db, rows)
  })
}

/** All open requests of a community go into the one that it went into. */
export async function followAllRequests(ctx: Ctx, from: string, to: string): Promise<void> {
  await privileged(ctx, async (db) => {
    const { rows } = await sql<Going>`
      select community_id as "from", id as "key", ${to}::uuid as "to" from correction_request
      where community_id = ${from} and state = 'requested'`.execute(db)
    await carry(db, rows)
  })
}

async function carry(db: Tx, going: readonly Going[]): Promise<void> {
  if (going.length === 0) return
  const these: RawBuilder<unknown> = sql`correction_request q join ${asRows(going)} on q.community_id = m.from_id and q.id = m.key`
  await sql`insert into correction_request (community_id, ${COLUMNS}) select m.to_id, ${COLUMNS} from ${these}`.execute(
    db,
  )
  await sql`delete from correction_request q using ${asRows(going)} where q.community_id = m.from_id and q.id = m.key`.execute(
    db,
  )
}

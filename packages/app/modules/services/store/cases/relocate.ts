import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'

/** A case that goes from an area into another. */
export interface Relocation {
  id: string
  from: string
  to: string
  path: string
}

/** What goes along with a case, and the column that names the case. */
const CHILDREN = {
  service_case_step: 'case_id',
  service_case_part: 'case_id',
  service_case_file: 'case_id',
  service_paper: 'case_id',
  service_public_case: 'id',
  service_rating: 'case_id',
  service_look: 'case_id',
} as const

const asRows = (going: readonly Relocation[]) => sql`unnest(
  ${going.map((g) => g.id)}::uuid[], ${going.map((g) => g.from)}::uuid[], ${going.map((g) => g.to)}::uuid[], ${going.map((g) => g.path)}::text[])
  as m(case_id, from_id, to_id, to_path)`

/**
 * Cases go over with all that belongs to them: inserted where they go, deleted where they stood, in the open transaction; the area
 * of a row is never changed in place. Outside the actor's role.
 */
export async function relocate(ctx: Ctx, going: readonly Relocation[]): Promise<void> {
  if (going.length === 0) return
  for (const [table, column] of Object.entries({ ...CHILDREN, service_case: 'id' })) {
    const t = sql.table(table)
    const same = sql`t.area_id = m.from_id and ${sql.ref(`t.${column}`)} = m.case_id`
    await sql`
      insert into ${t} select (jsonb_populate_record(t, jsonb_build_object('area_id', m.to_id, 'path', m.to_path))).*
      from ${t} t join ${asRows(going)} on ${same}`.execute(ctx.db)
    await sql`delete from ${t} t using ${asRows(going)} where ${same}`.execute(ctx.db)
  }
  await sql`
    update service_case_number n set area_id = m.to_id from ${asRows(going)}
    where n.number = (select c.number from service_case c where c.area_id = m.to_id and c.id = m.case_id)`.execute(
    ctx.db,
  )
}

import { sql } from 'kysely'
import type { Tx } from '#server/context.ts'

/** From so many rows on it is faster to build the indexes anew than to keep them while rows come in. */
const MANY = 50_000

/**
 * Does `work`, which fills the empty tables of the tree with many rows, without their plain indexes, and builds them
 * again in the same transaction. The unique ones stay and guard.
 */
export async function withoutIndexes<T>(db: Tx, rows: number, work: () => Promise<T>): Promise<T> {
  const { rows: any } = await sql<{ n: number }>`select 1 as n from area limit 1`.execute(db)
  if (rows < MANY || any.length > 0) return work()
  const { rows: plain } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = current_schema() and tablename in ('area', 'area_version') and indexdef not like 'CREATE UNIQUE%'`.execute(
    db,
  )
  for (const index of plain) await sql`drop index ${sql.id(index.name)}`.execute(db)
  const result = await work()
  for (const index of plain) await sql.raw(index.definition).execute(db)
  return result
}

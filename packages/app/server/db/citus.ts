import { sql } from 'kysely'
import type { House } from '../house.ts'

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/**
 * Spreads the tables of a Citus cluster as the modules' manifests say: by `community_id`, `area_id` or an id hash; small
 * shared ones everywhere. Harmless when run again.
 * @returns what was done, a line a table
 */
export async function distribute(house: House): Promise<string[]> {
  if (house.opened.engine !== 'citus') throw new Error('LIREN_CITUS=1 and DATABASE_URL name no Citus coordinator')
  const done = await sql<{ name: string }>`select logicalrelid::text as name from pg_dist_partition`.execute(
    house.opened.db,
  )
  const known = new Set(done.rows.map((r) => r.name))
  const lines: string[] = []
  const tables = house.modules
    .flatMap((m) => Object.entries(m.tables))
    .map(([name, rule]) => [snake(name), rule.spread] as const)
  // Reference tables first: distributed ones may refer to them.
  for (const [name, spread] of tables.toSorted(
    ([, a], [, b]) => Number(b === 'reference') - Number(a === 'reference'),
  )) {
    if (spread === 'local' || known.has(name)) continue
    if (spread === 'reference') await sql`select create_reference_table(${name})`.execute(house.opened.db)
    else
      await sql`select create_distributed_table(${name}, ${await columnOf(house, name, spread)})`.execute(
        house.opened.db,
      )
    lines.push(`${name}: ${spread}`)
  }
  return lines
}

async function columnOf(house: House, table: string, spread: 'community' | 'area' | 'hash'): Promise<string> {
  if (spread === 'community') return 'community_id'
  if (spread === 'area') return 'area_id'
  const { rows } = await sql<{ column: string }>`
    select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = ${table}::regclass and i.indisprimary`.execute(house.opened.db)
  return rows[0]!.column
}

import { CompiledQuery, sql } from 'kysely'
import { timed } from './measure.ts'
import type { Bed } from './types.ts'

const PAGE = 20_000

/**
 * Milliseconds that a raw COPY of the rows of a table takes, into a bare table of the same columns without any index, by
 * the same driver. The rows are read as they are stored, so both move the same bytes.
 */
export async function rawCopy(bed: Bed, table: string, key: string): Promise<{ ms: number; rows: number }> {
  const { db, exec } = bed.house.opened
  await exec(`drop table if exists bare_${table}; create table bare_${table} (like ${table})`)
  const { columns, line } = await linesOf(bed, table)
  let ms = 0
  let rows = 0
  for (let after: string | undefined; ;) {
    const { rows: page } = await sql<{ at: string; line: string }>`
      select ${sql.raw(key)}::text as at, ${sql.raw(line)} as line from ${sql.table(table)}
      ${after === undefined ? sql`` : sql`where ${sql.raw(key)} > ${after}`} order by ${sql.raw(key)} limit ${PAGE}`.execute(
      db,
    )
    if (page.length === 0) break
    const text = `${page.map((r) => r.line).join('\n')}\n`
    const copy = CompiledQuery.raw(`copy bare_${table} (${columns}) from '/dev/blob'`, [text])
    ms += (await timed(() => db.transaction().execute((tx) => tx.executeQuery(copy)))).ms
    rows += page.length
    after = page.at(-1)!.at
  }
  await exec(`drop table bare_${table}`)
  return { ms, rows }
}

/** The columns of a table, and SQL that writes one row in the text format of COPY. */
async function linesOf(bed: Bed, table: string): Promise<{ columns: string; line: string }> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = ${table} and table_schema = 'public' order by ordinal_position`.execute(
    bed.house.opened.db,
  )
  const cell = (name: string) => String.raw`coalesce(replace("${name}"::text, '\', '\\'), '\N')`
  return {
    columns: rows.map((r) => `"${r.name}"`).join(', '),
    line: rows.map((r) => cell(r.name)).join(String.raw` || E'\t' || `),
  }
}

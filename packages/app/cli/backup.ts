import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { readConfig } from '#server/config.ts'
import { readMigrations } from '#server/db/migrate.ts'
import type { Db } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { withHouse, type Command } from './commands.ts'
import { say } from './say.ts'

/** One line of a backup: JSON. `end` of a table carries its count and the SHA-256 of its row lines. */
export type BackupLine =
  | { liren: 1; migrations: string[]; at: string }
  | { table: string }
  | { row: string }
  | { end: string; count: number; sha256: string }
  | { file: string; base64: string }
  | { done: true; tables: number }

const SLICE = 2000

/**
 * Tables that a city consists of, by name, but each after those it refers to; the queue's and the migrator's own are not
 * among them.
 */
export async function cityTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%' and table_name <> '_durable'
    order by table_name`.execute(db)
  const { rows: references } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f'`.execute(
    db,
  )
  const ordered = new Set<string>()
  const add = (table: string, above: string[] = []): void => {
    for (const r of references) if (r.from === table && !above.includes(r.to)) add(r.to, [...above, table])
    ordered.add(table)
  }
  for (const { name } of rows) add(name)
  return [...ordered]
}

/** All rows of a table as canonical JSON texts, in the order of its primary key. */
export async function* rowsOf(db: Db, table: string): AsyncGenerator<string> {
  const cursor = sql.ref(`c_${table}`)
  await sql`declare ${cursor} no scroll cursor for select to_jsonb(t)::text as row from ${sql.table(table)} t order by ${sql.raw(await keyOf(db, table))}`.execute(
    db,
  )
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(SLICE))} from ${cursor}`.execute(db)
    for (const { row } of rows) yield row
    if (rows.length < SLICE) break
  }
  await sql`close ${cursor}`.execute(db)
}

async function keyOf(db: Db, table: string): Promise<string> {
  const { rows } = await sql<{ column: string }>`
    select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary order by array_position(i.indkey::int[], a.attnum::int)`.execute(
    db,
  )
  return rows.length > 0 ? rows.map((r) => `t."${r.column}"`).join(', ') : 'to_jsonb(t)::text'
}

/**
 * Writes the whole city, as of one moment, into one gzip file of JSON lines: every table row by row with a hash, and every
 * kept file. The master key is not in it. The file appears under its name only when it is whole.
 */
export const backup: Command = async ([file]) => {
  if (!file) throw new Error('liren backup FILE')
  if (existsSync(file)) throw new AppError('kit.notEmpty', 409, { target: file })
  const config = readConfig()
  await withHouse(async (house) => {
    let tables = 0
    let rows = 0
    const lines = house.opened.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        async function* all(): AsyncGenerator<string> {
          yield line({ liren: 1, migrations: Object.keys(readMigrations()), at: house.clock().toISOString() })
          for (const table of await cityTables(tx)) {
            const hash = createHash('sha256')
            let count = 0
            yield line({ table })
            for await (const row of rowsOf(tx, table)) {
              hash.update(`${row}\n`)
              count++
              yield line({ row })
            }
            yield line({ end: table, count, sha256: hash.digest('hex') })
            tables++
            rows += count
          }
          for (const path of keptFiles(config.data))
            yield line({ file: path.split('/').at(-1)!, base64: readFileSync(path).toString('base64') })
          yield line({ done: true, tables })
        }
        await pipeline(
          Readable.from(all()),
          createGzip(),
          createWriteStream(`${file}.part`, { mode: 0o600, flush: true }),
        )
      })
    await lines
    renameSync(`${file}.part`, file)
    say(
      `${file}: ${tables} tables, ${rows} rows. The master key is not in it: keep ${join(config.data, 'keys/master.key')} (or LIREN_KEY) in another safe place.`,
    )
  })
}

const line = (value: BackupLine): string => `${JSON.stringify(value)}\n`

function keptFiles(data: string): string[] {
  const root = join(data, 'files')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /^[0-9a-f]{64}$/.test(e.name))
    .map((e) => `${e.parentPath}/${e.name}`)
    .sort()
}

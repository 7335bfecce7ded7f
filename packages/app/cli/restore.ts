import { createHash } from 'node:crypto'
import { copyFileSync, createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { AppError } from '#shared/errors.ts'
import { readConfig } from '#server/config.ts'
import type { Db } from '#server/context.ts'
import { openDatabase, type Opened } from '#server/db/open.ts'
import { migrate, readMigrations } from '#server/db/migrate.ts'
import { openHouse } from '#server/start.ts'
import { modules } from '../app.ts'
import { cityTables, type BackupLine } from './backup.ts'
import type { Command } from './commands.ts'
import { say } from './say.ts'

const BATCH = 1000

/**
 * Puts a backup into an empty database, in one transaction: all of it or nothing. Every table's count and hash must be
 * those of the file. The key must be the one the city was begun with.
 */
export const restore: Command = async (rest) => {
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: { 'key-file': { type: 'string' } },
  })
  const [file] = positionals
  if (!file || !existsSync(file)) throw new Error('liren restore FILE [--key-file KEY]')
  if (values['key-file']) takeKey(values['key-file'])
  const config = readConfig()
  const opened = await openDatabase(config)
  try {
    if ((await cityTables(opened.db)).length > 0)
      throw new AppError('kit.notEmpty', 409, { target: config.databaseUrl ? 'DATABASE_URL' : config.data })
    const said = await load(opened, file, config.data)
    say(`${file}: ${said.tables} tables, ${said.rows} rows restored, every hash equal`)
  } finally {
    await opened.close()
  }
  const house = await openHouse(readConfig(), modules)
  await house.opened.close()
}

function takeKey(path: string): void {
  const data = process.env.LIREN_DATA || './data'
  const target = join(data, 'keys', 'master.key')
  if (existsSync(target)) throw new AppError('kit.notEmpty', 409, { target })
  mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 })
  copyFileSync(path, target)
}

async function load(opened: Opened, file: string, data: string) {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity })[
    Symbol.asyncIterator
  ]()
  const wrong = (reason: string) => new AppError('kit.wrongBackup', 422, { file, reason })
  const next = async (): Promise<BackupLine> => {
    try {
      const { value, done } = await lines.next()
      if (done) throw new Error('it ends too early')
      return JSON.parse(value as string) as BackupLine
    } catch (error) {
      throw wrong((error as Error).message)
    }
  }
  const head = await next()
  if (!('liren' in head)) throw wrong('not a backup of Liren')
  const unknown = head.migrations.filter((m) => !(m in readMigrations()))
  if (unknown.length > 0) throw wrong(`it comes from a newer version (${unknown[0]})`)
  await migrate(opened, new Set(head.migrations))
  let tables = 0
  let rows = 0
  await opened.db.transaction().execute(async (tx) => {
    for (;;) {
      const said = await next()
      if ('done' in said) return
      if ('file' in said) keep(data, said.file, said.base64)
      else if ('table' in said) {
        rows += await loadTable(tx, said.table, next, wrong)
        tables++
      }
    }
  })
  await migrate(opened)
  return { tables, rows }
}

async function loadTable(
  db: Db,
  table: string,
  next: () => Promise<BackupLine>,
  wrong: (reason: string) => AppError,
): Promise<number> {
  const hash = createHash('sha256')
  let count = 0
  let batch: string[] = []
  // What a migration put in stands in the backup too.
  await sql`delete from ${sql.table(table)}`.execute(db)
  const flush = async () => {
    if (batch.length > 0)
      await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${batch.join(',')}]`}::jsonb)`.execute(
        db,
      )
    batch = []
  }
  for (;;) {
    const said = await next()
    if ('row' in said) {
      hash.update(`${said.row}\n`)
      count++
      if (batch.push(said.row) === BATCH) await flush()
    } else if ('end' in said) {
      await flush()
      if (said.count !== count || said.sha256 !== hash.digest('hex')) throw wrong(`table ${table} was changed`)
      return count
    } else throw wrong(`table ${table} has no end`)
  }
}

function keep(data: string, sha256: string, base64: string): void {
  const body = Buffer.from(base64, 'base64')
  if (createHash('sha256').update(body).digest('hex') !== sha256)
    throw new AppError('kit.wrongBackup', 422, { file: sha256, reason: 'a kept file was changed' })
  const dir = join(data, 'files', sha256.slice(0, 2))
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, sha256), body, { mode: 0o600, flush: true })
}

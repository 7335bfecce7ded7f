import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { Config } from '../config.ts'
import { openLite, type Lite } from './lite.ts'
import { openPg } from './pg.ts'
import type { Database } from './schema.gen.ts'

export type Engine = 'pglite' | 'postgres' | 'citus'

/** An open database: Kysely for all work, `exec` for whole scripts, `close` to end. */
export interface Opened {
  engine: Engine
  db: Kysely<Database>
  pool: PostgresPool
  exec: (script: string) => Promise<void>
  /** Whether others keep the one connection of the embedded engine; a server has one for everybody. */
  busy: () => boolean
  close: () => Promise<void>
}

/** Opens the database that the settings name. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'data' | 'citus'>): Promise<Opened> {
  if (config.databaseUrl) return openServer(config.databaseUrl, config.citus)
  return overLite(await openLite({ dir: `${config.data}/db` }))
}

/** Wraps the embedded engine. */
export function overLite(lite: Lite): Opened {
  const db = kyselyOver(lite)
  return {
    engine: 'pglite',
    db,
    pool: lite,
    exec: (s) => execOver(lite, s),
    busy: lite.busy,
    close: () => db.destroy(),
  }
}

/** Opens a PostgreSQL or Citus server. */
export async function openServer(url: string, citus = false, max = 10): Promise<Opened> {
  const pool = openPg(url, { citus, max })
  const db = kyselyOver(pool)
  const exec = (script: string) => execOver(pool, script)
  return { engine: citus ? 'citus' : 'postgres', db, pool, exec, busy: () => false, close: () => db.destroy() }
}

const kyselyOver = (pool: PostgresPool) =>
  new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

/** Runs a script of several statements on one connection, in its turn. */
async function execOver(pool: PostgresPool | Lite, script: string): Promise<void> {
  const client = await pool.connect()
  try {
    if ('exec' in pool) await pool.exec(script)
    else await client.query(script, undefined as unknown as [])
  } finally {
    client.release()
  }
}

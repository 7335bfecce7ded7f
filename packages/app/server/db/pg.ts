import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PostgresPool } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { deferring, type RawClient, type RawResult } from './client.ts'

pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1082, (text) => text)

/** A pool of connections to a PostgreSQL or Citus server, speaking as the embedded engine does. */
export function openPg(url: string, options: { citus: boolean; max?: number }): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    // Citus hands `set local` on to its workers only under this setting.
    ...(options.citus ? { options: '-c citus.propagate_set_commands=local' } : {}),
  })
  pool.on('error', () => {})
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      return deferring(rawOf(client), (destroy) => client.release(destroy))
    },
  }
}

function rawOf(client: pg.PoolClient): RawClient {
  const prepare = (before: string) => (before ? client.query(before) : undefined)
  return {
    run: async (before, sql, params) => {
      const first = prepare(before)
      first?.catch(() => {})
      const second = client.query(sql, params)
      second.catch(() => {})
      await first
      const result = await second
      return { rows: result.rows, command: result.command, rowCount: result.rowCount ?? 0 } as RawResult
    },
    copy: async (before, sql, text) => {
      await prepare(before)
      const stream = client.query(copyFrom(sql.replace(`'/dev/blob'`, 'stdin')))
      await pipeline(Readable.from([text]), stream)
      return { rows: [], rowCount: stream.rowCount ?? 0 }
    },
  }
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { modules } from '../app.ts'
import { openServer, type Opened } from '#server/db/open.ts'
import { openHouse } from '#server/start.ts'
import { openSnapshot, stateOfSchema, testConfig } from './snapshot.ts'

type Fresh = { opened: Opened; drop: () => Promise<void> }
/** Any number that only those who make the template take. */
const MAKING = 371300

/** A migrated and furnished database of its own: PGlite in memory, or one of the server in TEST_DATABASE_URL. */
export async function freshDatabase(): Promise<Fresh> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return { opened: await openSnapshot(), drop: async () => {} }
  const admin = await openServer(url, false, 1)
  const template = await theTemplate(url, admin)
  const name = `liren_${randomUUID().replaceAll('-', '')}`
  await sql.raw(`create database ${name} template ${template}`).execute(admin.db)
  return {
    opened: await openServer(databaseOf(url, name), false, 4),
    drop: async () => {
      await sql.raw(`drop database ${name}`).execute(admin.db)
      await admin.close()
    },
  }
}

/** The database that others begin as a copy of: made once on a server for a state of the schema, by whoever comes first. */
function theTemplate(url: string, admin: Opened): Promise<string> {
  const name = `liren_template_${stateOfSchema()}`
  // One connection throughout: the lock is its own, and a pool closes what lies idle.
  return admin.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${MAKING})`.execute(db)
    try {
      const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db)
      if (rows.length === 0) await makeTemplate(url, db, name)
    } finally {
      await sql`select pg_advisory_unlock(${MAKING})`.execute(db)
    }
    return name
  })
}

/** Under its name only once it is whole: what was cut off is begun anew. */
async function makeTemplate(url: string, admin: Opened['db'], name: string): Promise<void> {
  const begun = `${name}_begun`
  await sql.raw(`drop database if exists ${begun} with (force)`).execute(admin)
  await sql.raw(`create database ${begun} template template0 encoding 'UTF8'`).execute(admin)
  const house = await openHouse(testConfig(), modules, { opened: await openServer(databaseOf(url, begun), false, 4) })
  await house.opened.close()
  await sql.raw(`alter database ${begun} rename to ${name}`).execute(admin)
}

function databaseOf(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

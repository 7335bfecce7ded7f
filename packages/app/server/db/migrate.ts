import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Opened } from './open.ts'

const root = join(import.meta.dirname, '../..')

/** Migrations of the kit and of every module: name → SQL. Their numbers are one sequence for the whole house. */
export function readMigrations(): Record<string, string> {
  const found: [string, string][] = []
  const folders = readdirSync(join(root, 'modules')).map((m) => [m, join(root, 'modules', m, 'migrations')] as const)
  for (const [owner, dir] of [['kit', join(root, 'server/db/migrations')] as const, ...folders])
    for (const file of list(dir))
      found.push([`${file.slice(0, 4)}_${owner}_${file.slice(5, -4)}`, readFileSync(join(dir, file), 'utf8')])
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const list = (dir: string): string[] => {
  try {
    return readdirSync(dir)
      .filter((f) => /^\d{4}_.+\.sql$/.test(f))
      .sort()
  } catch {
    return []
  }
}

/**
 * Brings the database to the latest migration. Merged migrations never change; new ones may come from any module.
 * `only` limits it to those of a backup, before its rows are loaded.
 * @throws the first error, with the migration's name before it
 */
export async function migrate(opened: Opened, only?: ReadonlySet<string>): Promise<string[]> {
  await ensureRoles(opened)
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(
        Object.entries(readMigrations())
          .filter(([name]) => !only || only.has(name))
          .map(([name, script]): [string, Migration] => [
            name,
            { up: async (db) => void (await sql.raw(script).execute(db)) },
          ]),
      ),
  }
  const migrator = new Migrator({ db: opened.db.withoutPlugins(), provider, allowUnorderedMigrations: true })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((r) => r.status === 'Error')?.migrationName
    throw new Error(`migration ${failed ?? ''}: ${(error as Error).message}`, { cause: error })
  }
  return (results ?? []).map((r) => r.migrationName)
}

const ROLES = ['liren_app', 'liren_public'] as const

/**
 * The roles that requests run under, with an account and without; LOGIN because Citus workers are dialled as them. They
 * belong to the whole server: where another database of it is set up at the same time, whoever comes second finds them.
 */
async function ensureRoles(opened: Opened): Promise<void> {
  for (const role of ROLES) {
    if (await hasRole(opened, role)) continue
    try {
      await opened.exec(`create role ${role} login; grant ${role} to current_user`)
    } catch (error) {
      if (!(await hasRole(opened, role))) throw error
    }
  }
}

async function hasRole(opened: Opened, role: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(opened.db)
  return rows.length > 0
}

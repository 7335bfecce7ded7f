import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { modules } from '../app.ts'
import { readConfig } from '#server/config.ts'
import { openLite } from '#server/db/lite.ts'
import { readMigrations } from '#server/db/migrate.ts'
import { overLite, type Opened } from '#server/db/open.ts'
import { openHouse } from '#server/start.ts'

const cache = join(import.meta.dirname, '../../../node_modules/.cache/liren')

/** Settings for tests: no network, a fixed key, a folder of their own. */
export const testConfig = (data = join(cache, 'data')) =>
  readConfig({
    LIREN_DATA: data,
    LIREN_KEY: '11'.repeat(32),
    LIREN_LOG: 'silent',
    LIREN_DEMO: '0',
    LIREN_RATE: '1000000',
  })

/** Names the state of the migrations and of what the modules ship. */
export function stateOfSchema(): string {
  const shipped = modules.map((m) => `${m.name}:${m.prepare?.toString() ?? ''}`)
  return createHash('sha256')
    .update(JSON.stringify([readMigrations(), shipped]))
    .digest('hex')
    .slice(0, 16)
}

/**
 * A migrated and furnished database as a tar, made once for a state of the migrations and of what the modules ship:
 * opening from it takes a fifth of the time that migrating does.
 */
async function snapshot(): Promise<Uint8Array> {
  const file = join(cache, `snapshot-${stateOfSchema()}.tar`)
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true })
    const lite = await openLite({})
    await openHouse(testConfig(), modules, { opened: overLite(lite) })
    await lite.exec('checkpoint')
    const part = `${file}.${process.pid}`
    writeFileSync(part, await lite.dump())
    await lite.end()
    renameSync(part, file)
  }
  return readFileSync(file)
}

/** Read and compiled once for a process, however many databases its tests open. */
const ready: { snapshot?: Promise<Uint8Array>; engine?: Promise<WebAssembly.Module> } = {}
const compiled = (): Promise<WebAssembly.Module> => {
  const dist = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  return WebAssembly.compile(readFileSync(join(dist, 'pglite.wasm')))
}

/** Opens a migrated and furnished database: in memory, or in a folder. */
export async function openSnapshot(dir?: string): Promise<Opened> {
  ready.snapshot ??= snapshot()
  ready.engine ??= compiled()
  const options = { snapshot: await ready.snapshot, engine: await ready.engine }
  return overLite(await openLite(dir ? { ...options, dir } : options))
}

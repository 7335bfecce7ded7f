import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '../packages/app/app.ts'
import { demoAreas, readRelease } from '../packages/app/demo/divisions.ts'
import { writeAreaHistory, type PastArea } from '../packages/app/modules/areas/index.ts'
import { readConfig } from '../packages/app/server/config.ts'
import { asSystem } from '../packages/app/server/house.ts'
import { openHouse } from '../packages/app/server/start.ts'
import { startPostgres } from '../tools/postgres.ts'
import type { Bed } from './types.ts'

const PER_COMMUNITY = 4_000

/** The city, its counties, and as many communities of the 2023 release as the people need. */
function areasFor(people: number): PastArea[] {
  const release = readRelease()
  const wanted = release.filter((d) => d.level === 5).slice(0, Math.ceil(people / PER_COMMUNITY))
  const towns = new Set(wanted.map((d) => d.parent))
  const row = { from: '2000-01-01', to: null, source: 'bench' } as const
  const upper = demoAreas(release).filter((a) => a.level <= 3 && a.to === null)
  return [
    ...upper,
    ...release.filter((d) => d.level === 4 && towns.has(d.code)).map((d) => ({
      ...row, code: d.code.slice(0, 9), parent: d.parent.slice(0, 6), level: 4, kind: 'subdistrict' as const, name: d.name,
    })), // prettier-ignore
    ...wanted.map((d) => ({
      ...row, code: d.code, parent: d.parent.slice(0, 9), level: 5, kind: 'community' as const, name: d.name,
    })), // prettier-ignore
  ]
}

/** Opens an empty city of an engine with its areas. @returns `undefined` where the engine is not on this machine */
export async function openBed(
  engine: Bed['engine'],
  people: number,
  say: Bed['say'],
): Promise<{ bed: Bed; close: () => Promise<void> } | undefined> {
  const server = engine === 'postgres' ? await startPostgres(['shared_buffers=256MB', 'max_wal_size=4GB']) : undefined
  if (engine === 'postgres' && !server) return undefined
  const dir = mkdtempSync(join(tmpdir(), 'liren-bench-'))
  const env = {
    LIREN_DATA: dir, LIREN_KEY: '22'.repeat(32), LIREN_LOG: 'error', LIREN_DEMO: '1', LIREN_RATE: '1000000', LIREN_UPLOAD_MB: '2048',
    ...(server ? { DATABASE_URL: server.url } : {}),
  } // prettier-ignore
  const house = await openHouse(readConfig(env), modules)
  const areas = areasFor(people)
  const ids = await asSystem(house, 'bench', (ctx) => writeAreaHistory(ctx, areas))
  const paths = await asSystem(house, 'bench', (ctx) =>
    ctx.db.selectFrom('area').select(['id', 'path']).where('level', '=', 5).execute(),
  )
  const pathOf = new Map(paths.map((a) => [a.id, a.path]))
  const communities = areas
    .filter((a) => a.level === 5)
    .map((a) => ({ id: ids.get(a.code)!, code: a.code, path: pathOf.get(ids.get(a.code)!)! }))
  const bed: Bed = { engine, house, dir, env, people, communities, cityId: ids.get('3713')!, say }
  const close = async () => {
    await bed.house.opened.close()
    server?.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { bed, close }
}

import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { openLite } from '#server/db/lite.ts'
import { overLite } from '#server/db/open.ts'
import { openHouse } from '#server/start.ts'
import type { Ctx, Actor } from '#server/context.ts'
import { transact } from '#server/house.ts'
import { newId } from '#shared/ids.ts'
import { registers } from '../module.ts'

export async function scratch(opened?: any, now = '2010-01-01T04:00:00Z') {
  const state = { now: new Date(now) }
  const house = await openHouse(
    { crypto: 'gcm', masterKey: randomBytes(32), log: 'silent' } as never,
    [registers],
    { opened: opened ?? overLite(await openLite({})), clock: () => state.now },
  )
  const ids: Record<string, string> = {}
  const areas: [string, string, number][] = [
    ['3713', '/3713/', 2], ['371302', '/3713/371302/', 3], ['371302001', '/3713/371302/371302001/', 4],
    ['371302001001', '/3713/371302/371302001/371302001001/', 5], ['371302001002', '/3713/371302/371302001/371302001002/', 5],
  ]
  await transact(house, { actor: { kind: 'system', name: 'test' } }, async (ctx) => {
    for (const [slug, path, level] of areas) {
      ids[slug] = newId(ctx.now)
      await sql`insert into area (id, slug, path, level) values (${ids[slug]}, ${slug}, ${path}, ${level})`.execute(ctx.db)
    }
  })
  const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => transact(house, { actor }, work)
  return { house, ids, as, state, system: { kind: 'system', name: 'test' } as Actor }
}

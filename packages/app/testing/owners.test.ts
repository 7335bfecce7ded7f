import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { owners } from '#shared/roles.ts'
import { within } from '#server/house.ts'
import { modules } from '../app.ts'
import { household, allowTestIds } from '#modules/registers/tests/people-of.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  const worker = world.actor('communityWorker', world.city.communityA1.id)
  await world.as(worker, (ctx) => household(ctx, world.city.communityA1.id, [{}, {}]))
  await world.system((ctx) => ctx.enqueue('none', world.city.communityA1.id, {}))
})
afterAll(() => world.close())

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const limited = modules.flatMap((m) => Object.entries(m.tables).flatMap(([name, rule]) => (rule.rows === 'area' ? [snake(name)] : []))) // prettier-ignore

describe('whoever has only their own business here', () => {
  it.each(owners)(
    '(%s) sees no row of the community by its path, in no table, whatever right there is',
    async (role) => {
      const actor = world.actor(role, world.city.communityA1.id)
      const seen: string[] = []
      for (const table of limited) {
        const { rows } = await world.as(actor, (ctx) => sql`select 1 from ${sql.table(table)} limit 1`.execute(ctx.db))
        if (rows.length > 0) seen.push(table)
      }
      expect(seen).toEqual([])
      const worker = world.actor('communityWorker', world.city.communityA1.id)
      expect((await world.as(worker, (ctx) => ctx.db.selectFrom('resident').select('id').execute())).length).toBe(2)
    },
  )

  it('reaches the rows of one community only in the act that is said to, and no longer', async () => {
    const actor = world.actor('resident', world.city.communityA1.id)
    const count = await world.as(actor, async (ctx) => {
      const of = async () => (await ctx.db.selectFrom('resident').select('id').execute()).length
      const inside = await within(ctx, world.city.communityA1.path, of)
      const elsewhere = await within(ctx, world.city.communityB1.path, of)
      return { inside, elsewhere, after: await of() }
    })
    expect(count).toEqual({ inside: 2, elsewhere: 0, after: 0 })
  })
})

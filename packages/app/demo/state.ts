import { sql } from 'kysely'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { migrate } from '#server/db/migrate.ts'
import { asSystem, type House } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'

/** `building`: begun and not finished; `ready`: whole; `removed`: taken out, and not to be built again by itself. */
export type DemoState = 'building' | 'ready' | 'removed'
const KEY = 'demonstration'

/** Whether this database is a demonstration; `undefined` where none ever was. */
export async function demonstrationState(house: House): Promise<DemoState | undefined> {
  const row = await asSystem(house, KEY, (ctx) =>
    ctx.db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst(),
  )
  return (row?.value as { state?: DemoState } | undefined)?.state
}

/** Writes the state within a transaction. */
export async function setState(ctx: Ctx, state: DemoState): Promise<void> {
  const value = JSON.stringify({ state, at: ctx.now.toISOString() })
  await ctx.db
    .insertInto('setting')
    .values({ key: KEY, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute()
}

/** Empties the database and brings it to the latest migration: a city without anything in it. */
export async function emptyDatabase(house: House): Promise<void> {
  await house.opened.exec('drop schema if exists pgboss cascade; drop schema public cascade; create schema public')
  await migrate(house.opened)
  for (const module of house.modules) if (module.prepare) await asSystem(house, module.name, module.prepare)
}

/**
 * Takes the demonstration out: all of the database, for everything in it stands upon invented areas and people, what was
 * added by hand included. A city that is not a demonstration is never touched.
 * @returns a line for the person at the terminal
 * @throws AppError `kit.notDemonstration` (409)
 */
export async function removeDemonstration(house: House): Promise<string> {
  const state = await demonstrationState(house)
  if (state !== 'ready' && state !== 'building') throw new AppError('kit.notDemonstration', 409)
  await emptyDatabase(house)
  await asSystem(house, KEY, (ctx) => setState(ctx, 'removed'))
  return '演示城市已删除,数据库为空。The demonstration is gone; the database is empty.'
}

/** A trace of the whole work in the audit chain of the city. */
export const recordBuilt = (ctx: Ctx, cityId: string): Promise<void> =>
  record(ctx, { command: 'demo.build', areaId: cityId, subject: { type: 'area', id: cityId } })

/** After rows came in by COPY: statistics for the planner, and search indexes without a list of rows yet to be sorted in. */
export async function tidyUp(house: House): Promise<void> {
  await sql`vacuum analyze`.execute(house.opened.db)
}

import { pino } from 'pino'
import { AppError } from '#shared/errors.ts'
import { setPermissions } from './access.ts'
import type { Config } from './config.ts'
import { openKeys } from './crypto.ts'
import { openDatabase, type Opened } from './db/open.ts'
import { migrate } from './db/migrate.ts'
import { asSystem, type House } from './house.ts'
import { setIndicators } from './indicator.ts'
import { runPending } from './jobs/run.ts'
import { openLive } from './live.ts'
import type { Module } from './module.ts'
import { loadTexts } from './texts.ts'

/** What the process knows before the database is open: rights and texts of all modules. */
export function furnish(modules: readonly Module[]): void {
  setPermissions(Object.assign({}, ...modules.map((m) => m.permissions)))
  setIndicators(modules.map((m) => m.indicators))
  loadTexts(modules)
}

/**
 * Opens the house: database, migrations, what the modules ship. Jobs run in place, right after the transaction that
 * started them, until a runner is put into `wake`.
 */
export async function openHouse(
  config: Config,
  modules: readonly Module[],
  options: { opened?: Opened; clock?: () => Date } = {},
): Promise<House> {
  furnish(modules)
  const opened = options.opened ?? (await openDatabase(config))
  const house: House = {
    config,
    opened,
    keys: openKeys(config.masterKey, config.crypto),
    modules,
    clock: options.clock ?? (() => new Date()),
    log: pino({ level: config.log, timestamp: pino.stdTimeFunctions.isoTime }),
    live: openLive(),
    wake: async () => runPending(house),
  }
  try {
    await migrate(opened)
    for (const module of modules) if (module.prepare) await asSystem(house, module.name, module.prepare)
    await sealKey(house)
  } catch (error) {
    await opened.close()
    throw error
  }
  return house
}

/** Refuses a key that is not the one this database was begun with: personal data would be unreadable. */
async function sealKey(house: House): Promise<void> {
  const mark = house.keys.mac('this database')
  await asSystem(house, 'kit', async (ctx) => {
    const row = await ctx.db.selectFrom('setting').select('value').where('key', '=', 'keyMark').executeTakeFirst()
    if (!row)
      await ctx.db
        .insertInto('setting')
        .values({ key: 'keyMark', value: JSON.stringify(mark) })
        .execute()
    else if (row.value !== mark) throw new AppError('kit.keyMissing', 500)
  })
}

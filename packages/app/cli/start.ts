import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { readConfig } from '#server/config.ts'
import { dist } from '#server/http/web.ts'
import { startDaily } from '#server/daily.ts'
import { createServer } from '#server/http/server.ts'
import { asSystem, type House } from '#server/house.ts'
import { startJobs } from '#server/jobs/boss.ts'
import { startNotify } from '#server/notify/index.ts'
import { openHouse } from '#server/start.ts'
import { authenticate, countAccounts } from '#modules/accounts/index.ts'
import { bringIntoForce } from '#modules/areas/index.ts'
import { bringActsIntoForce } from '#modules/planning/index.ts'
import { climbOverdue, forgetUntied, reckonWaiting } from '#modules/services/index.ts'
import { buildDemonstration, demonstrationAccounts, demonstrationState } from '../demo/index.ts'
import { modules } from '../app.ts'
import type { Command } from './commands.ts'
import { say } from './say.ts'

const app = join(import.meta.dirname, '..')
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/**
 * Serves the city: opens the database, packs the pages when `--build` is given and they are older than their sources, meanwhile
 * builds the demonstration in an empty database, starts jobs and HTTP. Ends in order on SIGTERM and SIGINT.
 */
export const start: Command = async (rest) => {
  const config = readConfig()
  const house = await openHouse(config, modules)
  try {
    await both(rest.includes('--build') ? packPages() : Promise.resolve(), furnishCity(house))
  } catch (error) {
    await house.opened.close()
    throw error
  }
  const jobs = await startJobs(house)
  // Changes of the tree whose day has come reach people's access without a restart.
  const force = async () => {
    await asSystem(house, 'areas', bringIntoForce).catch((err: unknown) => house.log.error({ err }, 'areas'))
    await bringActsIntoForce(house).catch((err: unknown) => house.log.error({ err }, 'planning'))
  }
  void force()
  setInterval(() => void force(), HOUR_MS).unref()
  // Cases whose time is over climb the line, soon enough for one of fifteen minutes.
  const clocks = () =>
    void reckonWaiting(house)
      .then(() => climbOverdue(house))
      .catch((err: unknown) => house.log.error({ err }, 'services'))
  clocks()
  const untied = () => void forgetUntied(house).catch((err: unknown) => house.log.error({ err }, 'services'))
  setInterval(untied, HOUR_MS).unref()
  setInterval(clocks, MINUTE_MS).unref()
  house.wake = jobs.wake
  const endDaily = startDaily(house)
  const endNotify = await startNotify(house)
  const server = await createServer(house, authenticate)
  const close = async () => {
    endDaily()
    await endNotify()
    await server.close()
    await jobs.stop()
    await house.opened.close()
  }
  const end = () => void close().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  // A port that others have ends all that runs, in order: the folder is free again.
  const address = await server.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  if (process.env['LIREN_PUBLIC_URL']) say(`links in files: ${config.publicUrl}`)
  else if (config.secure) say(`LIREN_PUBLIC_URL is not set: links in files begin with ${config.publicUrl}`)
  else if (config.port === 0) config.publicUrl = address
  say(`里仁 Liren  ${address}`)
}

/** Builds the demonstration in an empty database, or again where an earlier start was cut off, and says how to log in. */
async function furnishCity(house: House): Promise<void> {
  const areas = await asSystem(house, 'start', (ctx) => ctx.db.selectFrom('area').select('id').limit(1).execute())
  const state = await demonstrationState(house)
  const build = house.config.demo && state !== 'removed' && (areas.length === 0 || state === 'building')
  if (build) await buildDemonstration(house, say)
  if (build || state === 'ready') {
    say('演示城市 Demonstration — accounts:')
    for (const line of demonstrationAccounts()) say(`  ${line}`)
  } else if ((await asSystem(house, 'start', countAccounts)) === 0) {
    say(
      'There is no account yet. First: liren import divisions FILE --released DATE, then: liren account create LOGIN --role securityAdmin --area CODE',
    )
  }
}

/**
 * Two things at once; fails only when both are at rest, so that the database is not closed under the one that goes on. What went
 * wrong is said at once.
 */
async function both(...things: [Promise<void>, Promise<void>]): Promise<void> {
  for (const thing of things)
    thing.catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
  for (const end of await Promise.allSettled(things)) if (end.status === 'rejected') throw end.reason
}

/** Packs the pages with vite unless they are newer than all their sources. */
async function packPages(): Promise<void> {
  const packed = join(dist, 'index.html')
  if (existsSync(packed) && newest(app) < statSync(packed).mtimeMs) return
  say('packing the pages …')
  const vite = join(app, '../../node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', app], {
    cwd: app,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The pages are packed for use, whatever the shell says: React for development is larger and slower.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const ended = new Promise((done) => {
    child.once('close', done)
    child.once('error', (error) => done(error.message))
  })
  const [faults, status] = await Promise.all([text(child.stderr), ended])
  if (status !== 0) throw new Error(`the pages could not be packed (${status}):\n${faults}`)
}

function newest(root: string): number {
  let latest = 0
  for (const folder of ['web', 'modules', 'shared', 'locales'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return latest
}

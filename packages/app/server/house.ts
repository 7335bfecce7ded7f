import { sql } from 'kysely'
import type { Logger } from 'pino'
import { dayOf, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { owners, type Role } from '#shared/roles.ts'
import type { Config } from './config.ts'
import type { Actor, Ctx, Tx } from './context.ts'
import type { Keys } from './crypto.ts'
import type { Opened } from './db/open.ts'
import type { Live } from './live.ts'
import type { Module } from './module.ts'

/** All that lives as long as the process: settings, database, keys, modules, clock. */
export interface House {
  config: Config
  opened: Opened
  keys: Keys
  modules: readonly Module[]
  clock: () => Date
  log: Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>
  /** Those who watch something as it happens. */
  live: Live
  /** Tells the job runner that runs wait (after their transaction committed). */
  wake: (runIds: string[]) => Promise<void>
}

/** Who asks, and in which time. */
export interface Asker {
  actor: Actor
  asOf?: Day
  knownOn?: Day | null
  locale?: Ctx['locale']
  requestId?: string
  setSession?: Ctx['setSession']
  client?: Ctx['client']
  /** The transaction can read only. */
  readOnly?: boolean
}

const PATH = /^\/([0-9A-Za-z-]+\/)*$/
/** A path no area has: sees nothing. */
const NOWHERE = '!'

/**
 * Runs `work` in one transaction under the actor's rights: row-level security is entered before anything is read.
 * Jobs that `work` enqueues start, and what it tells is heard, only when the transaction has committed.
 */
export async function transact<T>(house: House, asker: Asker, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const started: string[] = []
  const told: [string, object][] = []
  const result = await house.opened.db.transaction().execute(async (tx) => {
    await enter(tx, asker.actor)
    if (asker.readOnly) await sql`set local transaction_read_only = on`.execute(tx)
    return work(contextOf(house, asker, tx, started, told))
  })
  for (const [topic, data] of told) house.live.tell(topic, data)
  if (started.length > 0) await house.wake(started)
  return result
}

/** The system itself, for jobs, seeds and the command line. */
export const asSystem = <T>(house: House, name: string, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  transact(house, { actor: { kind: 'system', name } }, work)

/** Transactions that are outside their actor's role now: one within another stays there until the outer one ends. */
const outside = new WeakSet<Tx>()

/**
 * Runs `work` in the same transaction outside the actor's database role, for closed tables and bulk writes. The caller
 * has checked the right for every area it touches.
 */
export async function privileged<T>(ctx: Ctx, work: (db: Tx) => Promise<T>): Promise<T> {
  if (ctx.actor.kind === 'system' || outside.has(ctx.db)) return work(ctx.db)
  await sql`set local role none`.execute(ctx.db)
  outside.add(ctx.db)
  try {
    return await work(ctx.db)
  } finally {
    outside.delete(ctx.db)
    await takeRole(ctx.db, ctx.actor)
  }
}

/** The database role of an actor: who has not signed in reads what was granted to the public, and nothing else. */
const takeRole = (tx: Tx, actor: Actor) =>
  sql.raw(`set local role ${actor.kind === 'public' ? 'liren_public' : 'liren_app'}`).execute(tx)

/**
 * Runs `work` in the same transaction with the limits of rows moved to the areas under `path`, for what an owner (a
 * resident, a unit's delegate) does to rows that a community keeps: a request into its inbox, their own entry of its
 * register. The caller has made sure that these rows, and no others, are the owner's business.
 */
export async function within<T>(ctx: Ctx, path: string, work: () => Promise<T>): Promise<T> {
  if (ctx.actor.kind !== 'account') return work()
  await bound(ctx.db, path)
  try {
    return await work()
  } finally {
    await bound(ctx.db, boundsOf(ctx.actor))
  }
}

const bound = async (tx: Tx, path: string): Promise<void> => {
  if (path !== NOWHERE && !PATH.test(path)) throw new Error('a grant has no proper path')
  await sql.raw(`set local "app.path" = '${path}'`).execute(tx)
}

const ownersOnly: ReadonlySet<Role> = new Set(owners)

/** Below which path rows of areas are seen: an owner's role is at a community, yet its rows are others'. */
const boundsOf = (actor: Actor): string =>
  actor.kind === 'account' && !ownersOnly.has(actor.role) ? actor.path : NOWHERE

async function enter(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === 'system') return
  const owner = actor.kind === 'account' ? actor.accountId : 'public'
  if (!/^[0-9a-z-]+$/.test(owner)) throw new Error('an account has no proper id')
  // Statements, not set_config(): Citus hands only these on to its workers. Both values are checked above.
  await takeRole(tx, actor)
  await bound(tx, boundsOf(actor))
  await sql.raw(`set local "app.owner" = '${owner}'`).execute(tx)
}

function contextOf(house: House, asker: Asker, tx: Tx, started: string[], told: [string, object][]): Ctx {
  const now = house.clock()
  const ctx: Ctx = {
    db: tx,
    actor: asker.actor,
    now,
    asOf: asker.asOf ?? dayOf(now),
    knownOn: asker.knownOn ?? null,
    locale: asker.locale ?? 'zh-CN',
    requestId: asker.requestId ?? newId(now),
    keys: house.keys,
    config: house.config,
    setSession: asker.setSession,
    client: asker.client,
    announce: async (event, payload) => {
      for (const m of house.modules)
        for (const r of m.reactions ?? []) if (r.on === event) await r.run(ctx, payload as never)
    },
    tell: (topic, data) => void told.push([topic, data]),
    enqueue: async (name, areaId, params) => {
      const id = newId(now)
      const area = await tx.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirst()
      await tx
        .insertInto('jobRun')
        .values({
          id,
          name,
          areaId,
          path: area?.path ?? '/',
          params: JSON.stringify(params),
          actor: JSON.stringify(ctx.actor),
          phase: 'queued',
          done: 0,
          total: 0,
          createdAt: now,
        }) // prettier-ignore
        .execute()
      started.push(id)
      return id
    },
  }
  return ctx
}

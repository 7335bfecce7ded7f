import type { Ctx, Tx } from '#server/context.ts'
import { loginKey } from '../queries/attempts.ts'
import { afterFailure, BY_ADDRESS, BY_LOGIN, minutesLocked, type Attempts, type LockRule } from '../rules/logins.ts'

interface Counter {
  key: string
  rule: LockRule
  attempts: Attempts
}

const addressOf = (ctx: Ctx): string => ctx.client?.address ?? 'local'

/**
 * The counters of this log-in, by login name and by address, locked in the database until the transaction ends: guesses
 * made at the same time are counted one after the other.
 */
export async function lockCounters(ctx: Ctx, db: Tx, login: string): Promise<Counter[]> {
  const byLogin = await lockCounter(ctx, db, loginKey(ctx, login), BY_LOGIN)
  return [byLogin, await lockCounter(ctx, db, `address:${addressOf(ctx)}`, BY_ADDRESS)]
}

async function lockCounter(ctx: Ctx, db: Tx, key: string, rule: LockRule): Promise<Counter> {
  await db
    .insertInto('loginAttempt')
    .values({ key, failures: 0, lastAt: ctx.now, lockedUntil: null })
    .onConflict((c) => c.column('key').doNothing())
    .execute()
  const row = await db
    .selectFrom('loginAttempt')
    .selectAll()
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { key, rule, attempts: row as Attempts }
}

/** Whole minutes until a log-in may be tried again; 0: now. */
export const minutesToWait = (counters: Counter[], now: Date): number =>
  Math.max(...counters.map((c) => minutesLocked(c.attempts, now)))

/** Counts one more failure everywhere. */
export async function countFailure(ctx: Ctx, db: Tx, counters: Counter[]): Promise<void> {
  for (const { key, rule, attempts } of counters)
    await db
      .updateTable('loginAttempt')
      .set(afterFailure(rule, attempts, ctx.now))
      .where('key', '=', key)
      .execute()
}

/** Forgets the failures of a login name; those of an address stay, or one good account would cover guessing at others. */
export async function forgetFailures(ctx: Ctx, db: Tx, login: string): Promise<void> {
  await db.deleteFrom('loginAttempt').where('key', '=', loginKey(ctx, login)).execute()
}

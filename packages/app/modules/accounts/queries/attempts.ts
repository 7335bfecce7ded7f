import type { Ctx, Tx } from '#server/context.ts'
import { minutesLocked, type Attempts } from '../rules/logins.ts'

/** The key under which failures of a login name are counted; the name itself is not kept, it may be a mistyped password. */
export const loginKey = (ctx: Ctx, login: string): string => `login:${ctx.keys.blind(login)}`

/** Those of the login names that are locked now. */
export async function lockedLogins(ctx: Ctx, db: Tx, logins: string[]): Promise<Set<string>> {
  if (logins.length === 0) return new Set()
  const keys = new Map(logins.map((login) => [loginKey(ctx, login), login]))
  const rows = await db
    .selectFrom('loginAttempt')
    .select('key')
    .where('key', 'in', [...keys.keys()])
    .where('lockedUntil', '>', ctx.now)
    .execute()
  return new Set(rows.map((r) => keys.get(r.key)!))
}

/** Whole minutes until a login name may be tried again; 0: now. */
export async function minutesLockedOf(ctx: Ctx, db: Tx, login: string): Promise<number> {
  const row = await db.selectFrom('loginAttempt').selectAll().where('key', '=', loginKey(ctx, login)).executeTakeFirst()
  return minutesLocked(row as Attempts | undefined, ctx.now)
}

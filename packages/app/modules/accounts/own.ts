import { AppError } from '#shared/errors.ts'
import type { Actor, Ctx, Tx } from '#server/context.ts'
import type { Giver } from './rules/grants.ts'

/** The account that acts. @throws AppError `access.loginFirst` (401) */
export function ownAccount(ctx: Ctx): Extract<Actor, { kind: 'account' }> {
  if (ctx.actor.kind !== 'account') throw new AppError('access.loginFirst', 401)
  return ctx.actor
}

/** The row of the account that acts. @throws AppError `access.loginFirst` (401) when it is gone */
export async function ownRow(ctx: Ctx, db: Tx) {
  const row = await db.selectFrom('account').selectAll().where('id', '=', ownAccount(ctx).accountId).executeTakeFirst()
  if (!row) throw new AppError('access.loginFirst', 401)
  return row
}

/** The log-in through which the request came. @throws AppError `accounts.noSession` (404) where there is none (a job) */
export function sessionHere(ctx: Ctx): string {
  if (!ctx.client?.sessionId) throw new AppError('accounts.noSession', 404)
  return ctx.client.sessionId
}

/** The actor as the rules of giving look at it; `undefined` for the system, which is bound by none. */
export const giverOf = (ctx: Ctx): Giver | undefined => (ctx.actor.kind === 'account' ? ctx.actor : undefined)

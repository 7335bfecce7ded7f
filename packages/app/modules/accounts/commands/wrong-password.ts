import { AppError } from '#shared/errors.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { passwordMatches } from '../secrets.ts'
import { countFailure, lockCounters, minutesToWait } from './attempts.ts'
import { currentPassword } from '../queries/passwords.ts'
import { ownRow } from '../own.ts'
import { recordOwn } from './sessions.ts'

/**
 * Asks once more for the password of somebody who is logged in. A wrong one is counted as a failed log-in, so that an
 * unattended screen is no place to guess; the refusal is for returning, not for throwing.
 * @returns `accounts.passwordWrong` (400, field `password`), or `undefined`
 * @throws AppError `accounts.locked` (429)
 */
export async function wrongPassword(ctx: Ctx, db: Tx, password: string): Promise<AppError | undefined> {
  const account = await ownRow(ctx, db)
  const counters = await lockCounters(ctx, db, account.login)
  const minutes = minutesToWait(counters, ctx.now)
  if (minutes > 0) throw new AppError('accounts.locked', 429, { minutes })
  const kept = await currentPassword(db, account.id)
  if (await passwordMatches(kept?.hash, password)) return undefined
  await countFailure(ctx, db, counters)
  await recordOwn(ctx, 'accounts.failedPassword', account.id)
  return new AppError('accounts.passwordWrong', 400, {}, 'password')
}

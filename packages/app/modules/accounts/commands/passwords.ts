import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { lastPasswords } from '../queries/passwords.ts'
import { PASSWORD_HISTORY, PASSWORD_MIN, passwordFault } from '../rules/passwords.ts'
import { hashPassword, passwordMatches } from '../secrets.ts'

/**
 * Sets a password that a person chose.
 * @throws AppError `accounts.password…` (400, field `newPassword`) when a rule forbids it or it is one of the last five
 */
export async function choosePassword(
  ctx: Ctx,
  db: Tx,
  account: { id: string; login: string },
  password: string,
): Promise<void> {
  const fault = passwordFault(password, account.login)
  if (fault) throw new AppError(`accounts.${fault}`, 400, { min: PASSWORD_MIN }, 'newPassword')
  const last = await lastPasswords(db, account.id, PASSWORD_HISTORY)
  const used = await Promise.all(last.map((p) => passwordMatches(p.hash, password)))
  if (used.includes(true)) throw new AppError('accounts.passwordUsed', 400, { n: PASSWORD_HISTORY }, 'newPassword')
  await putPassword(ctx, db, account.id, await hashPassword(password))
}

/** Puts a new hash in force and drops those that no longer count for the history. */
export async function putPassword(ctx: Ctx, db: Tx, accountId: string, hash: string): Promise<void> {
  await db
    .insertInto('accountPassword')
    .values({ accountId, id: newId(ctx.now), hash, setAt: ctx.now })
    .execute()
  const kept = (await lastPasswords(db, accountId, PASSWORD_HISTORY)).map((p) => p.id)
  await db.deleteFrom('accountPassword').where('accountId', '=', accountId).where('id', 'not in', kept).execute()
}

import { AppError } from '#shared/errors.ts'
import type { Input, Reply } from '#shared/contract.ts'
import type { Ctx, Tx } from '#server/context.ts'
import type {
  beginSecondFactor as begin,
  confirmSecondFactor as confirm,
  removeSecondFactor as remove,
} from '../contract/self.ts'
import { postsNow } from '../queries/posts.ts'
import { mustHaveSecondFactor } from '../rules/grants.ts'
import { enrolment, newSecret, stepOf } from '../second-factor.ts'
import { recoveryCodes, recoveryHash } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import { ownAccount, ownRow, sessionHere } from '../own.ts'
import { recordOwn } from './sessions.ts'
import { wrongPassword } from './wrong-password.ts'
import type { Done } from '../contract/done.ts'

type CodeFault = 'codeWrong' | 'codeUsed'

/**
 * Takes a code of the second factor, or a recovery code in its place; each counts once.
 * @returns why it is refused, or `undefined`
 */
export async function takeCode(
  ctx: Ctx,
  db: Tx,
  account: { id: string; totpEnc: string | null; totpLastStep: number | null },
  code: string,
): Promise<CodeFault | undefined> {
  if (!/^\d{6}$/.test(code)) return takeRecoveryCode(ctx, db, account.id, code)
  const step = stepOf(ctx.keys.open(account.totpEnc!), code, ctx.now, account.totpLastStep)
  if (typeof step === 'string') return step
  const taken = await db
    .updateTable('account')
    .set({ totpLastStep: step })
    .where('id', '=', account.id)
    .where((is) => is.or([is('totpLastStep', 'is', null), is('totpLastStep', '<', step)]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? undefined : 'codeUsed'
}

async function takeRecoveryCode(ctx: Ctx, db: Tx, accountId: string, code: string): Promise<CodeFault | undefined> {
  const taken = await db
    .updateTable('accountRecoveryCode')
    .set({ usedAt: ctx.now })
    .where('accountId', '=', accountId)
    .where('codeHash', '=', recoveryHash(code))
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? undefined : 'codeWrong'
}

/**
 * Begins to set up a second factor; an earlier one stays in force until the new one is confirmed.
 * @returns `accounts.passwordWrong` (400), counted
 */
export async function beginSecondFactor(
  ctx: Ctx,
  body: Input<typeof begin>['body'],
): Promise<Reply<typeof begin> | AppError> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const wrong = await wrongPassword(ctx, db, body.password)
  if (wrong) return wrong
  const secret = newSecret()
  const { login } = await db
    .updateTable('account')
    .set({ totpPendingEnc: ctx.keys.seal(secret) })
    .where('id', '=', actor.accountId)
    .returning('login')
    .executeTakeFirstOrThrow()
  await recordOwn(ctx, 'accounts.beginSecondFactor', actor.accountId)
  return { secret, ...(await enrolment(login, secret)) }
}

/**
 * Puts the second factor in force by its first code, makes this log-in a strong one, and gives ten recovery codes.
 * @throws AppError `accounts.secondFactorNotBegun` (409), `accounts.codeWrong` (400)
 */
export async function confirmSecondFactor(
  ctx: Ctx,
  body: Input<typeof confirm>['body'],
): Promise<Reply<typeof confirm>> {
  const { accountId } = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const account = await ownRow(ctx, db)
  if (!account.totpPendingEnc) throw new AppError('accounts.secondFactorNotBegun', 409)
  const step = stepOf(ctx.keys.open(account.totpPendingEnc), body.code, ctx.now, null)
  if (typeof step === 'string') throw new AppError(`accounts.${step}`, 400, {}, 'code')
  const inForce = { totpEnc: account.totpPendingEnc, totpPendingEnc: null, totpLastStep: step }
  await db.updateTable('account').set(inForce).where('id', '=', accountId).execute()
  await db.updateTable('accountSession').set({ strongAt: ctx.now }).where('id', '=', sessionHere(ctx)).execute()
  const codes = await replaceRecoveryCodes(db, accountId)
  await recordOwn(ctx, 'accounts.confirmSecondFactor', accountId, { secondFactor: [account.totpEnc !== null, true] })
  return { recoveryCodes: codes }
}

async function replaceRecoveryCodes(db: Tx, accountId: string): Promise<string[]> {
  const codes = recoveryCodes()
  await db.deleteFrom('accountRecoveryCode').where('accountId', '=', accountId).execute()
  const rows = codes.map((code) => ({ accountId, codeHash: recoveryHash(code), usedAt: null }))
  await db.insertInto('accountRecoveryCode').values(rows).execute()
  return codes
}

/**
 * Gives the second factor up.
 * @returns `accounts.passwordWrong` (400), counted
 * @throws AppError `accounts.secondFactorNeeded` (403) while one of the posts demands it, `accounts.secondFactorMissing`
 * (409), `accounts.codeWrong`, `accounts.codeUsed` (400)
 */
export async function removeSecondFactor(ctx: Ctx, body: Input<typeof remove>['body']): Promise<Done | AppError> {
  const { accountId } = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const posts = await postsNow(ctx, db, accountId)
  if (posts.some((p) => mustHaveSecondFactor(p.role))) throw new AppError('accounts.secondFactorNeeded', 403)
  const wrong = await wrongPassword(ctx, db, body.password)
  if (wrong) return wrong
  const account = await ownRow(ctx, db)
  if (!account.totpEnc) throw new AppError('accounts.secondFactorMissing', 409)
  const fault = await takeCode(ctx, db, account, body.code)
  if (fault) throw new AppError(`accounts.${fault}`, 400, {}, 'code')
  await dropSecondFactor(db, accountId)
  await recordOwn(ctx, 'accounts.removeSecondFactor', accountId, { secondFactor: [true, false] })
  return {}
}

/** Takes secret and recovery codes off an account, and the strength off its log-ins. */
export async function dropSecondFactor(db: Tx, accountId: string): Promise<void> {
  const none = { totpEnc: null, totpPendingEnc: null, totpLastStep: null }
  await db.updateTable('account').set(none).where('id', '=', accountId).execute()
  await db.deleteFrom('accountRecoveryCode').where('accountId', '=', accountId).execute()
  await db.updateTable('accountSession').set({ strongAt: null }).where('accountId', '=', accountId).execute()
}

import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { require, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import type * as contract from '../contract/admin.ts'
import { normaliseLogin } from '../rules/passwords.ts'
import { hashPassword, oneTimePassword } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import { loginKey } from '../queries/attempts.ts'
import { checkGrant, insertGrant } from './grants.ts'
import { accountToManage, type AccountRow } from './holders.ts'
import { putPassword } from './passwords.ts'
import { dropSecondFactor } from './second-factor.ts'
import { endSessions } from './sessions.ts'
import type { Done } from '../contract/done.ts'

/**
 * Sets up an account with its first post and a one-time password, which must be changed at the first log-in.
 * @returns the password in clear, this once
 * @throws AppError `accounts.loginTaken` (409, field `login`); those of giving a post
 */
export async function createAccount(
  ctx: Ctx,
  body: Input<typeof contract.createAccount>['body'],
): Promise<Reply<typeof contract.createAccount>> {
  await require(ctx, 'accounts.manage', body.areaId)
  const db = await accountsDb(ctx)
  const id = newId(ctx.now)
  const areaName = await checkGrant(ctx, db, { accountId: id, posts: [] }, body)
  const initialPassword = oneTimePassword()
  const account = { id, login: body.login, name: body.name, areaId: body.areaId, demonstration: false }
  await insertAccount(ctx, db, account, await hashPassword(initialPassword))
  await insertGrant(ctx, db, id, body)
  const { login, name, role } = body
  const changes: Record<string, [unknown, unknown]> = {
    login: [null, login],
    name: [null, name],
    role: [null, role],
    areaName: [null, areaName],
  }
  await record(ctx, {
    command: 'accounts.create',
    areaId: body.areaId,
    subject: { type: 'account', id },
    changes,
  })
  return { id, initialPassword }
}

interface NewAccount {
  id: string
  login: string
  name: string
  areaId: string
  demonstration: boolean
}

/** Writes an account and its first password. @throws AppError `accounts.loginTaken` (409, field `login`) */
export async function insertAccount(ctx: Ctx, db: Tx, account: NewAccount, hash: string): Promise<void> {
  const login = normaliseLogin(account.login)
  const createdBy = ctx.actor.kind === 'account' ? ctx.actor.accountId : null
  const begins = { state: 'active', language: ctx.locale, elderMode: false, createdAt: ctx.now, createdBy, version: 1 }
  const row = { ...account, login, mustChangePassword: !account.demonstration, ...begins }
  const put = await db
    .insertInto('account')
    .values(row)
    .onConflict((c) => c.column('login').doNothing())
    .executeTakeFirst()
  if (put.numInsertedOrUpdatedRows === 0n) throw new AppError('accounts.loginTaken', 409, { login }, 'login')
  await putPassword(ctx, db, account.id, hash)
}

/** Corrects the name shown. */
export async function renameAccount(
  ctx: Ctx,
  id: string,
  body: Input<typeof contract.renameAccount>['body'],
): Promise<Done> {
  return change(ctx, id, body.version, 'accounts.rename', undefined, async (_, account) => ({
    set: { name: body.name },
    changes: { name: [account.name, body.name] },
  }))
}

type Change = Input<typeof contract.disableAccount>['body']

/** Disables an account and ends its log-ins. @throws AppError `accounts.wrongState` (409) */
export async function disableAccount(ctx: Ctx, id: string, body: Change): Promise<Done> {
  return change(ctx, id, body.version, 'accounts.disable', body.reason, async (db, account) => {
    if (account.state !== 'active') throw new AppError('accounts.wrongState', 409)
    await endSessions(ctx, db, id)
    return { set: { state: 'disabled' }, changes: { state: ['active', 'disabled'] } }
  })
}

/** Lets a disabled account in again. @throws AppError `accounts.wrongState` (409) */
export async function enableAccount(ctx: Ctx, id: string, body: Change): Promise<Done> {
  return change(ctx, id, body.version, 'accounts.enable', body.reason, async (_, account) => {
    if (account.state !== 'disabled') throw new AppError('accounts.wrongState', 409)
    return { set: { state: 'active' }, changes: { state: ['disabled', 'active'] } }
  })
}

/** Lifts the lock that failed log-ins have put on the account's name. */
export async function unlockAccount(ctx: Ctx, id: string, body: Change): Promise<Done> {
  return change(ctx, id, body.version, 'accounts.unlock', body.reason, async (db, account) => {
    await db.deleteFrom('loginAttempt').where('key', '=', loginKey(ctx, account.login)).execute()
    return { set: {}, changes: {} }
  })
}

/** Gives a one-time password, ends all log-ins and lifts the lock. The second factor stays: a password alone is not enough. */
export async function resetPassword(ctx: Ctx, id: string, body: Change): Promise<{ initialPassword: string }> {
  const initialPassword = oneTimePassword()
  await change(ctx, id, body.version, 'accounts.resetPassword', body.reason, async (db, account) => {
    if (account.demonstration) throw new AppError('accounts.passwordDemonstration', 409)
    await giveOneTimePassword(ctx, db, account, initialPassword)
    return { set: { mustChangePassword: true }, changes: { password: ['***', '***'] } }
  })
  return { initialPassword }
}

/** Puts a one-time password in force. */
export async function giveOneTimePassword(
  ctx: Ctx,
  db: Tx,
  account: { id: string; login: string },
  password: string,
): Promise<void> {
  await putPassword(ctx, db, account.id, await hashPassword(password))
  await endSessions(ctx, db, account.id)
  await db.deleteFrom('loginAttempt').where('key', '=', loginKey(ctx, account.login)).execute()
}

/** Takes a lost second factor off and ends all log-ins. */
export async function resetSecondFactor(ctx: Ctx, id: string, body: Change): Promise<Done> {
  return change(ctx, id, body.version, 'accounts.resetSecondFactor', body.reason, async (db) => {
    await dropSecondFactor(db, id)
    await endSessions(ctx, db, id)
    return { set: {}, changes: { secondFactor: [true, false] } }
  })
}

interface Outcome {
  set: { name?: string; state?: string; mustChangePassword?: boolean }
  changes: Record<string, [unknown, unknown]>
}

/** What all changes of another's account share: may I, is it the version I read, change, record. */
async function change(
  ctx: Ctx,
  id: string,
  version: number,
  command: string,
  reason: string | undefined,
  work: (db: Tx, account: AccountRow) => Promise<Outcome>,
): Promise<Done> {
  requireRight(ctx, 'accounts.manage')
  const db = await accountsDb(ctx)
  const { account } = await accountToManage(ctx, db, id)
  if (account.version !== version) throw new AppError('accounts.staleVersion', 409)
  const { set, changes } = await work(db, account)
  const written = await db
    .updateTable('account')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) throw new AppError('accounts.staleVersion', 409)
  await record(ctx, { command, areaId: account.areaId, subject: { type: 'account', id }, changes, reason })
  return {}
}

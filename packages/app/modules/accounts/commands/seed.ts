import { newId } from '#shared/ids.ts'
import { AppError } from '#shared/errors.ts'
import type { Role } from '#shared/roles.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { demonstrationPassword } from '../queries/demonstration.ts'
import { hashPassword, oneTimePassword } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import { giveOneTimePassword, insertAccount } from './administer.ts'
import { checkGrant, insertGrant } from './grants.ts'

export interface SeedAccount {
  login: string
  name: string
  role: Role
  areaId: string
  /** The demonstration's one password unless told. */
  password?: string
}

/**
 * Puts in the accounts of the demonstration city: marked as such, shown on the log-in page with their password, without
 * a change at the first log-in. For the system only; one audit entry for all, in the chain of the first one's area.
 */
export async function seedAccounts(ctx: Ctx, accounts: SeedAccount[]): Promise<void> {
  onlySystem(ctx)
  const db = await accountsDb(ctx)
  const hashes = new Map<string, string>()
  for (const { password = demonstrationPassword, role, areaId, ...account } of accounts) {
    const id = newId(ctx.now)
    if (!hashes.has(password)) hashes.set(password, await hashPassword(password))
    await insertAccount(ctx, db, { ...account, id, areaId, demonstration: true }, hashes.get(password)!)
    await insertGrant(ctx, db, id, { role, areaId, validFrom: '2000-01-01' })
  }
  const [first] = accounts
  if (first)
    await record(ctx, {
      command: 'accounts.seed',
      areaId: first.areaId,
      subject: { type: 'account', id: 'demonstration' },
    })
}

/** Takes all accounts of the demonstration out. @returns how many */
export async function removeSeededAccounts(ctx: Ctx): Promise<number> {
  onlySystem(ctx)
  const db = await accountsDb(ctx)
  const gone = await db.deleteFrom('account').where('demonstration', '=', true).returning('areaId').execute()
  const [first] = gone
  if (first)
    await record(ctx, {
      command: 'accounts.removeSeeded',
      areaId: first.areaId,
      subject: { type: 'account', id: 'demonstration' },
    })
  return gone.length
}

/** How many accounts there are; with none, somebody must make the first on the machine itself. */
export async function countAccounts(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const db = await accountsDb(ctx)
  const { n } = await db
    .selectFrom('account')
    .select((q) => q.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/**
 * Sets up an account from the command line: the way in to a new installation. The person at the machine is bound by the
 * separation of the three administrators and by nothing else.
 * @param areaCode the area's code in the division system, such as `3713`
 * @throws AppError `accounts.noArea`, `accounts.loginTaken`, `accounts.separation`, `accounts.wrongLevel`
 */
export async function createAccountByCode(
  ctx: Ctx,
  account: { login: string; name?: string; role: Role; areaCode: string },
): Promise<{ id: string; initialPassword: string }> {
  onlySystem(ctx)
  const db = await accountsDb(ctx)
  const { login, role, name = login } = account
  const areaId = await areaOfCode(ctx, account.areaCode)
  const id = newId(ctx.now)
  const initialPassword = oneTimePassword()
  await checkGrant(ctx, db, { accountId: id, posts: [] }, { role, areaId })
  await insertAccount(ctx, db, { id, login, name, areaId, demonstration: false }, await hashPassword(initialPassword))
  await insertGrant(ctx, db, id, { role, areaId })
  const changes: Record<string, [unknown, unknown]> = { login: [null, login], role: [null, role] }
  await record(ctx, { command: 'accounts.create', areaId, subject: { type: 'account', id }, changes })
  return { id, initialPassword }
}

async function areaOfCode(ctx: Ctx, code: string): Promise<string> {
  const area = await ctx.db.selectFrom('area').select('id').where('slug', '=', code).executeTakeFirst()
  if (!area) throw new AppError('accounts.noArea', 404, { code }, 'area')
  return area.id
}

/**
 * Gives an account a one-time password from the command line and lets it in again: state active, second factor off.
 * @throws AppError `accounts.noAccount` (404)
 */
export async function resetByLogin(ctx: Ctx, login: string): Promise<{ initialPassword: string }> {
  onlySystem(ctx)
  const db = await accountsDb(ctx)
  const account = await db.selectFrom('account').selectAll().where('login', '=', login.toLowerCase()).executeTakeFirst()
  if (!account) throw new AppError('accounts.noAccount', 404, { login })
  const initialPassword = oneTimePassword()
  await giveOneTimePassword(ctx, db, account, initialPassword)
  const fresh = {
    state: 'active',
    mustChangePassword: true,
    totpEnc: null,
    totpPendingEnc: null,
    totpLastStep: null,
    version: account.version + 1,
  }
  await db.updateTable('account').set(fresh).where('id', '=', account.id).execute()
  await db.deleteFrom('accountRecoveryCode').where('accountId', '=', account.id).execute()
  const changes: Record<string, [unknown, unknown]> = {
    password: ['***', '***'],
    secondFactor: [account.totpEnc !== null, false],
  }
  await record(ctx, {
    command: 'accounts.resetPassword',
    areaId: account.areaId,
    subject: { type: 'account', id: account.id },
    changes,
  })
  return { initialPassword }
}

function onlySystem(ctx: Ctx): void {
  if (ctx.actor.kind !== 'system') throw new AppError('access.denied', 403, { right: 'system' })
}

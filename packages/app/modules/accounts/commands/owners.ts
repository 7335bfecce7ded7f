import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { owners, type Role } from '#shared/roles.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { grantsOf, holderOf, isNow, isOver } from '../queries/posts.ts'
import { postFault } from '../rules/grants.ts'
import { LOGIN, normaliseLogin, PASSWORD_MIN, passwordFault } from '../rules/passwords.ts'
import { hashPassword, oneTimePassword } from '../secrets.ts'
import { giveOneTimePassword, insertAccount } from './administer.ts'
import { insertGrant } from './grants.ts'
import { beginSession, endSessions } from './sessions.ts'

/** Who has only their own business here: residents, and delegates of units. */
export type OwnerRole = (typeof owners)[number]
const isOwner = (role: Role): boolean => (owners as readonly Role[]).includes(role)

export interface OwnerAccount {
  login: string
  password: string
  name: string
  areaId: string
  role: OwnerRole
  elderMode?: boolean
}

/**
 * Opens an account for whoever showed the right code, with the post of an owner at their community, and logs it in. The
 * caller has checked the code and records.
 * @throws AppError `accounts.loginShape`, `accounts.loginTaken` (field `login`), `accounts.password…` (field `password`)
 */
export async function openOwnerAccount(ctx: Ctx, given: OwnerAccount): Promise<{ id: string }> {
  const login = normaliseLogin(given.login)
  if (!LOGIN.test(login)) throw new AppError('accounts.loginShape', 400, {}, 'login')
  const fault = passwordFault(given.password, login)
  if (fault) throw new AppError(`accounts.${fault}`, 400, { min: PASSWORD_MIN }, 'password')
  const hash = await hashPassword(given.password)
  const id = newId(ctx.now)
  await privileged(ctx, async (db) => {
    const { name, areaId, role, elderMode = false } = given
    await insertAccount(ctx, db, { id, login, name, areaId, demonstration: false }, hash)
    await db
      .updateTable('account')
      .set({ mustChangePassword: false, elderMode, lastLoginAt: ctx.now })
      .where('id', '=', id)
      .execute()
    const grantId = await insertGrant(ctx, db, id, { role, areaId })
    await beginSession(ctx, db, id, grantId, false)
  })
  return { id }
}

/**
 * Gives an account an owner's post at a community from today on; one that it has stays as it is. The caller has checked
 * who they are and records.
 * @throws AppError `accounts.noAccount` (404), `accounts.disabled` (403), `accounts.separation`, `accounts.wrongLevel` (422)
 */
export async function giveOwnerPost(ctx: Ctx, accountId: string, role: OwnerRole, areaId: string): Promise<void> {
  await privileged(ctx, async (db) => {
    const account = await db.selectFrom('account').select(['id', 'state']).where('id', '=', accountId).forUpdate().executeTakeFirst() // prettier-ignore
    if (!account) throw new AppError('accounts.noAccount', 404, { login: '' })
    if (account.state !== 'active') throw new AppError('accounts.disabled', 403)
    const area = await db
      .selectFrom('area')
      .select(['path', 'level'])
      .where('id', '=', areaId)
      .executeTakeFirstOrThrow()
    const grants = await grantsOf(db, accountId, ctx.now)
    const fault = postFault(holderOf(accountId, grants, ctx.now), { role, path: area.path }, area.level)
    if (fault === 'alreadyGranted') return
    if (fault) throw new AppError(`accounts.${fault}`, 422, { role })
    await insertGrant(ctx, db, accountId, { role, areaId })
  })
}

/** Ends an owner's post at a community from today on; log-ins under it end with it. */
export async function endOwnerPost(ctx: Ctx, accountId: string, role: OwnerRole, areaId: string): Promise<void> {
  const today = dayOf(ctx.now)
  await privileged(ctx, (db) =>
    db
      .updateTable('accountGrant')
      .set((e) => ({ validTo: e.fn<string>('greatest', [e.ref('validFrom'), e.val(today)]) }))
      .where('accountId', '=', accountId)
      .where('role', '=', role)
      .where('areaId', '=', areaId)
      .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', today)]))
      .execute(),
  )
}

/** An owner moves to another community: the post goes along, and who is logged in stays so. */
export async function moveOwnerPost(
  ctx: Ctx,
  accountId: string,
  role: OwnerRole,
  from: string,
  to: string,
): Promise<void> {
  await giveOwnerPost(ctx, accountId, role, to)
  await privileged(ctx, async (db) => {
    const grants = await grantsOf(db, accountId, ctx.now)
    const here = grants.find((g) => g.role === role && g.areaId === to && isNow(g, ctx.now))
    const before = grants
      .filter((g) => g.role === role && g.areaId === from && !isOver(g, ctx.now))
      .map((g) => g.grantId)
    if (!here || before.length === 0) return
    await db.updateTable('accountSession').set({ grantId: here.grantId }).where('grantId', 'in', before).where('endedAt', 'is', null).execute() // prettier-ignore
    await db.updateTable('account').set({ areaId: to }).where('id', '=', accountId).where('areaId', '=', from).execute()
  })
  await endOwnerPost(ctx, accountId, role, from)
}

/**
 * Lets in again who lost the password: a one-time password, all log-ins ended. Only for an account that has no post but an
 * owner's: else whoever knows a resident would have a way to an officer's rights.
 * @throws AppError `accounts.noAccount` (404), `accounts.holderAboveYou` (403), `accounts.passwordDemonstration` (409)
 */
export async function resetOwnerPassword(
  ctx: Ctx,
  accountId: string,
): Promise<{ login: string; initialPassword: string }> {
  const initialPassword = oneTimePassword()
  const login = await privileged(ctx, async (db) => {
    const account = await db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirst()
    if (!account) throw new AppError('accounts.noAccount', 404, { login: '' })
    if (account.demonstration) throw new AppError('accounts.passwordDemonstration', 409)
    const grants = await grantsOf(db, accountId, ctx.now)
    if (grants.some((g) => !isOwner(g.role) && !isOver(g, ctx.now))) throw new AppError('accounts.holderAboveYou', 403)
    await giveOneTimePassword(ctx, db, account, initialPassword)
    await endSessions(ctx, db, accountId)
    await db
      .updateTable('account')
      .set({ mustChangePassword: true, version: account.version + 1 })
      .where('id', '=', accountId)
      .execute()
    return account.login
  })
  return { login, initialPassword }
}

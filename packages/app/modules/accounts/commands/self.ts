import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Input } from '#shared/contract.ts'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type * as contract from '../contract/self.ts'
import type { changePolicy as policyContract } from '../contract/admin.ts'
import { accountsDb } from '../tables.ts'
import { choosePassword } from './passwords.ts'
import { wrongPassword } from './wrong-password.ts'
import { ownAccount, ownRow } from '../own.ts'
import { endSessions, recordOwn } from './sessions.ts'
import type { Done } from '../contract/done.ts'

/**
 * Changes one's own password and ends all other log-ins.
 * @returns `accounts.passwordWrong` (400), counted as a failed log-in is
 * @throws AppError `accounts.password…` (400) for the new one;
 * `accounts.passwordDemonstration` (409) in the demonstration, whose passwords everybody must know
 */
export async function changePassword(
  ctx: Ctx,
  body: Input<typeof contract.changePassword>['body'],
): Promise<Done | AppError> {
  const { accountId } = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const account = await ownRow(ctx, db)
  if (account.demonstration) throw new AppError('accounts.passwordDemonstration', 409)
  const wrong = await wrongPassword(ctx, db, body.password)
  if (wrong) return wrong
  await choosePassword(ctx, db, account, body.newPassword)
  const ended = await endSessions(ctx, db, accountId, ctx.client?.sessionId)
  await recordOwn(ctx, 'accounts.changePassword', accountId, { password: ['***', '***'], otherSessions: [ended, 0] })
  return {}
}

/** Sets one's own language and size of type. */
export async function changePreferences(
  ctx: Ctx,
  body: Input<typeof contract.changePreferences>['body'],
): Promise<Done> {
  const { accountId } = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const before = await ownRow(ctx, db)
  await db.updateTable('account').set(body).where('id', '=', accountId).execute()
  await recordOwn(ctx, 'accounts.changePreferences', accountId, {
    language: [before.language, body.language],
    elderMode: [before.elderMode, body.elderMode],
  })
  return {}
}

/** Saves a view of a list; one of the same name is written over. */
export async function saveView(ctx: Ctx, body: Input<typeof contract.saveView>['body']): Promise<{ id: string }> {
  const { accountId } = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const { id } = await db
    .insertInto('savedView')
    .values({ id: newId(ctx.now), accountId, ...body, createdAt: ctx.now })
    .onConflict((c) => c.columns(['accountId', 'list', 'name']).doUpdateSet({ query: body.query }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordOwn(ctx, 'accounts.saveView', accountId, { [body.list]: [null, body.name] })
  return { id }
}

/** Deletes one of one's own views. @throws AppError `access.notFound` (404) */
export async function deleteView(ctx: Ctx, id: string): Promise<Done> {
  const { accountId } = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const gone = await db
    .deleteFrom('savedView')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .returning(['list', 'name'])
    .executeTakeFirst()
  if (!gone) throw notFound()
  await recordOwn(ctx, 'accounts.deleteView', accountId, { [gone.list]: [gone.name, null] })
  return {}
}

/** Sets after how many days a password must be renewed. @throws AppError `accounts.staleVersion` (409) */
export async function changePolicy(ctx: Ctx, body: Input<typeof policyContract>['body']): Promise<Done> {
  requireRight(ctx, 'accounts.policy')
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const before = await db.selectFrom('accountPolicy').selectAll().executeTakeFirstOrThrow()
  if (before.version !== body.version) throw new AppError('accounts.staleVersion', 409)
  const next = { passwordDays: body.passwordDays, version: body.version + 1 }
  await db.updateTable('accountPolicy').set(next).where('version', '=', body.version).execute()
  const changes: Record<string, [unknown, unknown]> = { passwordDays: [before.passwordDays, body.passwordDays] }
  await record(ctx, {
    command: 'accounts.changePolicy',
    areaId: actor.areaId,
    subject: { type: 'accountPolicy', id: '1' },
    changes,
  })
  return {}
}

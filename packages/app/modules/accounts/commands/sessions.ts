import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { postsNow } from '../queries/posts.ts'
import { ownAccount, sessionHere } from '../own.ts'
import { newToken, tokenHash } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import type { Done } from '../contract/done.ts'

/** Begins a log-in and gives its token to the browser. */
export async function beginSession(
  ctx: Ctx,
  db: Tx,
  accountId: string,
  grantId: string,
  strong: boolean,
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('accountSession')
    .values({
      tokenHash: tokenHash(token),
      id: newId(ctx.now),
      accountId,
      grantId,
      startedAt: ctx.now,
      lastSeenAt: ctx.now,
      strongAt: strong ? ctx.now : null,
      endedAt: null,
      address: ctx.client?.address ?? '',
      agent: (ctx.client?.agent ?? '').slice(0, 300),
    })
    .execute()
  ctx.setSession?.(token)
  return token
}

/** Ends the open log-ins of an account, all or all but one. @returns how many */
export async function endSessions(ctx: Ctx, db: Tx, accountId: string, but?: string): Promise<number> {
  let ending = db
    .updateTable('accountSession')
    .set({ endedAt: ctx.now })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
  if (but) ending = ending.where('id', '!=', but)
  return Number((await ending.executeTakeFirst()).numUpdatedRows)
}

/** Logs out here. */
export async function signOut(ctx: Ctx): Promise<Done> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  await db.updateTable('accountSession').set({ endedAt: ctx.now }).where('id', '=', sessionHere(ctx)).execute()
  ctx.setSession?.(null)
  await recordOwn(ctx, 'accounts.signOut', actor.accountId)
  return {}
}

/** Logs out everywhere, here too. */
export async function signOutEverywhere(ctx: Ctx): Promise<{ ended: number }> {
  const actor = ownAccount(ctx)
  const ended = await endSessions(ctx, await accountsDb(ctx), actor.accountId)
  ctx.setSession?.(null)
  await recordOwn(ctx, 'accounts.signOutEverywhere', actor.accountId, { sessions: [ended, 0] })
  return { ended }
}

/** Logs out one of one's own log-ins. @throws AppError `accounts.noSession` (404) */
export async function endOwnSession(ctx: Ctx, id: string): Promise<Done> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const ended = await db
    .updateTable('accountSession')
    .set({ endedAt: ctx.now })
    .where('id', '=', id)
    .where('accountId', '=', actor.accountId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw new AppError('accounts.noSession', 404)
  if (id === ctx.client?.sessionId) ctx.setSession?.(null)
  await recordOwn(ctx, 'accounts.endOwnSession', actor.accountId)
  return {}
}

/** Works under another of one's own posts from now on. @throws AppError `accounts.noPost` (404) when it is not in force */
export async function changePost(ctx: Ctx, grantId: string): Promise<Done> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const post = (await postsNow(ctx, db, actor.accountId)).find((p) => p.grantId === grantId)
  if (!post) throw new AppError('accounts.noPost', 404)
  await db.updateTable('accountSession').set({ grantId }).where('id', '=', sessionHere(ctx)).execute()
  await record(ctx, {
    command: 'accounts.changePost',
    areaId: post.areaId,
    subject: { type: 'account', id: actor.accountId },
    changes: { role: [actor.role, post.role], areaId: [actor.areaId, post.areaId] },
  })
  return {}
}

/** What a person did to their own account, in the chain of the area that looks after it. */
export async function recordOwn(
  ctx: Ctx,
  command: string,
  accountId: string,
  changes?: Record<string, [unknown, unknown]>,
): Promise<void> {
  const account = await ctx.db.selectFrom('account').select('areaId').where('id', '=', accountId).executeTakeFirst()
  if (!account) throw new AppError('access.loginFirst', 401)
  await record(ctx, { command, areaId: account.areaId, subject: { type: 'account', id: accountId }, changes })
}

import { AppError } from '#shared/errors.ts'
import { notFound } from '#server/access.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { giverOf } from '../own.ts'
import { grantsOf, holderOf, type GrantRow } from '../queries/posts.ts'
import { administerFault, type Holder } from '../rules/grants.ts'

export interface AccountRow {
  id: string
  login: string
  name: string
  areaId: string
  path: string
  state: string
  demonstration: boolean
  version: number
}

/** An account with the path of its area. */
export function findAccount(db: Tx, id: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account as c')
    .innerJoin('area as a', 'a.id', 'c.areaId')
    .select(['c.id', 'c.login', 'c.name', 'c.areaId', 'a.path', 'c.state', 'c.demonstration', 'c.version'])
    .where('c.id', '=', id)
    .executeTakeFirst()
}

/**
 * An account that the actor may look after, with its grants. Locked, so that no post comes in meanwhile.
 * @throws AppError `access.notFound` (404) outside one's area; `accounts.ownAccount`, `accounts.holderAboveYou` (403)
 */
export async function accountToManage(
  ctx: Ctx,
  db: Tx,
  id: string,
): Promise<{ account: AccountRow; grants: GrantRow[] }> {
  const { account, grants, holder } = await lockedHolder(ctx, db, id)
  const giver = giverOf(ctx)
  const fault = giver && administerFault(giver, holder, account.path)
  if (fault === 'areaNotYours') throw notFound()
  if (fault) throw new AppError(`accounts.${fault}`, 403)
  return { account, grants }
}

/**
 * An account whose own area, or one of whose posts, lies within reach. Two givers of one account come one after the other.
 * @throws AppError `access.notFound` (404)
 */
export async function holderInReach(ctx: Ctx, db: Tx, id: string) {
  const found = await lockedHolder(ctx, db, id)
  const giver = giverOf(ctx)
  if (giver && ![found.account, ...found.grants].some((of) => of.path.startsWith(giver.path))) throw notFound()
  return found
}

async function lockedHolder(
  ctx: Ctx,
  db: Tx,
  id: string,
): Promise<{ account: AccountRow; grants: GrantRow[]; holder: Holder }> {
  await db.selectFrom('account').select('id').where('id', '=', id).forUpdate().execute()
  const account = await findAccount(db, id)
  if (!account) throw notFound()
  const grants = await grantsOf(db, id, ctx.now)
  return { account, grants, holder: holderOf(id, grants, ctx.now) }
}

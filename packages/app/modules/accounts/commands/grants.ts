import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Role } from '#shared/roles.ts'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { areaNameOn, isOver } from '../queries/posts.ts'
import { grantFault, postFault, revokeFault, type Holder } from '../rules/grants.ts'
import { accountsDb } from '../tables.ts'
import { giverOf } from '../own.ts'
import { holderInReach } from './holders.ts'
import type { Done } from '../contract/done.ts'

export interface NewPost {
  role: Role
  areaId: string
  validFrom?: Day
  validTo?: Day | null
}

/**
 * Gives an account a post.
 * @throws AppError `access.notFound` (404); `accounts.ownAccount`, `roleNotYours`, `areaNotYours` (403); `wrongLevel`,
 * `separation`, `alreadyGranted`, `datesReversed` (422)
 */
export async function giveGrant(ctx: Ctx, accountId: string, post: NewPost): Promise<{ id: string }> {
  requireRight(ctx, 'accounts.manage')
  const db = await accountsDb(ctx)
  const { holder } = await holderInReach(ctx, db, accountId)
  const areaName = await checkGrant(ctx, db, holder, post)
  const id = await insertGrant(ctx, db, accountId, post)
  await record(ctx, {
    command: 'accounts.giveGrant',
    areaId: post.areaId,
    subject: { type: 'account', id: accountId },
    changes: {
      role: [null, post.role],
      areaName: [null, areaName],
      validFrom: [null, post.validFrom ?? dayOf(ctx.now)],
      ...(post.validTo ? { validTo: [null, post.validTo] } : {}),
    },
  })
  return { id }
}

const FORBIDDEN = new Set(['ownAccount', 'roleNotYours', 'areaNotYours'])

/** Holds a new post against the rules and gives its area's name. The system gives every role, but where it can stand and beside what. */
export async function checkGrant(ctx: Ctx, db: Tx, holder: Holder, post: NewPost): Promise<string> {
  const today = dayOf(ctx.now)
  const area = await db
    .selectFrom('area')
    .select(['path', 'level', areaNameOn('area.id', today).as('name')])
    .where('id', '=', post.areaId)
    .executeTakeFirst()
  if (!area) throw new AppError('accounts.noArea', 404, {}, 'areaId')
  const from = post.validFrom ?? today
  if (post.validTo && post.validTo <= from) throw new AppError('accounts.datesReversed', 422, {}, 'validTo')
  const wanted = { role: post.role, path: area.path }
  const giver = giverOf(ctx)
  const fault = giver ? grantFault(giver, holder, wanted, area.level) : postFault(holder, wanted, area.level)
  if (fault) throw new AppError(`accounts.${fault}`, FORBIDDEN.has(fault) ? 403 : 422, { role: post.role }, 'role')
  return area.name
}

/** Writes a grant. @returns its id */
export async function insertGrant(ctx: Ctx, db: Tx, accountId: string, post: NewPost): Promise<string> {
  const id = newId(ctx.now)
  const { role, areaId, validFrom = dayOf(ctx.now), validTo = null } = post
  const grantedBy = ctx.actor.kind === 'account' ? ctx.actor.accountId : null
  await db
    .insertInto('accountGrant')
    .values({ id, accountId, role, areaId, validFrom, validTo, grantedAt: ctx.now, grantedBy })
    .execute()
  return id
}

/**
 * Takes a post away from today on; log-ins under it end at once.
 * @throws AppError `access.notFound` (404), `accounts.ownAccount`, `roleNotYours`, `areaNotYours` (403), `alreadyOver` (409)
 */
export async function revokeGrant(ctx: Ctx, accountId: string, grantId: string, reason: string): Promise<Done> {
  requireRight(ctx, 'accounts.manage')
  const db = await accountsDb(ctx)
  const { grants, holder } = await holderInReach(ctx, db, accountId)
  const grant = grants.find((g) => g.grantId === grantId)
  if (!grant) throw notFound()
  if (isOver(grant, ctx.now)) throw new AppError('accounts.alreadyOver', 409)
  const giver = giverOf(ctx)
  const fault = giver && revokeFault(giver, holder, grant)
  if (fault) throw new AppError(`accounts.${fault}`, 403)
  const end = grant.validFrom > dayOf(ctx.now) ? grant.validFrom : dayOf(ctx.now)
  await db.updateTable('accountGrant').set({ validTo: end }).where('id', '=', grantId).execute()
  await record(ctx, {
    command: 'accounts.revokeGrant',
    areaId: grant.areaId,
    subject: { type: 'account', id: accountId },
    changes: { role: [grant.role, null], areaName: [grant.areaName, null], validTo: [grant.validTo, end] },
    reason,
  })
  return {}
}

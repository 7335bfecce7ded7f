import { dayOf } from '#shared/dates.ts'
import type { Me } from '#shared/me.ts'
import type { Reply } from '#shared/contract.ts'
import { abilitiesOf } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type * as contract from '../contract/self.ts'
import { ownAccount, ownRow } from '../own.ts'
import { mustHaveSecondFactor } from '../rules/grants.ts'
import { lapsesAt, isLive } from '../rules/logins.ts'
import { accountsDb } from '../tables.ts'
import { currentPassword, passwordDueOn } from './passwords.ts'
import { grantsOf, isNow, isOver, postsNow } from './posts.ts'

/** Who asks, what they may do, and today. @throws AppError `access.loginFirst` (401) */
export async function getMe(ctx: Ctx): Promise<Me> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const account = await ownRow(ctx, db)
  const posts = (await postsNow(ctx, db, actor.accountId)).map(({ grantId, role, areaId, areaName, level, path }) => ({
    grantId,
    role,
    areaId,
    areaName,
    level,
    path,
  }))
  return {
    accountId: account.id,
    login: account.login,
    name: account.name,
    post: posts.find((p) => p.grantId === actor.grantId)!,
    posts,
    abilities: abilitiesOf(actor),
    strong: actor.strong,
    secondFactor: account.totpEnc === null ? 'none' : 'enrolled',
    secondFactorDue: account.totpEnc === null && mustHaveSecondFactor(actor.role),
    language: account.language as Me['language'],
    elderMode: account.elderMode,
    demonstration: account.demonstration,
    today: dayOf(ctx.now),
    mapTiles: ctx.config.tiles === '' ? null : { url: ctx.config.tiles, attribution: '' },
  }
}

/** All about one's own account. */
export async function getMyAccount(ctx: Ctx): Promise<Reply<typeof contract.myAccount>> {
  const db = await accountsDb(ctx)
  const account = await ownRow(ctx, db)
  const grants = (await grantsOf(db, account.id, ctx.now)).filter((g) => !isOver(g, ctx.now))
  const setAt = (await currentPassword(db, account.id))!.setAt
  const { left } = await db
    .selectFrom('accountRecoveryCode')
    .select((q) => q.fn.countAll<number>().as('left'))
    .where('accountId', '=', account.id)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    login: account.login,
    name: account.name,
    lastLoginAt: account.lastLoginAt?.toISOString() ?? null,
    passwordSetAt: setAt.toISOString(),
    passwordDueOn: await passwordDueOn(db, account, setAt),
    secondFactor: account.totpEnc === null ? 'none' : 'enrolled',
    secondFactorDue: account.totpEnc === null && grants.some((g) => mustHaveSecondFactor(g.role)),
    recoveryCodesLeft: Number(left),
    demonstration: account.demonstration,
    posts: grants.map((g) => ({ ...pick(g), now: isNow(g, ctx.now) })),
  }
}

const pick = ({
  grantId,
  role,
  areaId,
  areaName,
  validFrom,
  validTo,
}: Awaited<ReturnType<typeof grantsOf>>[number]) => ({ grantId, role, areaId, areaName, validFrom, validTo })

/** Where one is logged in now, the newest first. */
export async function listOwnSessions(ctx: Ctx): Promise<Reply<typeof contract.listOwnSessions>> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const rows = await db
    .selectFrom('accountSession')
    .selectAll()
    .where('accountId', '=', actor.accountId)
    .where('endedAt', 'is', null)
    .orderBy('startedAt', 'desc')
    .execute()
  const live = rows.filter((s) => isLive(s.startedAt, s.lastSeenAt, ctx.now))
  return {
    rows: live.map((s) => ({
      id: s.id,
      here: s.id === ctx.client?.sessionId,
      startedAt: s.startedAt.toISOString(),
      lastSeenAt: s.lastSeenAt.toISOString(),
      lapsesAt: lapsesAt(s.startedAt, s.lastSeenAt).toISOString(),
      strong: s.strongAt !== null,
      address: s.address,
      agent: s.agent,
    })),
  }
}

/** One's saved views of a list, by name. */
export async function listViews(ctx: Ctx, list: string): Promise<Reply<typeof contract.listViews>> {
  const actor = ownAccount(ctx)
  const db = await accountsDb(ctx)
  const views = db.selectFrom('savedView').select(['id', 'name', 'query']).where('accountId', '=', actor.accountId)
  return { rows: await views.where('list', '=', list).orderBy('name').execute() }
}

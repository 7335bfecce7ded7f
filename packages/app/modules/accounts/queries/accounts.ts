import { sql } from 'kysely'
import { dayOf } from '#shared/dates.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { translator } from '#server/texts.ts'
import type * as contract from '../contract/admin.ts'
import { giverOf } from '../own.ts'
import { administerFault, fitsLevel, givenBy, revokeFault } from '../rules/grants.ts'
import { IDLE_MINUTES } from '../rules/logins.ts'
import { accountsDb } from '../tables.ts'
import { lockedLogins, minutesLockedOf } from './attempts.ts'
import { areaNameOn, grantsOf, holderOf, isNow, isOver, type GrantRow } from './posts.ts'

type Query = Input<typeof contract.listAccounts>['query']
type Row = Reply<typeof contract.listAccounts>['rows'][number]

const SORTS = { login: 'c.login', name: 'c.name', areaName: 'a.path', lastLoginAt: 'c.last_login_at', state: 'c.state' }

/** Accounts whose own area lies within the actor's. */
export async function listAccounts(ctx: Ctx, query: Query): Promise<Reply<typeof contract.listAccounts>> {
  requireRight(ctx, 'accounts.read')
  const path = query.areaId ? await require(ctx, 'accounts.read', query.areaId) : undefined
  const db = await accountsDb(ctx)
  const matching = matches(ctx, db, query, path)
  const found = matching
    .select(['c.id', 'c.login', 'c.name', 'c.state', 'c.lastLoginAt', 'c.totpEnc'])
    .select(areaNameOn('c.area_id', dayOf(ctx.now)).as('areaName'))
  const page = await pageFrom(found, query, SORTS, 'c.id')
  const posts = await postsOfAll(ctx, db, page.rows.map((r) => r.id)) // prettier-ignore
  const locked = await lockedLogins(ctx, db, page.rows.map((r) => r.login)) // prettier-ignore
  const rows = page.rows.map(({ totpEnc, lastLoginAt, state, ...row }): Row => ({
    ...row,
    state: state as Row['state'],
    posts: posts.get(row.id) ?? '',
    locked: locked.has(row.login),
    secondFactor: totpEnc !== null,
    lastLoginAt: lastLoginAt?.toISOString() ?? null,
  }))
  return { ...page, rows }
}

function matches(ctx: Ctx, db: Tx, query: Query, path: string | undefined) {
  let found = db.selectFrom('account as c').innerJoin('area as a', 'a.id', 'c.areaId').where(visible(ctx, 'a.path'))
  if (path) found = found.where(under('a.path', path))
  if (query.state) found = found.where('c.state', '=', query.state)
  if (query.search) {
    const like = containing(query.search)
    found = found.where((is) => is.or([is('c.login', 'like', like.toLowerCase()), is('c.name', 'like', like)]))
  }
  if (query.ended) {
    const today = dayOf(ctx.now)
    found = found.where(sql<boolean>`exists (select 1 from account_grant g where g.account_id = c.id
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})
      and not exists (select 1 from area_version v where v.area_id = g.area_id and v.superseded_at is null
        and v.valid_from <= ${today} and (v.valid_to is null or v.valid_to > ${today})))`)
  }
  if (query.role) {
    const today = dayOf(ctx.now)
    const { role } = query
    found =
      found.where(sql<boolean>`exists (select 1 from account_grant g where g.account_id = c.id and g.role = ${role}
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today}))`)
  }
  return found
}

/** Posts held now in words, by account. */
async function postsOfAll(ctx: Ctx, db: Tx, ids: string[]): Promise<Map<string, string>> {
  const today = dayOf(ctx.now)
  if (ids.length === 0) return new Map()
  const grants = await db
    .selectFrom('accountGrant as g')
    .select(['g.accountId', 'g.role'])
    .select(areaNameOn('g.area_id', today).as('areaName'))
    .where('g.accountId', 'in', ids)
    .where('g.validFrom', '<=', today)
    .where((is) => is.or([is('g.validTo', 'is', null), is('g.validTo', '>', today)]))
    .execute()
  const of = Map.groupBy(grants, (g) => g.accountId)
  const t = translator(ctx.locale)
  const inWords = (held: typeof grants) => held.map((g) => `${t(`accounts:roles.${g.role}`)} · ${g.areaName}`).join(';')
  return new Map([...of].map(([id, held]) => [id, inWords(held)]))
}

/** One account with its posts and what the caller may do with it. @throws AppError `access.notFound` (404) */
export async function getAccount(ctx: Ctx, id: string): Promise<Reply<typeof contract.getAccount>> {
  requireRight(ctx, 'accounts.read')
  const db = await accountsDb(ctx)
  const account = await db
    .selectFrom('account as c')
    .innerJoin('area as a', 'a.id', 'c.areaId')
    .selectAll('c')
    .select(['a.path', areaNameOn('c.area_id', dayOf(ctx.now)).as('areaName')])
    .where('c.id', '=', id)
    .where(visible(ctx, 'a.path'))
    .executeTakeFirst()
  if (!account) throw notFound()
  const grants = await grantsOf(db, id, ctx.now)
  return {
    id,
    login: account.login,
    name: account.name,
    areaId: account.areaId,
    areaName: account.areaName,
    state: account.state as 'active' | 'disabled',
    mustChangePassword: account.mustChangePassword,
    secondFactor: account.totpEnc !== null,
    demonstration: account.demonstration,
    version: account.version,
    lastLoginAt: account.lastLoginAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    lockedMinutes: await minutesLockedOf(ctx, db, account.login),
    openSessions: await openSessions(ctx, db, id),
    ...asSeenBy(ctx, account, grants),
  }
}

function asSeenBy(ctx: Ctx, account: { id: string; path: string }, grants: GrantRow[]) {
  const holder = holderOf(account.id, grants, ctx.now)
  const giver = giverOf(ctx)
  return {
    refusal: (giver && administerFault(giver, holder, account.path)) ?? null,
    posts: grants.map(({ grantId, role, areaId, areaName, validFrom, validTo, path }) => {
      const over = isOver({ validTo }, ctx.now)
      const when = over
        ? ('over' as const)
        : isNow({ validFrom, validTo }, ctx.now)
          ? ('now' as const)
          : ('coming' as const)
      const revocable = !over && (!giver || revokeFault(giver, holder, { role, path }) === undefined)
      return { grantId, role, areaId, areaName, validFrom, validTo, when, revocable }
    }),
  }
}

async function openSessions(ctx: Ctx, db: Tx, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom('accountSession')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('lastSeenAt', '>', new Date(ctx.now.getTime() - IDLE_MINUTES * 60_000))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** The roles that the actor may give, with the levels of area at which each stands. */
export function listGivable(ctx: Ctx): Reply<typeof contract.listGivable> {
  requireRight(ctx, 'accounts.manage')
  const roles = ctx.actor.kind === 'account' ? givenBy(ctx.actor.role) : []
  return { rows: roles.map((role) => ({ role, levels: [2, 3, 4, 5].filter((level) => fitsLevel(role, level)) })) }
}

/** What holds for every password of the house. */
export async function getPolicy(ctx: Ctx): Promise<Reply<typeof contract.getPolicy>> {
  requireRight(ctx, 'accounts.read')
  const db = await accountsDb(ctx)
  return db.selectFrom('accountPolicy').select(['passwordDays', 'version']).executeTakeFirstOrThrow()
}

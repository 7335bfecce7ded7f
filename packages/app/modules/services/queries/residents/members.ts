import { sql, type Selectable } from 'kysely'
import { accountsOf } from '#modules/accounts/index.ts'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { ServiceMemberTable } from '#server/db/schema.gen.ts'
import { within as openTo } from '#server/house.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Input, Reply } from '#shared/contract.ts'
import type * as contract from '../../contract/residents/enrol.ts'

export type Member = Selectable<ServiceMemberTable>

/** Whether somebody may still act by it. */
export const isCurrent = (ctx: Ctx, m: Pick<Member, 'endedAt' | 'validTo'>): boolean =>
  m.endedAt === null && (m.validTo === null || m.validTo > dayOf(ctx.now))

/** All that the account which acts is tied to now: itself first, then whom it acts for and which unit it speaks for. */
export async function ownMembers(ctx: Ctx): Promise<Member[]> {
  if (ctx.actor.kind !== 'account') return []
  const rows = await ctx.db
    .selectFrom('serviceMember')
    .selectAll()
    .where('accountId', '=', ctx.actor.accountId)
    .where('endedAt', 'is', null)
    .orderBy('checkedAt')
    .execute()
  const order = ['self', 'family', 'delegate']
  return rows.filter((m) => isCurrent(ctx, m)).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** One of them; without an id oneself, or else the unit. @throws AppError `access.notFound` (404) */
export async function ownMember(ctx: Ctx, id?: string): Promise<Member> {
  const found = (await ownMembers(ctx)).find((m) => id === undefined || m.id === id)
  if (!found) throw notFound()
  return found
}

/** Runs `work` with the row limits opened to the community of one's own entry. */
export async function atHome<T>(ctx: Ctx, member: Pick<Member, 'communityId'>, work: () => Promise<T>): Promise<T> {
  const { path } = await ctx.db
    .selectFrom('area')
    .select('path')
    .where('id', '=', member.communityId)
    .executeTakeFirstOrThrow()
  return openTo(ctx, path, work)
}

const nameOf = sql<string>`coalesce((select r.name from resident r where r.person_id = m.person_id and r.superseded_at is null order by r.valid_from desc limit 1),
  (select u.name from local_unit u where u.local_unit_id = m.local_unit_id and u.superseded_at is null order by u.valid_from desc limit 1), '')`
const communityName = sql<string>`coalesce((select v.name from area_version v where v.area_id = m.community_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`

/** Accounts tied to people and units within reach. */
export async function listMembers(
  ctx: Ctx,
  ask: Input<typeof contract.listMembers>['query'],
): Promise<Reply<typeof contract.listMembers>> {
  requireRight(ctx, 'services.enrol')
  const path = ask.areaId ? await require(ctx, 'services.enrol', ask.areaId) : undefined
  const today = dayOf(ctx.now)
  const current = sql<boolean>`(m.ended_at is null and (m.valid_to is null or m.valid_to > ${today}))`
  const found = ctx.db
    .selectFrom('serviceMember as m')
    .innerJoin('area as a', 'a.id', 'm.communityId')
    .selectAll('m')
    .select([nameOf.as('name'), communityName.as('community'), current.as('current')])
    .where(visible(ctx, 'a.path'))
    .$if(path !== undefined, (q) => q.where(under('a.path', path!)))
    .$if(ask.kind !== undefined, (q) => q.where('m.kind', '=', ask.kind!))
    .$if(ask.personId !== undefined, (q) => q.where('m.personId', '=', ask.personId!))
    .$if(ask.state !== undefined, (q) => q.where(ask.state === 'current' ? current : sql<boolean>`not ${current}`))
    .$if(ask.search !== undefined, (q) => q.where(sql<boolean>`${nameOf} like ${containing(ask.search!)}`))
  const page = await pageFrom(found, { ...ask, sort: ask.sort ?? '-checkedAt' }, { checkedAt: 'm.checked_at', kind: 'm.kind' }, 'm.id') // prettier-ignore
  const accounts = await accountsOf(ctx, page.rows.map((r) => r.accountId)) // prettier-ignore
  return { ...page, rows: page.rows.map((r) => shown(r, accounts)) }
}

type Row = Reply<typeof contract.listMembers>['rows'][number]
type Found = Member & { name: string; community: string; current: boolean }

function shown(r: Found, accounts: Awaited<ReturnType<typeof accountsOf>>): Row {
  const account = accounts.get(r.accountId)
  const { id, version, communityId, community, name, note, checkedBy, checkedAt, validTo, endedReason } = r
  return {
    id, version, communityId, community, name, note, checkedBy, checkedAt, validTo, endedReason, kind: r.kind as Row['kind'], relation: r.relation as Row['relation'],
    checked: r.checked as Row['checked'], login: account?.login ?? '', accountName: account?.name ?? '', lastLoginAt: account?.lastLoginAt ?? null,
    state: r.current ? 'current' : 'ended',
  } // prettier-ignore
}

/** A tie within reach, with the right to change it. @throws AppError `access.notFound` (404) */
export async function memberToManage(ctx: Ctx, id: string): Promise<Member> {
  requireRight(ctx, 'services.enrol')
  const row = await ctx.db.selectFrom('serviceMember').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, 'services.enrol', row.communityId)
  return row
}

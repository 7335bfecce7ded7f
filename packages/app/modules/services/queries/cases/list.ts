import { sql, type RawBuilder } from 'kysely'
import { isPhone, tidyName } from '#modules/registers/index.ts'
import { holds, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { containing } from '#server/listing.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { z } from 'zod'
import type { caseQuery, CaseShown } from '../../contract/cases/cases.ts'
import { instantOf } from '../../rules/cases/calendar.ts'
import { tidyNumber } from '../../rules/cases/number.ts'
import { soughtGrams } from '../../store/cases/grams.ts'
import { kindsBelow } from './kinds.ts'
import { shownColumns } from './rows.ts'

type Ask = z.output<typeof caseQuery>
/** A list counts no further than this: nobody turns two hundred pages. */
const COUNTED = 10_000

const SORTS: Record<string, RawBuilder<unknown>> = {
  dueAt: sql`c.due_at`, stepDueAt: sql`c.step_due_at`, openedAt: sql`c.opened_at`, number: sql`c.number`, urgency: sql`c.urgency`, state: sql`c.state`,
  closedAt: sql`c.closed_at`,
} // prettier-ignore

/**
 * Cases of an area and all below it, by due date; special-care cases only for those who hold the right, and without their words.
 * Finds by number, phone, the applicant's whole name, and what title and place say.
 */
export async function listCases(ctx: Ctx, ask: Ask): Promise<Page<CaseShown>> {
  const where = await conditionsOf(ctx, ask)
  // Pairs of characters are found by their index only outside row-level security; the area stands among the conditions.
  return ask.search ? privileged(ctx, (db) => pageSought({ ...ctx, db }, ask, where)) : pageWhere(ctx, ask, where)
}

/** How an order is said of the column it goes by, and of one that holds it. */
function orderOf(ask: Ask) {
  const descending = ask.sort?.startsWith('-') ?? (ask.view === 'closed' || ask.view === 'all')
  const usual = ask.view === 'closed' ? 'closedAt' : ask.view === 'all' ? 'openedAt' : 'dueAt'
  const column = SORTS[ask.sort?.replace('-', '') ?? usual] ?? SORTS[usual]!
  const by = (what: RawBuilder<unknown>) => sql`${what} ${sql.raw(descending ? 'desc' : 'asc')} nulls last`
  return { column, by, order: sql`${by(column)}, c.id` }
}

/**
 * What words find is looked for once, counted and put in order without its rows; only where more is found than is counted, the
 * first of all must be looked for again.
 */
async function pageSought(ctx: Ctx, ask: Ask, where: RawBuilder<unknown>): Promise<Page<CaseShown>> {
  const { column, by, order } = orderOf(ask)
  const { rows: found } = await sql<CaseShown & { total: number }>`
    with hit as materialized (select c.area_id, c.id, ${column} as place from service_case c where ${where} limit ${COUNTED}),
    page as materialized (
      select c.* from (select * from hit order by ${by(sql`hit.place`)}, hit.id limit ${ask.size} offset ${(ask.page - 1) * ask.size}) h
      join service_case c on c.area_id = h.area_id and c.id = h.id)
    select t.total, ${shownColumns(ctx)} from (select count(*)::int as total from hit) t left join page c on true order by ${order}`.execute(
    ctx.db,
  )
  const { total } = found[0]!
  if (total === COUNTED) return pageWhere(ctx, ask, where)
  const rows = found.flatMap(({ total: any, ...row }) => (any > 0 && row.id !== null ? [row as CaseShown] : []))
  return { rows, total, page: ask.page, size: ask.size }
}

async function pageWhere(ctx: Ctx, ask: Ask, where: RawBuilder<unknown>): Promise<Page<CaseShown>> {
  const { order } = orderOf(ask)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from service_case c where ${where} limit ${COUNTED}) as matching`.execute(
    ctx.db,
  )
  const { rows } = await sql<CaseShown>`
    with page as materialized (
      select c.* from service_case c where ${where} order by ${order} limit ${ask.size} offset ${(ask.page - 1) * ask.size})
    select ${shownColumns(ctx)} from page c order by ${order}`.execute(ctx.db)
  return { rows, total: counted[0]!.total, page: ask.page, size: ask.size }
}

async function conditionsOf(ctx: Ctx, ask: Ask): Promise<RawBuilder<unknown>> {
  requireRight(ctx, 'services.view')
  const path = ask.areaId ? await require(ctx, 'services.view', ask.areaId) : undefined
  const parts: RawBuilder<unknown>[] = [
    path ? under('c.path', path) : visible(ctx, 'c.path'),
    await viewOf(ctx, ask.view),
  ]
  if (!holds(ctx.actor, 'services.special')) parts.push(sql`not c.special`)
  for (const key of ['state', 'nature', 'urgency', 'channel'] as const)
    if (ask[key]) parts.push(sql`${sql.ref(`c.${key}`)} = ${ask[key]}`)
  if (ask.kindId) parts.push(sql`c.kind_id = any(${await kindsBelow(ctx, ask.kindId)}::uuid[])`)
  if (ask.from) parts.push(sql`c.opened_at >= ${instantOf(ask.from, 0)}`)
  if (ask.to) parts.push(sql`c.opened_at < ${instantOf(addDays(ask.to, 1), 0)}`)
  if (ask.search) parts.push(soughtBy(ctx, ask.search))
  return sql.join(parts, sql` and `)
}

/** Number, phone, whole name or words. */
function soughtBy(ctx: Ctx, text: string): RawBuilder<unknown> {
  const number = tidyNumber(text)
  if (number) return sql`c.number = ${number} and c.id = (select id from service_case where number = ${number} limit 1)`
  const phone = text.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (isPhone(phone)) return sql`c.phone_hash = ${ctx.keys.blind(`phone:${phone}`)}`
  const name = sql`c.name_hash = ${ctx.keys.blind(`name:${tidyName(text)}`)}`
  const grams = soughtGrams(text)
  if (grams.length === 0) return sql`false`
  // One sign alone is no pair: it is looked for among the open ones.
  if ([...text].length < 2) return sql`(${name} or (c.title like ${containing(text)} and not c.special))`
  return sql`(${name} or (c.grams @> ${grams}::text[] and not c.special))`
}

async function viewOf(ctx: Ctx, view: Ask['view']): Promise<RawBuilder<unknown>> {
  const open = sql`c.closed_at is null`
  if (view === 'all') return sql`true`
  if (view === 'closed') return sql`c.closed_at is not null`
  if (view === 'overdue') return sql`${open} and (c.due_at < ${ctx.now} or c.step_due_at < ${ctx.now})`
  if (view === 'today') {
    const end = instantOf(addDays(dayOf(ctx.now), 1), 0)
    return sql`${open} and (c.due_at < ${end} or c.step_due_at < ${end})`
  }
  if (ctx.actor.kind !== 'account' || view === 'open') return open
  if (view === 'climbed')
    return sql`${open} and c.escalated_to <= (select level from area where id = ${ctx.actor.areaId})`
  const { accountId, role, areaId } = ctx.actor
  return sql`${open} and (c.holder_id = ${accountId} or (c.holder_id is null and c.holder_role = ${role} and c.holder_area_id = ${areaId})
    or exists (select 1 from service_case_part p where p.area_id = c.area_id and p.case_id = c.id and p.outcome is null
      and p.holder_area_id = ${areaId} and p.holder_role = ${role} and (p.holder_id is null or p.holder_id = ${accountId})))`
}

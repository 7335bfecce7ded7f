import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type { CaseRow, listCases as listing } from '../contract/cases.ts'

const areaName = sql<string>`coalesce((select v.name from area_version v where v.area_id = c.area_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
const schemes = sql<number>`(select count(*)::int from planning_scheme s where s.case_id = c.id and s.state = 'open')`
const columns = [
  'c.id', 'c.version', 'c.areaId', 'c.name', 'c.reason', 'c.origin', 'c.state', 'c.registerOn', 'c.dueOn', 'c.ownerRole', 'c.ownerName', 'c.createdBy', 'c.createdAt',
] as const // prettier-ignore

const overdue = (ctx: Ctx) => sql<boolean>`coalesce(c.state = 'open' and c.due_on < ${dayOf(ctx.now)}::date, false)`

/** Cases as lists and pages show them; the caller adds the condition. */
export function selectCases(ctx: Ctx) {
  return ctx.db
    .selectFrom('planningCase as c')
    .where(visible(ctx, 'c.path'))
    .select([...columns])
    .select([areaName.as('area'), schemes.as('schemes'), overdue(ctx).as('overdue')])
}

/** Planning cases within reach, newest first. */
export async function listCases(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<Page<CaseRow>> {
  requireRight(ctx, 'planning.view')
  let query = selectCases(ctx)
  if (ask.areaId) query = query.where(under('c.path', await require(ctx, 'planning.view', ask.areaId)))
  if (ask.state) query = query.where('c.state', '=', ask.state)
  if (ask.origin) query = query.where('c.origin', '=', ask.origin)
  if (ask.overdue) query = query.where(overdue(ctx))
  if (ask.search) query = query.where('c.name', 'like', containing(ask.search))
  const sorts = { createdAt: 'c.createdAt', dueOn: 'c.dueOn', name: 'c.name', state: 'c.state', area: 'c.path' }
  return (await pageFrom(
    query as never,
    { ...ask, sort: ask.sort ?? '-createdAt' },
    sorts,
    'c.id',
  )) as unknown as Page<CaseRow>
}

/** One case within reach. @throws AppError `access.notFound` */
export async function getCase(ctx: Ctx, id: string): Promise<CaseRow> {
  requireRight(ctx, 'planning.view')
  const found = await selectCases(ctx).where('c.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found as CaseRow
}

import { sql } from 'kysely'
import { holds, require, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import type { z } from 'zod'
import type { caseBoard } from '../../contract/cases/cases.ts'
import { instantOf } from '../../rules/cases/calendar.ts'
import { areaName, kindName } from './rows.ts'

type Board = z.output<typeof caseBoard.reply>
type Row = Board['rows'][number]

/** What is open in an area and in each area below it: overdue, due today, suspended, climbed, the age of the oldest. */
export async function board(ctx: Ctx, areaId: string): Promise<Board> {
  const path = await require(ctx, 'services.view', areaId)
  const shown = sql`c.closed_at is null and ${under('c.path', path)} ${holds(ctx.actor, 'services.special') ? sql`` : sql`and not c.special`}`
  const { rows } = await sql<Row & { whole: boolean }>`
    with here as (select c.*, (select a.id from area a where a.path = ${path} || split_part(substr(c.path, ${path.length + 1}), '/', 1) || '/') as child
      from service_case c where ${shown})
    select coalesce(child, ${areaId}::uuid) as area_id, grouping(child) = 1 as whole, '' as area, ${countsOf(ctx)}
    from here group by rollup (child)`.execute(ctx.db)
  const named = await namesOf(ctx, rows)
  const empty = {
    areaId,
    area: named.get(areaId) ?? '',
    open: 0,
    overdue: 0,
    today: 0,
    suspended: 0,
    climbed: 0,
    oldestDays: 0,
  }
  const dressed = rows.map(({ whole, ...r }) => ({ whole, row: { ...r, area: named.get(r.areaId) ?? '' } }))
  return {
    total: dressed.find((r) => r.whole)?.row ?? empty,
    rows: dressed.filter((r) => !r.whole).map((r) => r.row).toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
    kinds: await kindsOf(ctx, shown),
    unknownYear: await unknownYear(ctx, shown),
  } // prettier-ignore
}

const countsOf = (ctx: Ctx) => sql`
  count(*)::int as open, (count(*) filter (where due_at < ${ctx.now} or step_due_at < ${ctx.now}))::int as overdue,
  (count(*) filter (where least(due_at, step_due_at) >= ${ctx.now} and least(due_at, step_due_at) < ${instantOf(addDays(dayOf(ctx.now), 1), 0)}))::int as today,
  (count(*) filter (where state = 'suspended'))::int as suspended, (count(*) filter (where escalated_to is not null))::int as climbed,
  coalesce(extract(day from ${ctx.now}::timestamptz - min(opened_at)), 0)::int as oldest_days`

async function namesOf(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map((r) => r.areaId))]
  const { rows: named } = await sql<{ id: string; name: string }>`
    select a.id, ${areaName(ctx, 'a.id')} as name from area a where a.id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(named.map((n) => [n.id, n.name]))
}

const kindsOf = async (ctx: Ctx, shown: ReturnType<typeof sql>): Promise<Board['kinds']> =>
  (
    await sql<{ kind: string | null; count: number }>`
      select ${kindName('k.kind_id')} as kind, k.count from (
        select c.kind_id, count(*)::int as count from service_case c where ${shown} group by 1 order by 2 desc limit 12) k`.execute(
      ctx.db,
    )
  ).rows

async function unknownYear(ctx: Ctx, shown: ReturnType<typeof sql>): Promise<number | null> {
  const { rows } = await sql<{
    year: number | null
  }>`select min(c.clock_year)::int as year from service_case c where ${shown}`.execute(ctx.db)
  return rows[0]?.year ?? null
}

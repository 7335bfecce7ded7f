import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import type { CaseShown } from '../../contract/cases/cases.ts'

/** The name of an area as it is called today, by the clock of China (or was called last). */
export const areaName = (ctx: Ctx, column: string): RawBuilder<string> => sql<string>`coalesce((
  select v.name from area_version v where v.area_id = ${sql.ref(column)} and v.superseded_at is null and v.valid_from <= ${dayOf(ctx.now)}::date
  order by v.valid_from desc limit 1), '')`
export const kindName = (column: string): RawBuilder<string | null> =>
  sql<string | null>`(select named.name from service_kind named where named.id = ${sql.ref(column)})`

/** The columns of a row as lists show it, from `c`. What a special-care case is about is not among them. */
export const shownColumns = (ctx: Ctx): RawBuilder<unknown> => sql`
  c.id, c.version, c.area_id, ${areaName(ctx, 'c.area_id')} as area, c.number, ${kindName('c.kind_id')} as kind, c.nature, c.channel, c.urgency,
  case when c.special then '' else c.title end as title, case when c.special then null else c.place_text end as place_text,
  case when c.special then null else c.x end as x, case when c.special then null else c.y end as y, c.state,
  ${areaName(ctx, 'c.holder_area_id')} as holder_area, c.holder_role, c.holder_name, c.opened_at, c.due_at, c.step_due_at, c.closed_at,
  c.state = 'suspended' as suspended, ${overdue(ctx)} as overdue, c.escalated_to, c.urged, c.reopened, c.special, c.clock_year`

const overdue = (ctx: Ctx): RawBuilder<CaseShown['overdue']> => sql`
  case when c.due_at < coalesce(c.closed_at, ${ctx.now}::timestamptz) then 'whole'
    when c.closed_at is null and c.step_due_at < ${ctx.now}::timestamptz then 'step' end`

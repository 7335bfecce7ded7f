import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { AreaValue, Changes, Indicator, ScopeRows } from '#server/indicator.ts'
import type { Day } from '#shared/dates.ts'
import { addDays } from '#shared/dates.ts'
import type { Measure } from './contract/figures.ts'

/** Figures of cases change with the step that counts; those of the clock also as the hours go by. */
const changes: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select coalesce(sum(version), 0) || ':' || count(*) as t from service_change`.execute(ctx.db) // prettier-ignore
    return rows[0]!.t
  },
}
const byTheHour: Changes = {
  token: async (ctx) => `${await changes.token(ctx)}:${ctx.now.toISOString().slice(0, 13)}`,
}
const placesChange: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select coalesce(sum(version), 0) || ':' || count(*) as t from service_place`.execute(ctx.db) // prettier-ignore
    return rows[0]!.t
  },
}

const PARTS: Record<string, RawBuilder<unknown>> = { nature: sql`c.nature`, channel: sql`c.channel` }

/** What was counted of cases from the first day of the year up to the day (本年累计), where they happened. */
async function counted(ctx: Ctx, scope: ScopeRows, measure: Measure, split?: string): Promise<AreaValue[]> {
  const part = split ? PARTS[split]! : sql`null::text`
  const { rows } = await sql<AreaValue>`
    select c.area_id, ${part} as part, sum(c.delta)::int as value from service_count c
    where c.area_id = any(${scope.areaIds}::uuid[]) and c.measure = ${measure}
      and c.day between ${`${scope.day.slice(0, 4)}-01-01`}::date and ${scope.day}::date group by 1, 2`.execute(ctx.db)
  return rows
}

const endOf = (day: Day): Date => new Date(`${addDays(day, 1)}T00:00:00+08:00`)

/**
 * Cases that were open at the end of the day, or now for today; with `overdue` those whose whole clock had run out by then. By their
 * opening, closing and clock, and by their steps where one was opened again or its clock was set anew since. An area that has had
 * cases says 0 where none is open.
 */
async function standing(ctx: Ctx, scope: ScopeRows, overdue: boolean): Promise<AreaValue[]> {
  const end = endOf(scope.day)
  const at = end > ctx.now ? ctx.now : end
  const late = overdue ? sql`and case when s.seq is null then c.due_at else s.due_after end < ${at}` : sql``
  const { rows } = await sql<AreaValue>`
    select c.area_id, null as part, (count(*) filter (where
      case when s.seq is null then c.closed_at is null or c.closed_at >= ${at} else s.state_to not in ('closed', 'refused', 'withdrawn', 'merged') end
      ${late}))::int as value
    from service_case c left join lateral (
      select l.seq, l.state_to, l.due_after from service_case_step l
      where l.area_id = c.area_id and l.case_id = c.id and l.at < ${at} order by l.seq desc limit 1) s on c.reopened > 0 or c.extended > 0
    where c.area_id = any(${scope.areaIds}::uuid[]) and c.opened_at < ${at} group by 1`.execute(ctx.db)
  return rows
}

/** Ratings of the year so far (cases and visits), those struck as malicious left out; satisfied: 基本满意 and better. */
async function rated(ctx: Ctx, scope: ScopeRows, satisfied: boolean): Promise<AreaValue[]> {
  const good = satisfied ? sql`filter (where r.grade >= 3)` : sql``
  const { rows } = await sql<AreaValue>`
    select r.area_id, null as part, (count(*) ${good})::int as value from service_rating r
    where r.area_id = any(${scope.areaIds}::uuid[]) and r.state is distinct from 'followStruck'
      and r.rated_at >= ${new Date(`${scope.day.slice(0, 4)}-01-01T00:00:00+08:00`)} and r.rated_at < ${endOf(scope.day)} group by 1`.execute(
    ctx.db,
  )
  return rows
}
const ratingsChange: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select coalesce(sum(version), 0) || ':' || count(*) as t from service_rating`.execute(ctx.db) // prettier-ignore
    return rows[0]!.t
  },
}

/** Service places in use on the day, by level; stations and points alone where told. */
async function places(ctx: Ctx, scope: ScopeRows, only: RawBuilder<unknown>, split?: string): Promise<AreaValue[]> {
  const part = split ? sql`p.level` : sql`null::text`
  const { rows } = await sql<AreaValue>`
    select p.area_id, ${part} as part, count(*)::int as value from service_place p
    where p.area_id = any(${scope.areaIds}::uuid[]) and p.valid_from <= ${scope.day}::date and (p.valid_to is null or p.valid_to > ${scope.day}::date) and ${only}
    group by 1, 2`.execute(ctx.db)
  return rows
}

const flow = { grain: 5, unit: 'items', splits: ['nature', 'channel'], period: 'year', changes } as const
const rows = { route: '/services/cases', filter: { areaId: '{area}' } }
const rate = { grain: 5, unit: 'percent', direction: 'up', splits: [], period: 'year' } as const
const of = (measure: Measure) => (ctx: Ctx, scope: ScopeRows, split?: string) => counted(ctx, scope, measure, split)

export const indicators: Indicator[] = [
  { ...flow, key: 'services.opened', direction: 'none', rows, compute: of('opened') },
  { ...flow, key: 'services.answered', direction: 'none', compute: of('answered') },
  { ...flow, key: 'services.answeredInTime', direction: 'none', compute: of('answeredInTime') },
  { ...flow, key: 'services.closed', direction: 'none', compute: of('closed') },
  { ...flow, key: 'services.clocked', direction: 'none', compute: of('clocked') },
  { ...flow, key: 'services.onTime', direction: 'none', compute: of('onTime') },
  { ...flow, key: 'services.solved', direction: 'none', compute: of('solved') },
  { ...rate, key: 'services.responseRate', ratio: { part: 'services.answeredInTime', whole: 'services.answered' } },
  { ...rate, key: 'services.onTimeRate', ratio: { part: 'services.onTime', whole: 'services.clocked' } },
  { ...rate, key: 'services.solutionRate', ratio: { part: 'services.solved', whole: 'services.closed' } },
  { grain: 5, key: 'services.ratings', unit: 'items', direction: 'none', splits: [], period: 'year', changes: ratingsChange, compute: (ctx, scope) => rated(ctx, scope, false) },
  { grain: 5, key: 'services.satisfied', unit: 'items', direction: 'none', splits: [], period: 'year', changes: ratingsChange, compute: (ctx, scope) => rated(ctx, scope, true) },
  { ...rate, key: 'services.satisfactionRate', ratio: { part: 'services.satisfied', whole: 'services.ratings' } },
  { grain: 5, key: 'services.open', unit: 'items', direction: 'down', splits: [], changes: byTheHour, rows, compute: (ctx, scope) => standing(ctx, scope, false) },
  { grain: 5, key: 'services.overdue', unit: 'items', direction: 'down', splits: [], changes: byTheHour, rows, compute: (ctx, scope) => standing(ctx, scope, true) },
  { grain: 5, key: 'services.places', unit: 'units', direction: 'up', splits: ['level'], changes: placesChange, rows: { route: '/services/places', filter: { areaId: '{area}' } }, compute: (ctx, scope, split) => places(ctx, scope, sql`true`, split) },
  { grain: 5, key: 'services.stations', unit: 'units', direction: 'up', splits: [], changes: placesChange, rows: { route: '/services/places', filter: { areaId: '{area}' } }, compute: (ctx, scope) => places(ctx, scope, sql`p.kind in ('station', 'point')`) },
] // prettier-ignore

import { sql } from 'kysely'
import { findRule } from '#modules/policies/index.ts'
import { householdsByCommunity, registerChanges } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import type { AreaValue, Changes, Indicator, ScopeRows } from '#server/indicator.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { Band } from './contract/problems.ts'
import { bandOf } from './problem/band.ts'
import { holds } from './problem/time.ts'

/** Sizes and blind spots change with the registers, with units and with the law. */
const registers: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ token: string }>`
      select (select count(*) from rule_parameter) || ':' || (select count(*) from residential_unit) || ':' || (select count(*) from unit_membership) as token`.execute(
      ctx.db,
    )
    return `${rows[0]!.token}:${await registerChanges.token(ctx)}`
  },
}
/** Acts and cases change step by step; a case also with the day itself. */
const work: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ token: string }>`
      select (select count(*) from planning_act_step) || ':' || (select count(*) || ':' || coalesce(sum(version), 0) from planning_case) as token`.execute(
      ctx.db,
    )
    return `${rows[0]!.token}:${dayOf(ctx.now)}`
  },
}

const of = async (rows: Promise<{ rows: AreaValue[] }>): Promise<AreaValue[]> => (await rows).rows
const known = (ctx: Ctx, day: Day): Ctx => ({ ...ctx, asOf: day })

/** The paths of areas, by the district or county that their band is read for. */
async function byCounty(ctx: Ctx, areaIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await ctx.db.selectFrom('area').select(['id', 'path']).where('id', 'in', areaIds).execute()
  const county = (path: string) => path.split('/').slice(0, 3).join('/') + '/'
  const groups = Map.groupBy(rows, (r) => county(r.path))
  return new Map([...groups].map(([path, list]) => [path, list.map((r) => r.id)]))
}

/** What the band of each district or county says of its areas on the day; areas of which neither law nor paper speaks are left out. */
async function inBands<T>(
  ctx: Ctx,
  scope: ScopeRows,
  judge: (band: Band, areaIds: string[]) => Promise<T[]>,
): Promise<T[]> {
  if (scope.areaIds.length === 0) return []
  const found: T[] = []
  for (const [path, areaIds] of await byCounty(ctx, scope.areaIds)) {
    const law = await findRule(ctx, 'residentsCommittee.households', scope.day, path)
    if (law) found.push(...(await judge(await bandOf(ctx, path, scope.day), areaIds)))
  }
  return found
}

/** One for each community whose homes are counted on the day; parts: below the band, within it, above it. */
const bySize = (ctx: Ctx, scope: ScopeRows, split?: string): Promise<AreaValue[]> =>
  inBands(ctx, scope, async ({ lower, upper }, areaIds) => {
    const counted = await householdsByCommunity(ctx, { ...scope, areaIds })
    const size = (n: number) => (n < lower ? 'below' : n > upper ? 'above' : 'within')
    return counted
      .filter((c) => c.value > 0)
      .map(({ areaId, value }) => ({ areaId, part: split ? size(value) : null, value: 1 }))
  })

/** Units of towns on the day with their households: those registered there, or as stated where none is. */
const unitHouseholds = (ctx: Ctx, scope: ScopeRows) => {
  const at = known(ctx, scope.day)
  return sql`(select u.unit_id, u.town_id, coalesce(nullif((
      select count(*)::int from dwelling d join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id
      where d.unit_id = u.unit_id and ${holds(at, 'd', scope.day)} and ${holds(at, 'h', scope.day)}), 0), u.households, 0) as households,
      (select count(distinct m.community_id) from unit_membership m where m.unit_id = u.unit_id and ${holds(at, 'm', scope.day)}) as communities
    from residential_unit u where u.town_id = any(${scope.areaIds}::uuid[]) and ${holds(at, 'u', scope.day)})`
}

/** Households that live in no community or in two, by town; a town that has units but none such says 0. */
const blindHouseholds = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select n.town_id as area_id, null as part,
      coalesce(sum(n.households) filter (where n.communities <> 1), 0)::int as value
      from ${unitHouseholds(ctx, scope)} n group by 1`.execute(ctx.db),
  )

/** Units that alone are above the upper bound: no plan keeps their community within the band. */
const largeUnits = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  inBands(ctx, scope, ({ upper }, areaIds) =>
    of(
      sql<AreaValue>`select n.town_id as area_id, null as part, (count(*) filter (where n.households > ${upper}::int))::int as value
        from ${unitHouseholds(ctx, { ...scope, areaIds })} n group by 1`.execute(ctx.db),
    ),
  )

/** Acts by the state they were in at the end of the day. */
async function acts(ctx: Ctx, scope: ScopeRows, split?: string): Promise<AreaValue[]> {
  const until = ctx.knownOn && `${addDays(ctx.knownOn, 1)}T00:00:00+08:00`
  const recorded = until ? sql`and s.at < ${until}::timestamptz` : sql``
  const part = split ? sql`n.state` : sql`null::text`
  return of(
    sql<AreaValue>`select n.area_id, ${part} as part, count(*)::int as value from (
      select distinct on (a.id) a.id, a.area_id, s.state from planning_act a join planning_act_step s on s.act_id = a.id
      where a.area_id = any(${scope.areaIds}::uuid[]) and s.on_day <= ${scope.day}::date ${recorded} order by a.id, s.seq desc) n
      group by 1, 2`.execute(ctx.db),
  )
}

/** Cases that were open on the day although their due day had passed; a town that ever had a case says 0. */
const overdue = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select c.area_id, null as part, (count(*) filter (where c.due_on < ${scope.day}::date
        and (c.settled_on is null or c.settled_on > ${scope.day}::date)))::int as value
      from planning_case c where c.area_id = any(${scope.areaIds}::uuid[])
        and c.created_at < ${`${addDays(scope.day, 1)}T00:00:00+08:00`}::timestamptz group by 1`.execute(ctx.db),
  )

const base = { splits: [], direction: 'down', grain: 4 } as const
const seenAt = (route: string, more: Record<string, string> = {}) => ({ route, filter: { area: '{area}', ...more } })

export const indicators: Indicator[] = [
  { ...base, key: 'planning.communitiesBySize', unit: 'areas', direction: 'none', grain: 5, splits: ['size'], changes: registers, rows: seenAt('/planning/coverage'), compute: bySize },
  { ...base, key: 'planning.blindHouseholds', unit: 'households', changes: registers, rows: { route: '/blind-spots', filter: { areaId: '{area}' } }, compute: blindHouseholds },
  { ...base, key: 'planning.largeUnits', unit: 'units', changes: registers, rows: { route: '/units', filter: { areaId: '{area}', sort: '-households' } }, compute: largeUnits },
  { ...base, key: 'planning.acts', unit: 'items', direction: 'none', splits: ['state'], changes: work, rows: seenAt('/planning/acts', { state: '{part}' }), compute: acts },
  { ...base, key: 'planning.casesOverdue', unit: 'items', changes: work, rows: seenAt('/planning', { overdue: 'true' }), compute: overdue },
] // prettier-ignore

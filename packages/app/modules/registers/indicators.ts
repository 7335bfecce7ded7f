import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { AreaValue, Changes, Indicator, ScopeRows } from '#server/indicator.ts'
import type { Day } from '#shared/dates.ts'
import { ageBands, birthYearsOf } from './rules/counts.ts'
import { blind } from './queries/units.ts'
import { known, valid } from './queries/time.ts'

/** The part of a split that a row of counts (`c`) falls into, by the day asked about. */
const PARTS: Record<string, (day: Day) => RawBuilder<unknown>> = {
  registration: () => sql`case when c.registered then 'registered' else 'floating' end`,
  sex: () => sql`case c.sex when '1' then 'male' when '2' then 'female' else 'unknown' end`,
  ageBand: (day) => {
    const cases = ageBands
      .slice(1)
      .map((band) => sql`when c.birth_year < ${birthYearsOf(band, day)[1]}::int then ${band}::text`)
    return sql`case ${sql.join(cases.toReversed(), sql` `)} else ${ageBands[0]}::text end`
  },
}

/** Counts change with every change of the registers of an area. */
export const changes: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{
      token: string
    }>`select coalesce(sum(version), 0) || ':' || count(*) as token from register_change`.execute(ctx.db)
    return rows[0]!.token
  },
  byArea: async (ctx) => {
    const { rows } = await sql<{
      communityId: string
      version: number
    }>`select community_id, version from register_change`.execute(ctx.db)
    return new Map(rows.map((r) => [r.communityId, String(r.version)]))
  },
}

/** People on a day: from the daily counts; from the rows themselves where an earlier state of knowledge is asked about. */
async function people(ctx: Ctx, scope: ScopeRows, only: RawBuilder<unknown>, split?: string): Promise<AreaValue[]> {
  const asked = { ...ctx, asOf: scope.day }
  const source = ctx.knownOn
    ? sql`(select community_id, registered, sex, extract(year from birth_on)::int as birth_year, 1 as delta from resident r where ${known(asked, 'r')} and ${valid(asked, 'r')})`
    : sql`resident_count`
  const upTo = ctx.knownOn ? sql`true` : sql`c.day <= ${scope.day}::date`
  const part = split ? PARTS[split]!(scope.day) : sql`null::text`
  const { rows } = await sql<AreaValue>`
    select c.community_id as area_id, ${part} as part, sum(c.delta)::int as value from ${source} c
    where c.community_id = any(${scope.areaIds}::uuid[]) and ${upTo} and ${only} group by 1, 2`.execute(ctx.db)
  return rows
}

/** Households of communities on a day. */
export async function households(ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> {
  const asked = { ...ctx, asOf: scope.day }
  const { rows } = ctx.knownOn
    ? await sql<AreaValue>`select h.community_id as area_id, null as part, count(*)::int as value from household h
        where h.community_id = any(${scope.areaIds}::uuid[]) and ${known(asked, 'h')} and ${valid(asked, 'h')} group by 1`.execute(
        ctx.db,
      )
    : await sql<AreaValue>`select c.community_id as area_id, null as part, sum(c.delta)::int as value from household_count c
        where c.community_id = any(${scope.areaIds}::uuid[]) and c.day <= ${scope.day}::date group by 1`.execute(ctx.db)
  return rows
}

/** Units by their community on the day. */
async function units(ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> {
  const asked = { ...ctx, asOf: scope.day }
  const { rows } = await sql<AreaValue>`
    select m.community_id as area_id, null as part, count(distinct m.unit_id)::int as value from unit_membership m
    join residential_unit u on u.unit_id = m.unit_id and ${known(asked, 'u')} and ${valid(asked, 'u')}
    where m.community_id = any(${scope.areaIds}::uuid[]) and ${known(asked, 'm')} and ${valid(asked, 'm')} group by 1`.execute(
    ctx.db,
  )
  return rows
}

/** Units in no community or in two, by the subdistrict or town they lie in; a town that has units but no blind spot says 0. */
async function blindSpots(ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> {
  const asked = { ...ctx, asOf: scope.day }
  const { rows } = await sql<AreaValue>`
    select u.town_id as area_id, null as part, (count(*) filter (where ${blind(asked)}))::int as value from residential_unit u
    where u.town_id = any(${scope.areaIds}::uuid[]) and ${known(asked, 'u')} and ${valid(asked, 'u')} group by 1`.execute(
    ctx.db,
  )
  return rows
}

/** Towns count their units; what makes one a blind spot happens to its communities: every change counts all towns again, which is little. */
const everywhere: Changes = { token: changes.token }

const common = { direction: 'none', grain: 5, changes } as const
const peopleRows = { route: '/people', filter: { areaId: '{area}' } }

export const indicators: Indicator[] = [
  {
    ...common, key: 'registers.population', unit: 'persons', splits: ['registration', 'sex', 'ageBand'], rows: peopleRows,
    compute: (ctx, scope, split) => people(ctx, scope, sql`true`, split),
  },
  {
    ...common, key: 'registers.floating', unit: 'persons', splits: ['sex', 'ageBand'],
    rows: { route: '/people', filter: { areaId: '{area}', registered: 'false' } },
    compute: (ctx, scope, split) => people(ctx, scope, sql`not c.registered`, split),
  },
  {
    ...common, key: 'registers.elderly', unit: 'persons', splits: ['registration', 'sex'],
    rows: { route: '/people', filter: { areaId: '{area}', elderly: 'true' } },
    compute: (ctx, scope, split) => people(ctx, scope, sql`c.birth_year < ${birthYearsOf('60-79', scope.day)[1]}`, split),
  },
  { ...common, key: 'registers.households', unit: 'households', splits: [], rows: { route: '/households', filter: { areaId: '{area}' } }, compute: households },
  { ...common, key: 'registers.units', unit: 'units', splits: [], rows: { route: '/units', filter: { areaId: '{area}' } }, compute: units },
  { ...common, changes: everywhere, grain: 4, key: 'registers.blindSpots', direction: 'down', unit: 'units', splits: [], rows: { route: '/blind-spots', filter: { areaId: '{area}' } }, compute: blindSpots },
] // prettier-ignore

import { sql } from 'kysely'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type * as contract from '../contract/coverage.ts'
import type { BlindSpot } from '../contract/coverage.ts'
import { keptProblem } from '../problem/cache.ts'
import { holds } from '../problem/time.ts'

type Coverage = z.output<typeof contract.coverageOf.reply>

/** The live list of blind spots: every residential unit is to lie in exactly one community (避免存在社区盲点). */
export async function coverageOf(ctx: Ctx, areaId: string): Promise<Coverage> {
  const path = await require(ctx, 'planning.view', areaId)
  const units = await faultyUnits(ctx, path)
  const towns = await townsWithUnits(ctx, path, ctx.asOf)
  const overlaps = await Promise.all(towns.slice(0, MOST_TOWNS).map((t) => overlapsIn(ctx, t)))
  const total = towns.reduce((n, t) => n + t.units, 0)
  const bad = new Set(units.filter((u) => u.kind !== 'cut').flatMap((r) => r.units.map((u) => u.id)))
  return { rows: [...units, ...overlaps.flat()], units: total, covered: total - bad.size, towns: towns.length }
}

/** Outlines are held against each other for so many towns at once; for more, ask by county. */
const MOST_TOWNS = 40

export interface Town {
  id: string
  name: string
  path: string
  units: number
}

/** Subdistricts and towns at or below a path that have residential units on a day. */
export async function townsWithUnits(ctx: Ctx, path: string, on: Day): Promise<Town[]> {
  const { rows } = await sql<Town>`
    select a.id, a.path, count(*)::int as units,
      coalesce((select v.name from area_version v where v.area_id = a.id and ${holds(ctx, 'v', on)} limit 1), '') as name
    from residential_unit u join area a on a.id = u.town_id
    where a.path >= ${path} and a.path < ${`${path}~`} and ${holds(ctx, 'u', on)} group by a.id, a.path order by a.path`.execute(
    ctx.db,
  )
  return rows
}

/** Units in no community, in several, or whose homes are registered in several. */
async function faultyUnits(ctx: Ctx, path: string): Promise<BlindSpot[]> {
  const on = ctx.asOf
  const inside = sql`(select id from area where path >= ${path} and path < ${`${path}~`})`
  const name = (id: string) => sql`coalesce((select v.name from area_version v where v.area_id = ${sql.ref(id)} and ${holds(ctx, 'v', on)} limit 1), '')` // prettier-ignore
  const { rows } = await sql<{ id: string; name: string; townId: string; town: string; since: Day; households: number; communities: string[]; homes: number; caseId: string | null; dueOn: Day | null }>`
    with u as (select u.* from residential_unit u where u.town_id in ${inside} and ${holds(ctx, 'u', on)}),
    m as (select m.unit_id, array_agg(distinct m.community_id) as ids from unit_membership m
      where m.unit_id in (select unit_id from u) and ${holds(ctx, 'm', on)} group by m.unit_id),
    d as (select d.unit_id, count(distinct d.community_id)::int as n from dwelling d
      where d.community_id in ${inside} and d.unit_id in (select unit_id from u) and ${holds(ctx, 'd', on)} group by d.unit_id)
    select u.unit_id as id, u.name, u.town_id, ${name('u.town_id')} as town, u.valid_from as since, coalesce(u.households, 0) as households,
      array(select ${name('c.id')} from unnest(m.ids) as c(id)) as communities, coalesce(d.n, 0) as homes, k.id as case_id, k.due_on
    from u left join m on m.unit_id = u.unit_id left join d on d.unit_id = u.unit_id
    left join lateral (select c.id, c.due_on from planning_case c where c.state in ('open', 'filed') and u.unit_id = any(c.about) limit 1) k on true
    where coalesce(array_length(m.ids, 1), 0) <> 1 or coalesce(d.n, 0) > 1 order by u.valid_from, u.unit_id limit 2000`.execute(ctx.db) // prettier-ignore
  return rows.map(({ id, name: called, homes, ...row }) => ({
    ...row,
    kind: row.communities.length === 0 ? 'none' : row.communities.length > 1 ? 'several' : homes > 1 ? 'cut' : 'none',
    units: [{ id, name: called }],
  }))
}

async function overlapsIn(ctx: Ctx, town: Town): Promise<BlindSpot[]> {
  const { findings, units } = await keptProblem(ctx, town.id, ctx.asOf)
  const name = new Map(units.ids.map((id, u) => [id, units.names[u]!]))
  return findings
    .filter((f) => f.code === 'overlap')
    .map((f) => ({
      kind: 'overlap' as const,
      townId: town.id,
      town: town.name,
      units: f.units.map((id) => ({ id, name: name.get(id) ?? '' })),
      communities: [],
      since: null,
      households: 0,
      caseId: null,
      dueOn: null,
    }))
}

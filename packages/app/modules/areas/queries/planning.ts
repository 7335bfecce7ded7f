import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { getPlanningArea, listPlanningAreas, type PlanningArea } from './scope.ts'
import { standingMembers } from './members.ts'
import { asAsked, known } from './time.ts'

/** One page of planning areas. There are few of them: sorted and cut here. */
export async function planningPage(ctx: Ctx, ask: ListQuery): Promise<Page<PlanningArea>> {
  const all = (await listPlanningAreas(ctx)).filter(
    (g) => !ask.search || g.name.includes(ask.search) || g.purpose.includes(ask.search),
  )
  const key = (ask.sort?.replace(/^-/, '') ?? 'name') as keyof PlanningArea
  const sign = ask.sort?.startsWith('-') ? -1 : 1
  const sorted = all.toSorted(
    (a, b) =>
      sign * (typeof a[key] === 'number' ? Number(a[key]) - Number(b[key]) : String(a[key]) < String(b[key]) ? -1 : 1),
  )
  const start = (ask.page - 1) * ask.size
  return { rows: sorted.slice(start, start + ask.size), total: all.length, page: ask.page, size: ask.size }
}

export interface PlanningMember {
  areaId: string
  name: string
  parentName: string | null
  level: number
  kind: AreaKind
  validFrom: Day
  validTo: Day | null
  source: string
  /** The member that went into it; itself no row of the planning area. */
  after: string | null
}

/** One planning area with all its members and their days, those of other days too, and what ended members went into. */
export async function planningAreaPage(ctx: Ctx, id: string): Promise<PlanningArea & { memberRows: PlanningMember[] }> {
  const found = await getPlanningArea(ctx, id)
  const { rows } = await sql<PlanningMember>`
    select m.area_id, coalesce(n.name, '') as name, n.parent_name, coalesce(n.level, 5) as level, coalesce(n.kind, 'community') as kind,
           m.valid_from, m.valid_to, m.source, m.after
    from (
      select m.area_id, m.valid_from, m.valid_to, m.source, null as after from planning_area_member m
      where m.planning_area_id = ${id} and ${known(ctx.knownOn, 'm')}
      union all
      select distinct on (s.area_id) s.area_id, b.valid_from, b.valid_to, '', ${nameOf('s.rootId')} as after
      from ${standingMembers(ctx.asOf, ctx.knownOn)} s join area_version b on b.area_id = s.area_id and ${asAsked(ctx, 'b')}
      where s.planning_area_id = ${id} and s.area_id <> s.root_id) m
    left join lateral (
      select v.name, v.level, v.kind, (select p.name from area_version p where p.area_id = v.parent_id and p.superseded_at is null order by p.valid_from desc limit 1) as parent_name
      from area_version v where v.area_id = m.area_id and v.superseded_at is null order by ${asAsked(ctx)} desc, v.valid_from limit 1) n on true
    order by n.level, n.name`.execute(ctx.db)
  return { ...found, memberRows: rows }
}

const nameOf = (id: string) => sql`(select v.name from area_version v where v.area_id = ${sql.ref(id)} and v.superseded_at is null order by v.valid_from desc limit 1)` // prettier-ignore

import { sql } from 'kysely'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../contract/compounds.ts'
import type { CompoundView } from '../contract/compounds.ts'
import { keptProblem } from '../problem/cache.ts'
import { holds } from '../problem/time.ts'
import { disagree } from '../rules/compounds.ts'
import { findCase } from './schemes.ts'

type Said = CompoundView['said'][number]
/** A group as it stands in the table. */
export interface Group {
  id: string
  version: number
  name: string
  state: CompoundView['state']
  said: Said[]
  decidedHouseholds: number | null
  decidedName: string | null
  townId: string | null
  town: string | null
  unitId: string | null
  unitHouseholds: number | null
}

/** Groups of an area; `where` is over the first entry, `c`. */
export async function groupsOf(ctx: Ctx, path: string, where = sql`true`): Promise<Group[]> {
  const said = sql`jsonb_agg(jsonb_build_object('source', s.source, 'row', s.row_no, 'name', s.name, 'address', s.address, 'x', s.x, 'y', s.y,
    'households', s.households, 'householdsText', s.households_text, 'builtYear', s.built_year, 'buildings', s.buildings, 'astray', s.astray) order by s.created_at, s.source, s.row_no)`
  const { rows } = await sql<Group>`
    select c.id, c.version, c.name, c.state, c.decided_households, c.decided_name,
      coalesce(c.town_id, min(s.town_id::text)::uuid) as town_id, coalesce(c.unit_id, min(s.unit_id::text)::uuid) as unit_id, ${said} as said,
      (select v.name from area_version v where v.area_id = coalesce(c.town_id, min(s.town_id::text)::uuid) and ${holds(ctx, 'v', ctx.asOf)} limit 1) as town,
      (select u.households from residential_unit u where u.unit_id = coalesce(c.unit_id, min(s.unit_id::text)::uuid) and u.superseded_at is null and u.valid_to is null limit 1) as unit_households
    from planning_compound c join planning_compound s on s.group_id = c.id
    where c.id = c.group_id and c.path >= ${path} and c.path < ${`${path}~`} and ${where} group by c.id order by c.name, c.id`.execute(
    ctx.db,
  )
  return rows
}

/** What all who speak of a compound say, the register among them. */
export function viewOf(g: Group): CompoundView {
  const register: Said[] = g.unitId ? [{ source: '小区登记', row: null, name: g.name, address: '', x: null, y: null, households: g.unitHouseholds, householdsText: g.unitHouseholds === null ? '' : String(g.unitHouseholds), builtYear: null, buildings: null, astray: false }] : [] // prettier-ignore
  const said = [...g.said, ...register]
  const differs = disagree(said.map((s) => s.households))
  const agreed = differs ? null : (said.find((s) => s.households !== null)?.households ?? null)
  const { id, version, state, townId, town, unitId } = g
  const households = state === 'decided' || state === 'taken' ? g.decidedHouseholds : agreed
  return { id, version, state, townId, town, unitId, said, differs, households, name: g.decidedName ?? g.name }
}

/** Compounds of the lists of an area. */
export async function listCompounds(
  ctx: Ctx,
  ask: z.output<typeof contract.listCompounds.query>,
): Promise<Page<CompoundView>> {
  const path = await require(ctx, 'planning.view', ask.areaId)
  const parts = [sql`true`]
  if (ask.state) parts.push(sql`c.state = ${ask.state}`)
  if (ask.search) parts.push(sql`c.name like ${containing(ask.search)}`)
  const all = (await groupsOf(ctx, path, sql.join(parts, sql` and `))).map(viewOf)
  const rows = ask.differs ? all.filter((v) => String(v.differs) === ask.differs) : all
  const from = (ask.page - 1) * ask.size
  return { rows: rows.slice(from, from + ask.size), total: rows.length, page: ask.page, size: ask.size }
}

type Oversize = z.output<typeof contract.oversize.reply>

/** Units above the upper bound with their buildings: before planning they are split by building. */
export async function oversizeOf(ctx: Ctx, caseId: string): Promise<Oversize> {
  const found = await findCase(ctx, caseId)
  const { units, band } = await keptProblem(ctx, found.areaId, found.registerOn)
  const huge = units.ids.flatMap((_, u) => (units.households[u]! > band.upper ? [u] : []))
  const buildings = await buildingsOf(ctx, huge.map((u) => units.ids[u]!), found.path, found.registerOn) // prettier-ignore
  return {
    rows: huge.map((u) => {
      const own = buildings.get(units.ids[u]!) ?? []
      return {
        unitId: units.ids[u]!,
        name: units.names[u]!,
        households: units.households[u]!,
        stated: units.stated[u]!,
        buildings: own,
        parts: partsOf(own, band.target),
      }
    }),
  }
}

type Building = Oversize['rows'][number]['buildings'][number]

async function buildingsOf(ctx: Ctx, unitIds: string[], path: string, on: string): Promise<Map<string, Building[]>> {
  if (unitIds.length === 0) return new Map()
  const inner = sql`(select id from area where path >= ${path} and path < ${`${path}~`} and level <= 5)`
  const { rows } = await sql<Building & { unitId: string }>`
    select b.unit_id, b.building_id as id, b.name, count(distinct d.dwelling_id)::int as dwellings, count(distinct h.household_id)::int as households
    from building b
    left join dwelling d on d.community_id = b.community_id and d.building_id = b.building_id and ${holds(ctx, 'd', on)}
    left join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id and ${holds(ctx, 'h', on)}
    where b.community_id in ${inner} and b.unit_id = any(${unitIds}::uuid[]) and ${holds(ctx, 'b', on)}
    group by b.unit_id, b.building_id, b.name order by length(b.name), b.name`.execute(ctx.db)
  return Map.groupBy(rows, (r) => r.unitId)
}

/** Buildings in their order, as many together as come nearest to the target. */
function partsOf(buildings: readonly Building[], target: number): Oversize['rows'][number]['parts'] {
  const parts: Oversize['rows'][number]['parts'] = []
  for (const b of buildings) {
    const homes = b.households > 0 ? b.households : b.dwellings
    const last = parts.at(-1)
    if (last && last.households + homes / 2 <= target) {
      last.buildings.push(b.name)
      last.households += homes
    } else parts.push({ buildings: [b.name], households: homes })
  }
  return parts
}

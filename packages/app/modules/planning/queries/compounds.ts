import { sql } from 'kysely'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../contract/compounds.ts'
import { REGISTER, type CompoundView } from '../contract/compounds.ts'
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
  decidedBy: string | null
  leftReason: string | null
  batchId: string | null
}

/** Groups of an area; `where` is over the first entry, `c`. */
export async function groupsOf(ctx: Ctx, path: string, where = sql`true`): Promise<Group[]> {
  const said = sql`jsonb_agg(jsonb_build_object('source', s.source, 'row', s.row_no, 'name', s.name, 'address', s.address, 'x', s.x, 'y', s.y,
    'households', s.households, 'householdsText', s.households_text, 'builtYear', s.built_year, 'buildings', s.buildings, 'astray', s.astray) order by s.created_at, s.source, s.row_no)`
  const { rows } = await sql<Group>`
    select c.id, c.version, c.name, c.state, c.decided_households, c.decided_name, c.decided_by, c.left_reason, c.batch_id,
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
  const register: Said[] = g.unitId ? [{ source: REGISTER, row: null, name: g.name, address: '', x: null, y: null, households: g.unitHouseholds, householdsText: g.unitHouseholds === null ? '' : String(g.unitHouseholds), builtYear: null, buildings: null, astray: false }] : [] // prettier-ignore
  const said = [...g.said, ...register]
  const differs = disagree(said.map((s) => s.households))
  const agreed = differs ? null : (said.find((s) => s.households !== null)?.households ?? null)
  const { id, version, state, townId, town, unitId, decidedBy, leftReason, batchId } = g
  const households = state === 'decided' || state === 'taken' ? g.decidedHouseholds : agreed
  const own = { id, version, state, townId, town, unitId, decidedBy, leftReason, batchId }
  const sources = said.map((s) => `${s.source}：${s.households ?? (s.householdsText || '—')}`).join('；')
  return { ...own, said, sources, differs, households, name: g.decidedName ?? g.name }
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
  const rows = all.filter((v) => (!ask.differs || String(v.differs) === ask.differs) && (!ask.nowhere || String(v.townId === null) === ask.nowhere)) // prettier-ignore
  const from = (ask.page - 1) * ask.size
  return { rows: rows.slice(from, from + ask.size), total: rows.length, page: ask.page, size: ask.size }
}

/** A person decided on another number of households than the register states of the unit. */
const restated = (c: CompoundView): boolean =>
  c.state === 'decided' &&
  c.households !== null &&
  c.said.find((s) => s.source === REGISTER)?.households !== c.households

/** Nothing is left to be decided, and the register does not say so yet. */
export const settled = (c: CompoundView): boolean =>
  c.unitId === null ? c.state === 'decided' || (c.state === 'waiting' && !c.differs) : restated(c)
/** Where it lies is known, or it is on the register already. */
export const hasPlace = (c: CompoundView): boolean => c.townId !== null || c.unitId !== null

/** Which sources speak of an area's compounds, and how far they are decided. */
export async function compoundSources(
  ctx: Ctx,
  areaId: string,
): Promise<z.output<typeof contract.compoundSources.reply>> {
  const path = await require(ctx, 'planning.view', areaId)
  const all = (await groupsOf(ctx, path)).map(viewOf)
  const count = (wanted: (v: CompoundView) => boolean) => all.filter(wanted).length
  return {
    sources: [...new Set(all.flatMap((v) => v.said.map((s) => s.source)))].toSorted(),
    waiting: count((v) => v.state === 'waiting'),
    differing: count((v) => v.state === 'waiting' && v.differs),
    ready: count((v) => settled(v) && hasPlace(v)),
    nowhere: count((v) => settled(v) && !hasPlace(v)),
    decided: count((v) => v.state === 'decided'),
    taken: count((v) => v.state === 'taken'),
    left: count((v) => v.state === 'left'),
  }
}

type Oversize = z.output<typeof contract.oversize.reply>

/** Units above the upper bound with their buildings: before planning they are split by building. */
export async function oversizeOf(ctx: Ctx, caseId: string): Promise<Oversize> {
  const found = await findCase(ctx, caseId)
  const { units, band } = await keptProblem(ctx, found.areaId, found.registerOn)
  const huge = units.ids.flatMap((_, u) => (units.households[u]! > band.upper ? [u] : []))
  const ids = huge.map((u) => units.ids[u]!)
  const buildings = await buildingsOf(ctx, ids, found.path, found.registerOn)
  const versions = await versionsOf(ctx, ids)
  return {
    upper: band.upper,
    target: band.target,
    registerOn: found.registerOn,
    rows: huge.map((u) => {
      const own = buildings.get(units.ids[u]!) ?? []
      return {
        unitId: units.ids[u]!,
        version: versions.get(units.ids[u]!) ?? 0,
        name: units.names[u]!,
        households: units.households[u]!,
        stated: units.stated[u]!,
        buildings: own,
        parts: partsOf(own, band.target),
      }
    }),
  }
}

async function versionsOf(ctx: Ctx, unitIds: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    select unit_id as id, max(version)::int as version from residential_unit where unit_id = any(${unitIds}::uuid[]) and superseded_at is null
    and valid_to is null group by unit_id`.execute(ctx.db)
  return new Map(rows.map((r) => [r.id, r.version]))
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

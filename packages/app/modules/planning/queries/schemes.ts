import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { ahead } from '../store/journal.ts'
import { findScheme, type Scheme } from '../store/schemes.ts'
import type * as contract from '../contract/schemes.ts'
import type { SchemeFault, SchemeRow, SchemeView } from '../contract/schemes.ts'
import { keptProblem } from '../problem/cache.ts'
import type { TownProblem } from '../problem/index.ts'
import { faultsOf } from '../rules/faults.ts'
import type { Step } from '../rules/scheme.ts'
import { totalsOf, type Totals } from '../rules/totals.ts'

/** A case for those who may see it. @throws AppError `access.notFound` */
export async function findCase(ctx: Ctx, id: string) {
  const found = await ctx.db.selectFrom('planningCase').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'planning.view', found.areaId)
  return found
}

/** The alternatives of a case, oldest first. */
export async function listSchemes(ctx: Ctx, caseId: string): Promise<{ rows: SchemeRow[] }> {
  await findCase(ctx, caseId)
  const { rows } = await sql<SchemeRow>`
    select id, version, case_id, area_id, name, origin, state, jsonb_array_length(communities) as communities, created_by, created_at, changed_at
    from planning_scheme where case_id = ${caseId} and state = 'open' order by created_at, id`.execute(ctx.db)
  return { rows }
}

/** A scheme laid over the register of its day. */
export interface Laid {
  scheme: Scheme
  town: TownProblem
  /** Index into the scheme's communities of each unit of the town; -1 is unassigned. */
  assignment: Int32Array
  totals: Totals
  faults: SchemeFault[]
}

/** Lays a scheme over the register: what each community amounts to, and what is wrong. The caller has checked the right. */
export async function layScheme(ctx: Ctx, scheme: Scheme): Promise<Laid> {
  const town = await keptProblem(ctx, scheme.areaId, scheme.registerOn, scheme.params)
  const index = new Map(scheme.communities.map((c, i) => [c.key, i]))
  const assignment = Int32Array.from(town.units.ids, (id) => index.get(scheme.assignment[id] ?? '') ?? -1)
  const totals = totalsOf(town.units, town.problem.adjacency, assignment, scheme.communities.length)
  const known = new Set(town.units.ids)
  const unknown = Object.keys(scheme.assignment).filter((id) => !known.has(id))
  const { communities, params } = scheme
  const faults = faultsOf({
    units: town.units,
    communities,
    assignment,
    totals,
    params,
    unknown,
    hard: town.problem.hard,
  })
  return { scheme, town, assignment, totals, faults }
}

/** A scheme as its page shows it. */
export async function getScheme(ctx: Ctx, id: string): Promise<SchemeView> {
  const scheme = await findScheme(ctx, 'planning.view', id)
  const { town, assignment, totals, faults } = await layScheme(ctx, scheme)
  const { undo, redo } = await ahead(ctx, id)
  const local = new Map(town.old.map((o) => [o.areaId, o.localUnits]))
  const { assignment: _, path: __, ...shown } = scheme
  return {
    ...shown,
    assignment: Array.from(assignment),
    register: town.register,
    totals: { ...totals, localUnits: scheme.communities.map((c) => (c.areaId ? (local.get(c.areaId) ?? 0) : null)) },
    faults,
    undo: undo?.kind ?? null,
    redo: redo?.kind ?? null,
  }
}

/** What was changed in a scheme since a version: the steps, and where those units are now that they touched. */
export async function changesSince(
  ctx: Ctx,
  id: string,
  since: number,
): Promise<z.output<typeof contract.changesSince.reply>> {
  const scheme = await findScheme(ctx, 'planning.view', id)
  const rows = await ctx.db
    .selectFrom('planningEdit')
    .select(['version', 'kind', 'undone', 'byName', 'at', 'units', 'change'])
    .where('schemeId', '=', id)
    .where('version', '>', since)
    .orderBy('version')
    .execute()
  const touched = new Set(rows.flatMap((r) => (r.change as unknown as Step).units.map(([unit]) => unit)))
  return {
    version: scheme.version,
    rows: rows.map(({ version, kind, undone, byName, at, units }) => ({ version, kind, undone, byName, at, units })),
    moves: [...touched].map((unitId) => ({ unitId, to: scheme.assignment[unitId] ?? null })),
    communities: scheme.communities,
  }
}

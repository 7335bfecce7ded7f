import { sql } from 'kysely'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { CaseState } from '../contract/base.ts'
import { NO_LOCKS, type Community, type Params, type SchemeLocks, type SchemeOrigin } from '../contract/schemes.ts'
import type { Drawing } from '../rules/scheme.ts'
import { accountOf, actorName } from '../commands/support.ts'

/** A scheme as it stands, with the case it belongs to. */
export interface Scheme extends Drawing {
  id: string
  caseId: string
  areaId: string
  path: string
  name: string
  origin: SchemeOrigin
  state: 'open' | 'dropped'
  params: Params
  engine: Record<string, unknown> | null
  version: number
  registerOn: string
  caseState: CaseState
  createdBy: string
  createdAt: Date
  changedAt: Date
}

const select = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('planningScheme as s')
    .innerJoin('planningCase as c', 'c.id', 's.caseId')
    .selectAll('s')
    .select(['c.registerOn', 'c.state as caseState'])
    .where('s.id', '=', id)

/** A scheme, for those who hold `right` at its area. @throws AppError `access.notFound` */
export async function findScheme(ctx: Ctx, right: string, id: string): Promise<Scheme> {
  const found = await select(ctx, id).executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  const scheme = found as unknown as Scheme
  return { ...scheme, params: { ...scheme.params, locks: { ...NO_LOCKS, ...scheme.params.locks } } }
}

/**
 * A scheme that may be changed, held until the end of the transaction.
 * @throws AppError `planning.caseClosed` (409) once its case is filed, done or dropped, `planning.schemeDropped` (409),
 * `planning.schemeStale` (409) when another changed it since the version the caller read
 */
export async function lockScheme(ctx: Ctx, id: string, version?: number): Promise<Scheme> {
  await sql`select 1 from planning_scheme where id = ${id} for update`.execute(ctx.db)
  const found = await findScheme(ctx, 'planning.draw', id)
  if (found.caseState !== 'open') throw new AppError('planning.caseClosed', 409, { state: found.caseState })
  if (found.state === 'dropped') throw new AppError('planning.schemeDropped', 409, { name: found.name })
  if (version !== undefined && version !== found.version) throw await stale(ctx, found, version)
  return found
}

/** What the other changed meanwhile: by whom, how many steps and units; the steps themselves are asked with `changesSince`. */
async function stale(ctx: Ctx, found: Scheme, since: number): Promise<AppError> {
  const rows = await ctx.db
    .selectFrom('planningEdit')
    .select(['byName', 'units'])
    .where('schemeId', '=', found.id)
    .where('version', '>', since)
    .orderBy('version')
    .execute()
  const by = [...new Set(rows.map((r) => r.byName))].join('、')
  return new AppError('planning.schemeStale', 409, {
    version: found.version, since, by: by || found.createdBy, steps: rows.length, units: rows.reduce((n, r) => n + r.units, 0),
  }) // prettier-ignore
}

export interface NewScheme {
  caseId: string
  areaId: string
  path: string
  name: string
  origin: SchemeOrigin
  params: Params
  assignment: Record<string, string>
  communities: readonly Community[]
  engine?: Record<string, unknown>
}

/** Writes a new scheme. */
export async function writeScheme(ctx: Ctx, scheme: NewScheme): Promise<string> {
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('planningScheme')
    .values({
      id,
      caseId: scheme.caseId,
      areaId: scheme.areaId,
      path: scheme.path,
      name: scheme.name,
      origin: scheme.origin,
      state: 'open',
      params: JSON.stringify(scheme.params),
      assignment: JSON.stringify(scheme.assignment),
      communities: JSON.stringify(scheme.communities),
      engine: scheme.engine ? JSON.stringify(scheme.engine) : null,
      createdBy: actorName(ctx),
      createdById: accountOf(ctx),
      createdAt: ctx.now,
      changedAt: ctx.now,
    })
    .execute()
  return id
}

/** Writes what a scheme is after a change, as its next version. What the engine said no longer holds then. */
export async function keepDrawing(ctx: Ctx, scheme: Scheme, now: Drawing, locks?: SchemeLocks): Promise<number> {
  await ctx.db
    .updateTable('planningScheme')
    .set({
      assignment: JSON.stringify(now.assignment),
      communities: JSON.stringify(now.communities),
      ...(locks ? { params: JSON.stringify({ ...scheme.params, locks }) } : {}),
      engine: null,
      changedAt: ctx.now,
      version: scheme.version + 1,
    })
    .where('id', '=', scheme.id)
    .execute()
  return scheme.version + 1
}

/** Ids among the given ones that the register of the area does not have on a day. */
export async function unknownUnits(ctx: Ctx, areaId: string, on: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select g.id from unnest(${[...new Set(ids)]}::uuid[]) as g(id)
    where not exists (select 1 from residential_unit u where u.unit_id = g.id and u.town_id = ${areaId} and u.superseded_at is null
      and u.valid_from <= ${on}::date and (u.valid_to is null or u.valid_to > ${on}::date))`.execute(ctx.db)
  return rows.map((r) => r.id)
}

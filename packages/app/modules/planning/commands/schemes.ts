import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/schemes.ts'
import type { Params, SchemeLocks } from '../contract/schemes.ts'
import { keptProblem } from '../problem/cache.ts'
import { currentDrawing } from '../rules/current.ts'
import { openOf } from './cases.ts'
import { findScheme, lockScheme, unknownUnits, writeScheme, type Scheme } from '../store/schemes.ts'

/** How many alternatives of a case stand side by side. */
const MOST = 30

/** Begins a scheme: from the communities of the register day, or from nothing. */
export async function createScheme(ctx: Ctx, caseId: string, input: z.output<typeof contract.createScheme.body>) {
  const found = await openOf(ctx, caseId)
  await checkRoom(ctx, caseId)
  const town = await keptProblem(ctx, found.areaId, found.registerOn)
  const drawn = currentDrawing(town.units, town.old)
  const drawing = input.from === 'current' ? drawn : { assignment: {}, communities: [] }
  const { areaId, path } = found
  const base = { caseId, areaId, path, name: input.name, origin: input.from, params: town.params }
  const id = await writeScheme(ctx, { ...base, ...drawing })
  await record(ctx, {
    command: 'planning.createScheme',
    areaId,
    subject: { type: 'planningScheme', id },
    changes: { name: [null, input.name], communities: [null, drawing.communities.length] },
  })
  return { id, version: 1 }
}

/** @throws AppError `planning.tooManySchemes` (409) */
export async function checkRoom(ctx: Ctx, caseId: string, more = 1): Promise<void> {
  const { n } = await ctx.db
    .selectFrom('planningScheme')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('caseId', '=', caseId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  if (Number(n) + more > MOST) throw new AppError('planning.tooManySchemes', 409, { most: MOST })
}

/**
 * Changes name, bounds, weights, locks or layers.
 * @throws AppError `planning.boundsCrossed` (lower above upper), `planning.targetOutside`, `planning.unknownUnits` (locks)
 */
export async function changeScheme(ctx: Ctx, id: string, input: z.output<typeof contract.changeScheme.body>) {
  const scheme = await lockScheme(ctx, id, input.version)
  const params = { ...scheme.params, ...input.params }
  await checkParams(ctx, scheme, params)
  const name = input.name ?? scheme.name
  await ctx.db
    .updateTable('planningScheme')
    .set({ name, params: JSON.stringify(params), changedAt: ctx.now, version: scheme.version + 1 })
    .where('id', '=', id)
    .execute()
  const changes = Object.entries(input.params ?? {}).map(([k, v]) => [
    k,
    [said(scheme.params[k as keyof Params]), said(v)],
  ])
  await record(ctx, {
    command: 'planning.changeScheme',
    areaId: scheme.areaId,
    subject: { type: 'planningScheme', id },
    changes: { ...(input.name ? { name: [scheme.name, name] } : {}), ...Object.fromEntries(changes) },
  })
  return { id, version: scheme.version + 1 }
}
const said = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value).slice(0, 500) : value)

export async function checkParams(ctx: Ctx, at: { areaId: string; registerOn: string }, p: Params): Promise<void> {
  const { lower, upper, target } = p
  if (lower > upper) throw new AppError('planning.boundsCrossed', 422, { lower, upper }, 'params.lower')
  if (target < lower || target > upper)
    throw new AppError('planning.targetOutside', 422, { lower, upper, target }, 'params.target')
  await checkLocks(ctx, at, p.locks)
}

/** @throws AppError `planning.unknownUnits` */
export async function checkLocks(
  ctx: Ctx,
  at: { areaId: string; registerOn: string },
  { together, apart, stay, fixed }: SchemeLocks,
): Promise<void> {
  const locked = [...together.flat(), ...apart.flat(), ...stay, ...fixed]
  const unknown = await unknownUnits(ctx, at.areaId, at.registerOn, locked)
  if (unknown.length > 0) throw new AppError('planning.unknownUnits', 422, { count: unknown.length }, 'params.locks')
}

/** Copies a scheme as a new alternative with a journal of its own. */
export async function copyScheme(ctx: Ctx, id: string, input: z.output<typeof contract.copyScheme.body>) {
  const scheme = await findScheme(ctx, 'planning.draw', id)
  await openOf(ctx, scheme.caseId)
  await checkRoom(ctx, scheme.caseId)
  const copy = await writeScheme(ctx, { ...copied(scheme), name: input.name })
  await record(ctx, {
    command: 'planning.copyScheme',
    areaId: scheme.areaId,
    subject: { type: 'planningScheme', id: copy },
    changes: { from: [null, scheme.name], name: [null, input.name] },
  })
  return { id: copy, version: 1 }
}
const copied = ({ caseId, areaId, path, params, assignment, communities }: Scheme) => ({
  caseId, areaId, path, params, assignment, origin: 'copy' as const, communities: communities.map((c) => (c.areaId ? c : { ...c, code: null })),
}) // prettier-ignore

/** Drops an alternative; names and codes that it held are free again. */
export async function dropScheme(ctx: Ctx, id: string, input: z.output<typeof contract.dropScheme.body>) {
  const scheme = await lockScheme(ctx, id, input.version)
  await ctx.db
    .updateTable('planningScheme')
    .set({ state: 'dropped', changedAt: ctx.now, version: scheme.version + 1 })
    .where('id', '=', id)
    .execute()
  await ctx.db
    .updateTable('planningReservation')
    .set({ releasedAt: ctx.now })
    .where('schemeId', '=', id)
    .where('releasedAt', 'is', null)
    .execute()
  await record(ctx, {
    command: 'planning.dropScheme',
    areaId: scheme.areaId,
    subject: { type: 'planningScheme', id },
    changes: { state: ['open', 'dropped'] },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id, version: scheme.version + 1 }
}

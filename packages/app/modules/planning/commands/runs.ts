import type { z } from 'zod'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/runs.ts'
import { keptProblem } from '../problem/cache.ts'
import { findScheme, lockScheme } from '../store/schemes.ts'
import { openOf } from './cases.ts'
import { checkParams, checkRoom } from './schemes.ts'

/**
 * Starts the engine for a case.
 * @throws AppError `planning.boundsCrossed`, `planning.targetOutside`, `planning.tooManySchemes`
 */
export async function drawSchemes(ctx: Ctx, caseId: string, input: z.output<typeof contract.drawSchemes.body>) {
  const found = await openOf(ctx, caseId)
  await checkRoom(ctx, caseId, input.count)
  const scheme = input.schemeId ? await findScheme(ctx, 'planning.draw', input.schemeId) : undefined
  if (scheme && scheme.caseId !== caseId) throw new AppError('planning.otherCase', 422, {}, 'schemeId')
  const wishes = { ...scheme?.params, ...input.params }
  const town = await keptProblem(ctx, found.areaId, found.registerOn, wishes)
  if (town.problem.n === 0) throw new AppError('planning.noUnits', 422, { day: found.registerOn })
  await checkParams(ctx, found, town.params)
  const { count, rounds, schemeId } = input
  const name = input.name ?? ''
  const jobId = await ctx.enqueue('planning.draw', found.areaId, {
    caseId, name, count, rounds, params: town.params, ...(schemeId ? { schemeId } : {}),
  }) // prettier-ignore
  await record(ctx, {
    command: 'planning.drawSchemes',
    areaId: found.areaId,
    subject: { type: 'planningCase', id: caseId },
    changes: { count: [null, count], lower: [null, town.params.lower], upper: [null, town.params.upper] },
  })
  return { jobId }
}

type Mending = z.output<typeof contract.repairScheme.body>

/** Starts the engine on a scheme: to make it legal, or to put what is unassigned into its communities. */
const mending = (what: 'repair' | 'include') => async (ctx: Ctx, id: string, input: Mending) => {
  const scheme = await lockScheme(ctx, id, input.version)
  await checkRoom(ctx, scheme.caseId)
  const jobId = await ctx.enqueue(`planning.${what}`, scheme.areaId, { schemeId: id, rounds: input.rounds })
  await record(ctx, {
    command: what === 'repair' ? 'planning.repairScheme' : 'planning.includeUnits',
    areaId: scheme.areaId,
    subject: { type: 'planningScheme', id },
    changes: { rounds: [null, input.rounds] },
  })
  return { jobId }
}
export const repairScheme = mending('repair')
export const includeUnits = mending('include')

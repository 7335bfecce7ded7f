import { planOf } from '@liren/planner'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/engine.ts'
import type { RunResult } from '../contract/runs.ts'
import { keepDrawn, readOn } from '../runs/draw.ts'
import { findScheme } from '../store/schemes.ts'
import { openOf } from './cases.ts'
import { checkRoom } from './schemes.ts'

type Input = z.output<typeof contract.keepPlans.body>

/**
 * Keeps plans that a page let the engine draw from a scheme as new alternatives. What they are worth the server says
 * itself: it looks at each as at a plan of its own.
 * @throws AppError `planning.registerChanged` (409), `planning.planLength`, `planning.tooManySchemes`
 */
export async function keepPlans(ctx: Ctx, schemeId: string, { register, what, plans }: Input): Promise<RunResult> {
  const scheme = await findScheme(ctx, 'planning.draw', schemeId)
  await openOf(ctx, scheme.caseId)
  await checkRoom(ctx, scheme.caseId, plans.length)
  const task = await readOn(ctx, scheme, what, plans.map((p) => p.name)) // prettier-ignore
  const { problem, town } = task
  if (town.register !== register) throw new AppError('planning.registerChanged', 409, { day: scheme.registerOn })
  const odd = plans.find((p) => p.assignment.length !== problem.n)
  if (odd) throw new AppError('planning.planLength', 422, { units: problem.n, given: odd.assignment.length }, 'plans')
  const judged = plans.map(({ assignment, seed, rounds }) => {
    const { of, count } = numbered(assignment)
    return planOf(problem, of, count, seed, rounds)
  })
  return keepDrawn(ctx, task, judged, 'keepPlans')
}

/** Communities numbered without gaps by their first unit, as the planner does. */
function numbered(assignment: readonly number[]): { of: Int32Array; count: number } {
  const known = new Map<number, number>()
  const of = Int32Array.from(assignment, (c) => {
    if (c < 0) return -1
    if (!known.has(c)) known.set(c, known.size)
    return known.get(c)!
  })
  return { of, count: known.size }
}

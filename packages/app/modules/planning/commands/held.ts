import { brokenLock, type Assignment } from '@liren/planner'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { keptProblem } from '../problem/cache.ts'
import { countLocks, isHeldIn } from '../rules/locks.ts'
import { applied, type Drawing, type Step } from '../rules/scheme.ts'
import type { Scheme } from '../store/schemes.ts'

const REFUSALS = { unitStays: 'unitHeld', lockedTogether: 'heldTogether', lockedApart: 'heldApart', communityWhole: 'communityHeld' } // prettier-ignore

/**
 * Refuses moves against the locks that stood before the step; what it lets go is moved by the next.
 * @throws AppError `planning.unitHeld`, `planning.communityHeld`, `planning.heldTogether`, `planning.heldApart` (409)
 */
export async function checkHeld(ctx: Ctx, scheme: Scheme, step: Step): Promise<void> {
  const { locks } = scheme.params
  if (step.units.length === 0 || countLocks(locks) === 0) return
  const { problem, units } = await keptProblem(ctx, scheme.areaId, scheme.registerOn, scheme.params)
  const nameOf = (id: string) => units.names[units.ids.indexOf(id)] ?? ''
  const titleOf = (key: string | undefined) => scheme.communities.find((c) => c.key === key)?.name ?? ''
  const held = { fixed: new Set(locks.fixed), kept: new Set(locks.kept) }
  for (const [unit, from, to] of step.units) {
    const shut = [from, to].find((key) => key !== null && held.kept.has(key))
    if (shut) throw refusal('communityHeld', titleOf(shut))
    if (isHeldIn(held, unit, from)) throw refusal('unitHeld', nameOf(unit))
  }
  const [before, after] = [scheme, applied(scheme, step)].map(numbered(units.ids)) as [Assignment, Assignment]
  const broken = brokenLock(problem, before, after)
  if (!broken) return
  const id = units.ids[broken.unit]!
  throw refusal(REFUSALS[broken.code], broken.code === 'communityWhole' ? titleOf(scheme.assignment[id]) : nameOf(id))
}

const refusal = (code: string, name: string) => new AppError(`planning.${code}`, 409, { name }, 'moves')

/** Drawings as the planner reads them, a community under one number in all of them. */
function numbered(ids: readonly string[]): (drawing: Drawing) => Assignment {
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1
  return ({ assignment }) =>
    Int32Array.from(ids, (id) => (assignment[id] === undefined ? -1 : numberOf(assignment[id])))
}

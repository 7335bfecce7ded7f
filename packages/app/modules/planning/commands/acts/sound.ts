import { properName } from '#modules/areas/index.ts'
import { AppError } from '#shared/errors.ts'
import type { FrozenPlan } from '../../rules/acts/plan.ts'
import { nameFault } from '../../rules/names.ts'

/**
 * What a plan is by itself: each community named by the rules, once, and each of today continued once.
 * @throws AppError `planning.drawnTwice`, `planning.nameTwice`, `planning.nameGeneric` and its like (422)
 */
export function refuseMuddled(plan: FrozenPlan): void {
  const keys = new Set<string>()
  const areas = new Set<string>()
  const names = new Set<string>()
  for (const c of plan.communities) {
    if (keys.has(c.key) || (c.areaId && areas.has(c.areaId)))
      throw new AppError('planning.drawnTwice', 422, { name: c.name })
    const name = properName(c.name, 5)
    if (names.has(name)) throw new AppError('planning.nameTwice', 422, { name: c.name })
    keys.add(c.key)
    names.add(name)
    if (c.areaId) areas.add(c.areaId)
    const fault = c.areaId === null ? nameFault(c.name) : undefined
    if (fault) throw new AppError(`planning.${fault}`, 422, { name: c.name })
  }
}

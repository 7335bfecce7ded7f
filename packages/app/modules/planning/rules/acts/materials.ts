import type { MaterialKind } from '../../contract/acts.ts'
import { consequenceOf, type FrozenPlan } from './plan.ts'

const VILLAGE = 'villagersCommittee'

/** Whether the plan ends, redraws or converts a village: then its villagers must have agreed (村民委员会组织法 2025, Art. 3). */
export function touchesVillage(plan: FrozenPlan): boolean {
  const { gave } = consequenceOf(plan)
  const given = new Set(gave.map((g) => g.areaId))
  const took = new Set(gave.map((g) => g.to))
  const kindBefore = (c: FrozenPlan['communities'][number]) => c.was?.kind ?? (c.areaId ? c.kind : '')
  return (
    (plan.villagesEnded ?? 0) > 0 ||
    plan.communities.some(
      (c) => kindBefore(c) === VILLAGE && (c.kind !== VILLAGE || given.has(c.areaId!) || took.has(c.key)),
    )
  )
}

/** Papers that nobody can make but the proposer, of this plan. */
export const writtenFor = (plan: FrozenPlan): MaterialKind[] => [
  'riskAssessment',
  ...(touchesVillage(plan) ? (['villagersConsent'] as const) : []),
]

/** A paper is there when something is written in it, or it says under which number it is kept. */
export const isWritten = (m: { text: string; number: string }): boolean =>
  m.text.trim() !== '' || m.number.trim() !== ''

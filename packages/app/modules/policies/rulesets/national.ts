import type { DraftSet } from './draft.ts'
import { residentsCommittee1989, residentsCommittee2018 } from './residentsCommittee1989.ts'
import { residentsCommittee2025 } from './residentsCommittee2025.ts'

const prefixed = (set: DraftSet): DraftSet => ({
  ...set,
  parameters: set.parameters.map((p) => ({ ...p, key: `residentsCommittee.${p.key}` })),
})

/**
 * The national rules for residents' committees, one set per version of the law. The regulations of 1954 are not among
 * them: their text was not at hand to be checked.
 */
export const nationalSets: readonly DraftSet[] = [
  residentsCommittee1989,
  residentsCommittee2018,
  residentsCommittee2025,
].map(prefixed)

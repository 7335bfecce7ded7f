import type { Workflow } from '#shared/workflow.ts'
import type { AdmissionNeed } from '../../contract/catalogue/admission.ts'

/** Work that a department hands down to a committee. */
export const admissionFlow = {
  name: 'admission',
  initial: 'asked',
  states: {
    asked: { admit: 'admitted', refuseWork: 'refused', complete: 'asked' },
    refused: { complete: 'asked' },
    admitted: { endWork: 'ended' },
    ended: {},
  },
} as const satisfies Workflow
export type AdmissionVerb = 'admit' | 'refuseWork' | 'complete' | 'endWork'

/** What it lacks: a basis, a payer, a post. */
export const missingOf = (of: Record<AdmissionNeed, string>): AdmissionNeed[] =>
  (['basis', 'payer', 'post'] as const).filter((need) => of[need].trim() === '')

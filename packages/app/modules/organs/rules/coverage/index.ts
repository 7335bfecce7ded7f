import { within, type Day } from '#shared/dates.ts'
import { committeeChecks } from './committee.ts'
import { institutionChecks } from './institutions.ts'
import { partyChecks } from './party.ts'
import { representationChecks } from './representation.ts'
import { supervisionChecks } from './supervision.ts'
import type { Check, CommunityFacts, Failing, Provision } from './types.ts'

export type * from './types.ts'
export { REMIND_DAYS } from './committee.ts'
export { menderRoles } from './types.ts'

/** All that is checked of a community, in the order of the page. */
export const checks: readonly Check[] = [
  ...committeeChecks,
  ...supervisionChecks,
  ...representationChecks,
  ...partyChecks,
  ...institutionChecks,
]
export const checkKeys = checks.map((c) => c.key)
/** Provisions that the checks read, by key. */
export const provisionKeys: readonly string[] = [
  ...new Set([...checks.flatMap((c) => c.provision ?? []), 'residentsCommittee.nearRelatives']),
]

/** How strongly it binds: what the law says must be so (`breach`), what it suggests or permits and what papers guide to (`advice`). */
export type Weight = 'breach' | 'advice'
export interface Standing {
  check: Check
  weight: Weight
  source: { document: string; article: string; words: string | null; modality: string }
}
/** The checks that hold on a day, by the provisions in force on it; a guide holds on its own days. */
export function checksOn(day: Day, law: ReadonlyMap<string, Provision>): Standing[] {
  return checks.flatMap((check): Standing[] => {
    if (check.guide) {
      const { document, article, words, from, to } = check.guide
      return within(day, from, to) ? [{ check, weight: 'advice', source: { document, article, words, modality: 'suggested' } }] : []
    }
    const found = law.get(check.provision!)
    if (!found) return []
    const weight = ['mandatory', 'required'].includes(found.modality) ? 'breach' : 'advice'
    return [{ check, weight, source: found }]
  })
} // prettier-ignore

/** What a community fails, of the checks that hold. `undefined`: nothing to judge; `null`: it passes. */
export function judge(
  { check }: Standing,
  community: CommunityFacts,
  day: Day,
  law: ReadonlyMap<string, Provision>,
): Failing | null | undefined {
  if (check.applies && !check.applies(community)) return undefined
  const value = check.provision ? law.get(check.provision)?.value : undefined
  return check.fails(community, value as never, { day, law: (key) => law.get(key)?.value })
}

import { divisions2018 } from './divisions2018.ts'
import type { DraftSet } from './draft.ts'
import { mediation2010 } from './mediation2010.ts'
import { placeNames2022 } from './placeNames2022.ts'
import { residentsCommittee1989, residentsCommittee2018 } from './residentsCommittee1989.ts'
import { residentsCommittee2025 } from './residentsCommittee2025/index.ts'

const prefixed =
  (subject: string) =>
  (set: DraftSet): DraftSet => ({
    ...set,
    parameters: set.parameters.map((p) => ({ ...p, key: `${subject}.${p.key}` })),
  })

/**
 * The national rules for residents' committees, one set per version of the law. The regulations of 1954 are not among
 * them: their text was not at hand to be checked.
 */
export const committeeSets: readonly DraftSet[] = [
  residentsCommittee1989,
  residentsCommittee2018,
  residentsCommittee2025,
].map(prefixed('residentsCommittee'))

/** What else the country says that bears on communities: names, divisions, mediation committees. */
export const otherSets: readonly DraftSet[] = [
  prefixed('placeNames')(placeNames2022),
  prefixed('divisions')(divisions2018),
  prefixed('mediation')(mediation2010),
]

/** Every national rule set that is shipped. */
export const nationalSets: readonly DraftSet[] = [...committeeSets, ...otherSets]

import { part, whole } from '../errors.ts'
import { held, plain, verdict, type Finding, type Verdict } from '../findings.ts'
import type { LawKey } from '../law/keys.ts'
import { lists, said, says, type Law } from '../law/law.ts'
import { leastOf, reaches } from '../shares.ts'
import type { Cast, Mode } from './types.ts'

/**
 * Whether enough took part (art. 19 of the law of 2025: more than half of the voters or household representatives, more than
 * two thirds of the residents' representatives). Open where the law of the day sets no number, as before 2026.
 * @throws BadInput `moreThanAll`: more took part than are on the list
 */
export const turnout = (law: Law, mode: Mode, entitled: number, persons: number): Verdict =>
  verdict([shareOf(law, `turnout.${mode}`, 'turnout', persons, entitled)])

/** A count against a share that the law sets; open where it sets none. */
export function shareOf(law: Law, key: LawKey, code: Finding['code'], n: number, of: number): Finding {
  part(n, of, code)
  const share = said(law, key)?.value
  if (typeof share !== 'object' || !('den' in share)) return held(law, key, 'lawSilent', null, { on: key, n, of })
  return held(law, key, code, reaches(n, of, share), { n, of, least: leastOf(of, share) })
}

/**
 * A round counts when enough took part and no more ballots lie in the boxes than there were voters. The second is plain
 * arithmetic: a local pack may make the round void by it, elsewhere it blocks the result until it is explained.
 */
export function roundStands(law: Law, mode: Mode, entitled: number, cast: Cast): Verdict {
  const { reasons } = turnout(law, mode, entitled, cast.persons)
  const figures = { ballots: whole(cast.ballots, 'cast.ballots'), persons: cast.persons }
  if (cast.ballots <= cast.persons) return verdict(reasons)
  const own = says(law, 'round.returnedAtMostVoters')
  const key = own ? 'round.returnedAtMostVoters' : 'election.voidGrounds'
  const voids = own || lists(law, key, 'moreBallotsReturned')
  const finding = voids
    ? held(law, key, 'moreBallotsThanVoters', false, figures)
    : plain('moreBallotsThanVoters', null, figures)
  return verdict([...reasons, finding])
}

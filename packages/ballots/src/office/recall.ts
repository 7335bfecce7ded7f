import { monthsAfter, realDay, type Day } from '../days.ts'
import { part, whole } from '../errors.ts'
import { held, plain, verdict, type Finding, type Verdict } from '../findings.ts'
import type { LawKey } from '../law/keys.ts'
import { lists, said, says, type Law } from '../law/law.ts'
import { meetingOutcome } from '../meetings/outcome.ts'
import { shareOf } from '../result/turnout.ts'
import type { Cast, Mode } from '../result/types.ts'

export interface RecallRequest {
  /** Who asks: residents entitled to vote, household representatives, residents' representatives. */
  readonly by: 'residents' | 'households' | 'representatives'
  readonly signed: number
  readonly entitled: number
  readonly reasonStated: boolean
  readonly on: Day
  /** An earlier recall of the same person for the same reason that failed, and its day. */
  readonly failedBefore?: Day | null
}

/**
 * Whether a recall must be put to the vote: a tenth of the residents or household representatives, or a third of the
 * representatives, with the reason stated (art. 20 of the law of 2025). A local pack may bar the same reason for a time.
 */
export function recallRequest(law: Law, request: RecallRequest): Verdict {
  const { by, signed, entitled, reasonStated, failedBefore } = request
  const found = [shareOf(law, `recall.request.${by}`, 'request', signed, entitled)]
  if (says(law, 'recall.reasonStated')) found.push(held(law, 'recall.reasonStated', 'reasonStated', reasonStated))
  const years = said(law, 'recall.repeatYears')?.value
  if (years !== undefined && failedBefore) {
    const from = monthsAfter(realDay(failedBefore, 'failedBefore'), 12 * years)
    const met = realDay(request.on, 'on') >= from
    found.push(held(law, 'recall.repeatYears', 'repeated', met, { on: request.on, from }))
  }
  return verdict(found)
}

export interface Recall {
  /** How the recall is voted on. */
  readonly mode: Mode
  /** How the member was elected; where it is unknown, nothing is said of it. */
  readonly electedMode?: Mode
  readonly entitled: number
  readonly cast: Cast
  readonly votesFor: number
}

/**
 * Whether a member is recalled: voted on as when elected, enough take part (more than half, of representatives more than two
 * thirds), and more than half of those voting are for it. Before 2026 the residents' meeting removes members (art. 10), by its
 * own quorum and majority (art. 9). @throws BadInput for figures that cannot be
 */
export function recall(law: Law, { mode, electedMode, entitled, cast, votesFor }: Recall): Verdict {
  part(votesFor, cast.ballots, 'votesFor')
  if (!said(law, 'recall.majority') && lists(law, 'recall.by', 'residentsMeeting'))
    return meetingOutcome(law, {
      body: 'residentsMeeting',
      form: mode === 'allVoters' ? 'allAdults' : mode === 'households' ? 'households' : 'groupRepresentatives',
      entitled,
      present: cast.persons,
      votesFor,
    })
  const turnout: LawKey | null = mode === 'groupRepresentatives' ? null : `recall.turnout.${mode}`
  const found: Finding[] = [
    turnout ? shareOf(law, turnout, 'turnout', cast.persons, entitled) : plain('lawSilent', null, { on: mode }),
  ]
  if (whole(cast.ballots, 'cast.ballots') > cast.persons)
    return verdict([...found, plain('moreBallotsThanVoters', null, { ballots: cast.ballots, persons: cast.persons })])
  found.push(shareOf(law, 'recall.majority', 'majority', votesFor, cast.persons))
  if (says(law, 'recall.sameMode') && electedMode)
    found.push(held(law, 'recall.sameMode', 'sameMode', mode === electedMode, { mode, electedMode }))
  return verdict(found)
}

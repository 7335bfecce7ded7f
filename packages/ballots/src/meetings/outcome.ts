import { BadInput, part, whole } from '../errors.ts'
import { held, verdict, type Finding, type Verdict } from '../findings.ts'
import { lists, said, type Law } from '../law/law.ts'
import { shareOf } from '../result/turnout.ts'

export type Form = 'allAdults' | 'households' | 'groupRepresentatives'
export interface ResidentsVote {
  readonly body: 'residentsMeeting'
  readonly form: Form
  /** Residents of 18 and more, households, or representatives of groups: whose meeting it is. */
  readonly entitled: number
  readonly present: number
  readonly votesFor: number
}
export interface RepresentativesVote {
  readonly body: 'representativesMeeting'
  /** Members of the committee who belong to the meeting. */
  readonly committeeMembers: number
  readonly representatives: number
  readonly present: number
  readonly votesFor: number
}

/**
 * Whether a meeting could decide and did: quorum and majority of the residents' meeting (more than half of all, more than half
 * of those present), or of the representatives' meeting (two thirds of its members, more than half of those present; at least
 * four fifths of its members are representatives). Open where the law of the day knows no such meeting.
 * @throws BadInput `moreThanAll`: more votes than present, more present than entitled
 */
export function meetingOutcome(law: Law, vote: ResidentsVote | RepresentativesVote): Verdict {
  part(vote.votesFor, vote.present, 'votesFor')
  const { body } = vote
  if (body === 'residentsMeeting') {
    const known = said(law, 'residentsMeeting.forms')
    const forms: Finding[] = known
      ? [
          held(law, 'residentsMeeting.forms', 'form', lists(law, 'residentsMeeting.forms', vote.form), {
            form: vote.form,
          }),
        ]
      : []
    return verdict([...forms, ...decision(law, body, vote.votesFor, vote.present, vote.entitled)])
  }
  if (body !== 'representativesMeeting') throw new BadInput('unknown', 'body', body)
  const members = whole(vote.committeeMembers + vote.representatives, 'members')
  const composed = composition(law, vote.committeeMembers, vote.representatives)
  return verdict([...composed.reasons, ...decision(law, body, vote.votesFor, vote.present, members)])
}

function decision(
  law: Law,
  body: ResidentsVote['body'] | RepresentativesVote['body'],
  votesFor: number,
  present: number,
  entitled: number,
): Finding[] {
  const quorum = shareOf(law, `${body}.quorum`, 'quorum', present, entitled)
  return [quorum, shareOf(law, `${body}.majority`, 'votes', votesFor, present)]
}

/** Whether enough of a representatives' meeting are representatives (art. 28 of the law of 2025: four fifths). */
export function composition(law: Law, committeeMembers: number, representatives: number): Verdict {
  whole(committeeMembers, 'committeeMembers')
  const members = whole(committeeMembers + whole(representatives, 'representatives'), 'members')
  return verdict([shareOf(law, 'representativesMeeting.representatives', 'composition', representatives, members)])
}

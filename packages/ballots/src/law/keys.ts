import type { Fraction, Range } from '../shares.ts'

/** What a provision's value may be, by shape. */
export interface Shapes {
  count: number
  flag: boolean
  code: string
  list: readonly string[]
  share: Fraction
  range: Range
}

/**
 * Every provision that this package reads, with the shape of its value; the keys are those of the rule sets without their
 * common beginning. One that no law or local pack of the day contains leaves its question open.
 */
export const PROVISIONS = {
  members: 'range',
  'members.posts': 'list',
  'members.odd': 'flag',
  'members.outsideMost': 'share',
  womanMember: 'flag',
  nearRelativesBarred: 'flag',
  termYears: 'count',
  electionModes: 'list',
  'electionModes.onResidentsOpinion': 'list',
  'electionCommittee.selectedBy': 'list',
  'electionCommittee.size': 'range',
  'electionCommittee.quorum': 'share',
  'electionCommittee.nomineesLeave': 'flag',
  'electionCommittee.relativesOfNomineesLeave': 'flag',
  'electionCommittee.vacancies': 'list',
  votingAge: 'count',
  'votingAge.asOf': 'code',
  'votingRight.lostBy': 'list',
  registration: 'list',
  'registration.onDeclaration': 'flag',
  'registration.workerMonths': 'count',
  'registration.workerConfirmedBy': 'code',
  'registration.habitualMonths': 'count',
  'registration.noDoubleRegistration': 'flag',
  'voterList.daysBefore': 'count',
  'voterList.objectionDays': 'count',
  'voterList.decisionDays': 'count',
  nominatedBy: 'list',
  jointNominators: 'count',
  candidacyBarredBy: 'list',
  candidatesExceedSeats: 'flag',
  candidatesMeetResidents: 'flag',
  'candidates.publishedDays': 'count',
  'candidates.withdrawDays': 'count',
  'scrutineers.publishedDays': 'count',
  'scrutineers.relativesBarred': 'flag',
  'mobileBox.scrutineers': 'count',
  'turnout.allVoters': 'share',
  'turnout.households': 'share',
  'turnout.representatives': 'share',
  'turnout.groupRepresentatives': 'share',
  electedShare: 'share',
  'electedShare.of': 'code',
  runOff: 'flag',
  runOffFloor: 'share',
  'runOffFloor.of': 'code',
  announceOnSpot: 'flag',
  'proxy.written': 'flag',
  'proxy.awayOnly': 'flag',
  'proxy.toWhom': 'code',
  'proxy.most': 'count',
  'proxy.candidatesBarred': 'flag',
  'proxy.published': 'flag',
  'proxy.barredModes': 'list',
  'proxy.deadlineDays': 'count',
  'proxy.listDays': 'count',
  'round.returnedAtMostVoters': 'flag',
  'ballot.namesAtMostSeats': 'flag',
  ballotMarks: 'list',
  tie: 'code',
  relativesClash: 'code',
  'election.voidGrounds': 'list',
  electionVoidBy: 'list',
  dayCount: 'code',
  overdueMonths: 'count',
  runOffDays: 'count',
  reElectionDays: 'count',
  handoverDays: 'count',
  'objection.answerDays': 'count',
  'recall.by': 'list',
  'recall.request.residents': 'share',
  'recall.request.households': 'share',
  'recall.request.representatives': 'share',
  'recall.reasonStated': 'flag',
  'recall.sameMode': 'flag',
  'recall.turnout.allVoters': 'share',
  'recall.turnout.households': 'share',
  'recall.turnout.representatives': 'share',
  'recall.majority': 'share',
  'recall.meetingDays': 'count',
  'recall.repeatYears': 'count',
  'resignation.to': 'code',
  'resignation.acceptedBy': 'list',
  'resignation.decisionDays': 'count',
  'resignation.noticeDays': 'count',
  'office.endsBy': 'list',
  'byElection.by': 'list',
  'byElection.restOfTerm': 'flag',
  'residentsMeeting.forms': 'list',
  'residentsMeeting.quorum': 'share',
  'residentsMeeting.majority': 'share',
  'residentsMeeting.call.residents': 'share',
  'residentsMeeting.call.households': 'share',
  'residentsMeeting.call.representatives': 'share',
  'residentsMeeting.call.groups': 'share',
  'residentsMeeting.noticeDays': 'count',
  'residentsMeeting.shortNotice': 'flag',
  'representativesMeeting.representatives': 'share',
  'representativesMeeting.perHalfYear': 'count',
  'representativesMeeting.call': 'share',
  'representativesMeeting.quorum': 'share',
  'representativesMeeting.majority': 'share',
  'supervisoryCommittee.from': 'list',
  'supervisoryCommittee.committeeMembersBarred': 'flag',
  'supervisoryCommittee.relativesBarred': 'flag',
  'supervisoryCommittee.sameTerm': 'flag',
  'appraisal.perYear': 'count',
  'appraisal.incompetentInARow': 'count',
  'audit.request.representatives': 'share',
  'audit.request.residents': 'share',
  'publicity.leastDays': 'count',
} as const satisfies Record<string, keyof Shapes>

export type LawKey = keyof typeof PROVISIONS
export type ValueOf<K extends LawKey> = Shapes[(typeof PROVISIONS)[K]]

/** What the keys of the rule sets begin with. */
export const SUBJECT = 'residentsCommittee.'
export const fullKey = (key: LawKey): string => SUBJECT + key
/** The keys as the rule sets have them: whoever builds a `Law` asks for these. */
export const LAW_KEYS: readonly string[] = Object.keys(PROVISIONS).map((key) => SUBJECT + key)

import type { Unit } from '../rules.ts'

/**
 * What the law leaves to the province (arts. 19 and 49 of the law of 2025): the empty form of a provincial pack. `shape`
 * says what is filled in; `options` are the words that elections, bodies and meetings understand there, and no others.
 */
export const provincialTemplate: readonly {
  key: string
  unit: Unit
  shape: 'number' | 'range' | 'share' | 'flag' | 'text'
  options?: readonly string[]
}[] = [
  { key: 'residentsCommittee.approval.publicCommentDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.approval.announceDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.householdsPerGroup', unit: 'households', shape: 'range' },
  { key: 'residentsCommittee.members.odd', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.members.outsideMost', unit: 'share', shape: 'share' },
  { key: 'residentsCommittee.dayCount', unit: 'code', shape: 'text', options: ['firstDayOut', 'firstDayIn'] },
  { key: 'residentsCommittee.overdueMonths', unit: 'months', shape: 'number' },
  { key: 'residentsCommittee.registration.habitualMonths', unit: 'months', shape: 'number' },
  { key: 'residentsCommittee.registration.noDoubleRegistration', unit: 'flag', shape: 'flag' },
  {
    key: 'residentsCommittee.votingAge.asOf',
    unit: 'code',
    shape: 'text',
    options: ['electionDay', 'registrationDay'],
  },
  { key: 'residentsCommittee.absentVoters.leftOut', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.absentVoters.noticeDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.electionCommittee.size', unit: 'persons', shape: 'range' },
  { key: 'residentsCommittee.electionCommittee.quorum', unit: 'share', shape: 'share' },
  {
    key: 'residentsCommittee.postponement.approvedBy',
    unit: 'code',
    shape: 'text',
    options: ['districtGovernment', 'higherGovernment'],
  },
  { key: 'residentsCommittee.candidates.publishedDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.candidates.withdrawDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.scrutineers.publishedDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.scrutineers.relativesBarred', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.proxy.deadlineDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.proxy.listDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.ballotWriter', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.mobileBox.scrutineers', unit: 'persons', shape: 'number' },
  {
    key: 'residentsCommittee.mobileBox.approvedBy',
    unit: 'code',
    shape: 'text',
    options: ['electionCommittee', 'subdistrictOffice', 'districtGovernment'],
  },
  { key: 'residentsCommittee.boxes.openedTogether', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.round.returnedAtMostVoters', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.ballot.namesAtMostSeats', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.tie', unit: 'code', shape: 'text', options: ['voteAgain', 'drawLots'] },
  {
    key: 'residentsCommittee.relativesClash',
    unit: 'code',
    shape: 'text',
    options: ['higherPostThenVotes', 'moreVotes'],
  },
  { key: 'residentsCommittee.runOffDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.objection.answerDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.reElectionDays', unit: 'days', shape: 'number' },
  {
    key: 'residentsCommittee.certificates.issuedBy',
    unit: 'list',
    shape: 'text',
    options: ['countyCivilAffairs', 'subdistrictOffice', 'districtGovernment', 'electionCommittee'],
  },
  { key: 'residentsCommittee.recall.meetingDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.recall.repeatYears', unit: 'years', shape: 'number' },
  { key: 'residentsCommittee.resignation.decisionDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.resignation.noticeDays', unit: 'days', shape: 'number' },
  {
    key: 'residentsCommittee.ballotMarks',
    unit: 'list',
    shape: 'text',
    options: ['for', 'against', 'abstain', 'anotherPerson'],
  },
  {
    key: 'residentsCommittee.election.voidGrounds',
    unit: 'list',
    shape: 'text',
    options: [
      'committeeUnlawful',
      'candidatesUnlawful',
      'turnoutTooLow',
      'noSurplusCandidates',
      'moreBallotsReturned',
      'notPubliclyCounted',
      'notAnnouncedOnSpot',
      'otherBreach',
    ],
  },
  {
    key: 'residentsCommittee.handover.items',
    unit: 'list',
    shape: 'text',
    options: ['seals', 'office', 'equipment', 'books', 'files'],
  },
]

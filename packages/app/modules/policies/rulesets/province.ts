import type { Unit } from '../rules.ts'

/**
 * What the law leaves to the province (arts. 19 and 49 of the law of 2025): the empty form of a provincial pack. `shape`
 * says what is filled in.
 */
export const provincialTemplate: readonly {
  key: string
  unit: Unit
  shape: 'number' | 'range' | 'share' | 'flag' | 'text'
}[] = [
  { key: 'residentsCommittee.registration.habitualMonths', unit: 'months', shape: 'number' },
  { key: 'residentsCommittee.registration.noDoubleRegistration', unit: 'flag', shape: 'flag' },
  { key: 'residentsCommittee.votingAge.asOf', unit: 'code', shape: 'text' },
  { key: 'residentsCommittee.electionCommittee.size', unit: 'persons', shape: 'range' },
  { key: 'residentsCommittee.electionCommittee.quorum', unit: 'share', shape: 'share' },
  { key: 'residentsCommittee.postponement.approvedBy', unit: 'code', shape: 'text' },
  { key: 'residentsCommittee.candidates.publishedDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.candidates.withdrawDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.scrutineers.publishedDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.proxy.deadlineDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.mobileBox.scrutineers', unit: 'persons', shape: 'number' },
  { key: 'residentsCommittee.tie', unit: 'code', shape: 'text' },
  { key: 'residentsCommittee.runOffDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.objection.answerDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.reElectionDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.certificates.issuedBy', unit: 'code', shape: 'text' },
  { key: 'residentsCommittee.recall.meetingDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.recall.repeatYears', unit: 'years', shape: 'number' },
  { key: 'residentsCommittee.resignation.decisionDays', unit: 'days', shape: 'number' },
  { key: 'residentsCommittee.resignation.noticeDays', unit: 'days', shape: 'number' },
]

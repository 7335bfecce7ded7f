export { BadInput, type BadInputCode } from './errors.ts'
export { leastOf, reaches, type Fraction, type Range } from './shares.ts'
export { daysLater, lastWithin, latestBefore, monthsAfter, yearsOld, type Day, type DayCount } from './days.ts'
export { fullKey, LAW_KEYS, PROVISIONS, SUBJECT, type LawKey, type ValueOf } from './law/keys.ts'
export {
  checkedLaw,
  lawOf,
  lists,
  said,
  says,
  type Citation,
  type Law,
  type Provision,
  type RuleLike,
} from './law/law.ts'
export { dayCount } from './law/days.ts'
export {
  breaches,
  FINDINGS,
  verdict,
  type Breach,
  type Figures,
  type Finding,
  type FindingCode,
  type Verdict,
} from './findings.ts'
export type { Pair } from './people.ts'
export * from './result/types.ts'
export { roundStands, turnout } from './result/turnout.ts'
export { result, results } from './result/result.ts'
export { committeeFindings, type Body } from './result/committee.ts'
export { accountBox, accountBoxes, allBoxes, type BoxAccount } from './boxes.ts'
export {
  batchFaults,
  reconcile,
  settleBatch,
  tally,
  type BatchCount,
  type Difference,
  type Entry,
  type Reconciled,
  type Tally,
} from './batches.ts'
export { proxiesCheck, type Proxy, type ProxyFacts } from './proxies.ts'
export { calendar, checkCalendar, STEPS, type CalendarOptions, type Dates, type Due, type Step } from './calendar.ts'
export { countBallots, readBallot, type Ballot, type CountedBallots, type Mark, type ReadBallot } from './ballot.ts'
export { eligible, rightToVote, type Ground, type VoterFacts, type VoterVerdict } from './voters/eligible.ts'
export {
  BARS,
  candidatesCheck,
  eligibleToStand,
  nominationCheck,
  planCheck,
  type Bar,
  type Nomination,
  type PlanFacts,
} from './voters/candidates.ts'
export {
  electionCommitteeCheck,
  helpersCheck,
  replaceNominees,
  type ElectionCommittee,
  type Helpers,
  type Replacing,
} from './voters/helpers.ts'
export { recall, recallRequest, type Recall, type RecallRequest } from './office/recall.ts'
export {
  appraisals,
  byElection,
  improperMeans,
  missedAppraisals,
  officeEndsBy,
  resignation,
  voidGround,
  type EndGround,
  type Grade,
  type OfficeEnd,
  type Resignation,
} from './office/ends.ts'
export { supervisorsCheck, type Supervisors } from './office/supervisors.ts'
export {
  composition,
  meetingOutcome,
  type Form,
  type RepresentativesVote,
  type ResidentsVote,
} from './meetings/outcome.ts'
export {
  auditDemand,
  meetingDemand,
  missedHalfYears,
  noticeCheck,
  publicityDays,
  type Demand,
  type Demander,
} from './meetings/demand.ts'
export { judgeRound, recallResult, selection, type Measure } from './result/other.ts'
export { canonical, type Plain } from './archive/canonical.ts'
export {
  archiveOf,
  FORMAT,
  partsOf,
  recount,
  type Archive,
  type ArchivedBatch,
  type ArchivedRound,
  type ArchiveFault,
  type ElectionFacts,
  type Part,
  type Recount,
  type Seal,
} from './archive/archive.ts'
export { verify, type Verification } from './archive/verify.ts'
export { CLOCKS, dueAfter, termEnds, type Deadline } from './clocks.ts'

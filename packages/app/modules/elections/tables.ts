import type { TableRule } from '#server/module.ts'

const own = { spread: 'community', rows: 'area' } as const satisfies TableRule
/** All that belongs to an election lies with its community. What everybody reads are views of them, without a person's id. */
export const tables = {
  election: own,
  electionDate: own,
  electionCommittee: own,
  electionList: own,
  electionVoter: own,
  electionTurnout: own,
  electionObjection: own,
  electionCandidate: own,
  electionProxy: own,
  electionBox: own,
  electionHelper: own,
  electionBoxAccount: own,
  electionBatch: own,
  electionTally: own,
  electionCounter: own,
  electionMinute: own,
  electionScan: own,
  electionVerdict: own,
  electionArchive: own,
  electionComplaint: own,
  electionNotice: own,
} as const satisfies Record<string, TableRule>

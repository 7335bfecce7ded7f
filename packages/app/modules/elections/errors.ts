import type { FindingCode } from '@liren/ballots'

/** What the engine finds in an election (`@liren/ballots`): each may stand in the way of a step, and stands in verdicts. */
export const findingReasons = [
  'lawSilent', 'turnout', 'moreBallotsThanVoters', 'majority', 'runOffFloor', 'notACandidate', 'tie', 'drawnByLot', 'shortfall', 'tooFewForRunOff',
  'runOffCandidateRelated', 'twoPosts', 'gaveWay', 'nearRelatives', 'womanMember', 'committeeSize', 'oddNumber', 'outsiders', 'chair', 'posts', 'mode',
  'residentsOpinion', 'due', 'order', 'nominators', 'nominatedBy', 'candidatesExceedSeats', 'standsTwice', 'electionCommitteeSize', 'mustLeaveElectionCommittee',
  'scrutineerIsCandidate', 'scrutineerIsRelative', 'scrutineers', 'proxyMode', 'proxyWritten', 'proxyAway', 'proxyPrincipal', 'proxyVoter', 'proxyCandidate',
  'proxyMost', 'proxyTwice', 'proxySelf', 'proxyChain', 'proxyLate', 'proxyPublished', 'printed', 'returned', 'sorted', 'marked', 'notReturned', 'request', 'reasonStated', 'repeated', 'sameMode',
  'improperMeans', 'supervisorIsMember', 'supervisorIsRelative',
] as const satisfies readonly FindingCode[] // prettier-ignore

/** Refusals of the house's own: what is missing, what came too late, who may not. */
const ownReasons = [
  'accountsFirst', 'counterElsewhere', 'counterMissing', 'countsForOther', 'notACounter', 'sameName', 'countedElsewhere', 'countedInTurn', 'smallGroup', 'stale', 'notNow', 'allVote', 'alreadyRuns', 'answeredAlready', 'batchSettled', 'batchesBegun', 'batchesDiffer', 'batchesOpen', 'bothTeams', 'boxCounted', 'boxHours',
  'committeeChair', 'committeeMissing', 'committeePersonTwice', 'communityEnded', 'complaintsOpen', 'correctionReason', 'countAgainstAccount', 'dayAhead', 'dayPast', 'doubles',
  'filingNumberMissing', 'groundUnknown', 'groupMissing', 'groupTwice', 'groupsLeft', 'representativesPerGroup', 'representativesQuota', 'handoverPending', 'handoverUnsigned', 'hasProxy', 'helperTwice', 'inTwoLists', 'leftAlready', 'listEmpty', 'listedAlready', 'lotsWrong', 'minuteOpen', 'minuteSigned',
  'needsNoDeclaration', 'noAccount', 'noArchive', 'noPaper', 'noProxy', 'noStation', 'nominatedOtherwise', 'notSeated', 'demandMissing', 'noTerm', 'nobodyEntitled', 'nobodyVoted', 'notACommunity', 'notAVoter', 'notEntitled',
  'notListed', 'notOnBallot', 'notOnList', 'notTheDay', 'notVetted', 'objectionDecided', 'objectionLate', 'objectionsOpen', 'otherTeam', 'postNotVoted', 'postTwice',
  'recheckFirst', 'runOffDayMissing', 'scanBlind', 'scanEmpty', 'scanSuperseded', 'scanTooLarge', 'scanType', 'selectedByOther', 'tallySum', 'tallyVotes', 'termBeforeElection', 'thirdTooEarly', 'tookAlready', 'tookNone', 'tooYoung',
  'undecided', 'carriesOnMissing', 'seatVoidAlready', 'seatVoidKind', 'voidAlready', 'voidGroundMissing', 'voidReasonMissing', 'withdrawLate', 'withdrawnAlready', 'workerTooShort',
] as const // prettier-ignore

export const reasons: readonly string[] = [...findingReasons, ...ownReasons]

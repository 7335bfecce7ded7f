import { FINDINGS } from '@liren/ballots'

/** Refusals of the house's own: what is missing, what came too late, who may not. */
const ownReasons = [
  'accountsFirst', 'candidatesForSeats', 'counterElsewhere', 'counterMissing', 'countsForOther', 'notACounter', 'sameName', 'countedElsewhere', 'countedInTurn', 'smallGroup', 'stale', 'notNow', 'allVote', 'alreadyRuns', 'answeredAlready', 'batchSettled', 'batchesBegun', 'batchesDiffer', 'batchesOpen', 'bothTeams', 'boxCounted', 'boxHours',
  'committeeChair', 'committeeMissing', 'committeePersonTwice', 'communityEnded', 'complaintsOpen', 'correctionReason', 'countAgainstAccount', 'dayAhead', 'dayPast', 'doubles',
  'filingNumberMissing', 'groundUnknown', 'groupMissing', 'groupTwice', 'groupsLeft', 'representativesPerGroup', 'representativesQuota', 'handoverPending', 'handoverUnsigned', 'hasProxy', 'helperTwice', 'inTwoLists', 'leftAlready', 'listEmpty', 'listedAlready', 'lotsWrong', 'minuteOpen', 'minuteSigned',
  'needsNoDeclaration', 'noAccount', 'noArchive', 'noPaper', 'noProxy', 'noStation', 'nominatedOtherwise', 'notSeated', 'demandMissing', 'noTerm', 'nobodyEntitled', 'nobodyVoted', 'notACommunity', 'notAVoter', 'notEntitled',
  'notListed', 'notOnBallot', 'notOnList', 'notTheDay', 'notVetted', 'objectionDecided', 'objectionLate', 'objectionsOpen', 'otherTeam', 'postNotVoted', 'postTwice',
  'recheckFirst', 'runOffDayMissing', 'scanBlind', 'scanEmpty', 'scanSuperseded', 'scanTooLarge', 'scanType', 'selectedByOther', 'tallySum', 'tallyVotes', 'termBeforeElection', 'thirdTooEarly', 'tookAlready', 'tookNone', 'tooYoung',
  'undecided', 'carriesOnMissing', 'seatVoidAlready', 'seatVoidKind', 'voidAlready', 'voidGroundMissing', 'voidReasonMissing', 'wholeVoid', 'withdrawLate', 'withdrawnAlready', 'workerTooShort',
] as const // prettier-ignore

/** All that the engine finds (`@liren/ballots`) may stand in the way of a step or in a verdict: each has its words here, besides the house's own. */
export const reasons: readonly string[] = [...FINDINGS, ...ownReasons]

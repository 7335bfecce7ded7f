/** Every refusal of this module; sentences in web/texts under `errors`. */
export const reasons = [
  // Calling a meeting
  'stale', 'badState', 'areaEnded', 'wrongLevel', 'unknownByLaw', 'badForm', 'endBeforeBegin', 'timeOfDay', 'inThePast', 'shortNotice', 'noEarlier', 'ahead', 'noSuchDemand', 'namesNeeded', 'signedTwice', 'notRepresentative', 'moreThanBase', 'noDemand',
  'agendaFixed', 'policyOnly', 'noDelegation', 'delegationWhole', 'delegationKept', 'noPolicy', 'noMatter', 'studyLate', 'mustVote', 'itemDecided',
  // In the room
  'notToday', 'presentTwice', 'householdPresent', 'notEntitled', 'voted', 'noQuorum', 'quorumThere', 'tooEarly', 'quorumLost', 'codesStopped', 'notDeciding', 'noMotion', 'motionDecided', 'amendmentsFirst', 'studyFirst', 'notDelegated',
  'moreThanSit', 'rollTwice', 'rollStranger', 'moreReturned', 'paperGap', 'noAppraisal', 'noSupervisors', 'hostNeeded', 'hostAway', 'appraisedTwice', 'notMember', 'minutesSigned', 'notLatest', 'noConsultation', 'outcomeBefore', 'taskNeeds',
  // What came of it
  'filedBefore', 'beforeDecided', 'notInForce', 'needsAnnulment', 'taskElsewhere', 'noResolution', 'duePast', 'taskOver', 'matterOver', 'needsDecision',
  // Publicity
  'tooShort', 'nowhere', 'beforeEvent', 'backdated', 'noSource', 'noReplaced', 'withdrawn', 'noCommunity', 'tooManyVoices', 'otherVoice', 'answeredBefore', 'orderNeedsDay', 'nothingSealed',
] as const // prettier-ignore

/** Every refusal of this module; sentences in web/text under `errors`. */
export const reasons = [
  'stale', 'kindLevel', 'organTwice', 'noParent', 'beforeFounded', 'ended', 'notYet', 'postOfKind', 'postTwice', 'seatsTaken', 'noPerson', 'twoPosts', 'termOrder',
  'termOverlap', 'neverAppointed', 'memberEnded', 'beforeSeated', 'resignationAccepted', 'namelessMember', 'samePerson', 'tieTwice', 'workClosed', 'endBeforeBegin', 'seatedStill', 'pastEnd', 'ruleSetDay',
  'ruleStage', 'votesAdd', 'notTheirs', 'quorumShort', 'majorityShort', 'notMore', 'beforeAdopted', 'handoverSigned', 'handoverVoid', 'itemsPending', 'partiesMissing',
  // A list of members
  'rosterEmpty', 'rosterColumns', 'rosterLong', 'rosterFaults', 'rosterName', 'rosterArea', 'rosterAreaTwice', 'rosterBody', 'rosterLevel', 'rosterWhich', 'rosterPost', 'rosterReason', 'rosterSex', 'rosterFrom', 'rosterTo', 'rosterSpan', 'rosterBirth', 'rosterSame', 'rosterDouble', 'rosterTwice',
] as const // prettier-ignore

/** Every refusal of this module; sentences in web/text under `errors`. */
export const reasons = [
  'stale', 'kindLevel', 'organTwice', 'noParent', 'beforeFounded', 'ended', 'notYet', 'postOfKind', 'postTwice', 'seatsTaken', 'noPerson', 'twoPosts', 'termOrder',
  'termOverlap', 'neverAppointed', 'memberEnded', 'beforeSeated', 'resignationAccepted', 'namelessMember', 'samePerson', 'tieTwice', 'workClosed', 'endBeforeBegin', 'seatedStill', 'pastEnd', 'ruleSetDay',
  'ruleStage', 'votesAdd', 'notTheirs', 'quorumShort', 'majorityShort', 'notMore', 'beforeAdopted', 'handoverSigned', 'itemsPending', 'partiesMissing',
] as const // prettier-ignore

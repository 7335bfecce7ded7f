/** Refusals of approval and of coming into force. */
export const actReasons = [
  'wrongState', 'wrongProposer', 'wrongApprover', 'ownDrawing', 'dayPassed', 'dayAhead', 'tooLate', 'commentsTooLate', 'commentsOpen', 'unanswered',
  'materialsMissing', 'otherAct', 'otherCase', 'notOpen', 'nothingDrawn', 'unitsLeftOut', 'noName', 'reasonMissing', 'unitsSince', 'tasksOpen',
  'noPaper', 'dayEarlier', 'communityGone', 'planStale', 'codeTaken', 'drawnTwice', 'nameTwice', 'forceFailed', 'tooManyComments', 'nothingSealed',
] as const // prettier-ignore

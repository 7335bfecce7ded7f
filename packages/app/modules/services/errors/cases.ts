/** Refusals: cases and their clocks. */
export const casesReasons = [
  'calendarUnknown', 'itemNotOffered', 'kindUnknown', 'badPhone', 'fileUnknown', 'filesTooMany', 'caseStale', 'wrongState', 'heldByOther',
  'holderUnknown', 'holderNoArea', 'sameArea', 'mergeTarget', 'mergeNumber', 'partsOpen', 'partOver', 'partOfOther', 'partReason', 'personUnknown', 'unitUnknown', 'checkFirst', 'ownCheck', 'mayNotSuspend', 'noClock',
  'extendTooLate', 'mayNotExtend', 'extendTooLong', 'reopenTooLate', 'urgedToday',
  'fileEmpty', 'fileTooLarge', 'videoRefused', 'fileTypeRefused', 'specialLook', 'nothingKept', 'paperWithdrawn', 'yearOfCity', 'dayOfOtherYear', 'restTwice', 'workOnWeekday',
  'hoursCross', 'ruleInPast', 'countsWhole', 'ruleGap', 'minuteOfDay', 'templateField', 'templateTwice',
] as const // prettier-ignore

/** Refusals: cases and their clocks. */
export const casesReasons = [
  'calendarUnknown', 'itemNotOffered', 'kindUnknown', 'badPhone', 'fileUnknown', 'filesTooMany', 'caseStale', 'wrongState', 'heldByOther',
  'holderUnknown', 'holderNoArea', 'sameArea', 'mergeTarget', 'partsOpen', 'partOver', 'checkFirst', 'ownCheck', 'mayNotSuspend', 'noClock',
  'extendTooLate', 'mayNotExtend', 'extendTooLong', 'reopenTooLate', 'urgedToday',
  'fileEmpty', 'fileTooLarge', 'videoRefused', 'fileTypeRefused', 'specialLook', 'nothingKept', 'paperWithdrawn', 'yearOfCity', 'dayOfOtherYear', 'restTwice', 'workOnWeekday',
  'hoursCross', 'ruleInPast',
] as const // prettier-ignore

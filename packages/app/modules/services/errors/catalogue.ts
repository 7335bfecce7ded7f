/** Refusals: the catalogue of service items. */
export const catalogueReasons = [
  'stale', 'dayBack', 'kindCode', 'kindCodeTaken', 'kindEnded', 'kindInUse', 'kindOthers', 'kindForCases', 'noKind', 'itemCode', 'itemCodeTaken', 'itemNotYet', 'itemEnded',
  'feeFree', 'feeMissing', 'receiptMissing', 'reductionTwice', 'formKey', 'formKeyTwice', 'choiceWithoutOptions', 'vulnerableWithoutGroup', 'endBeforeBegin',
  'versionOverlaps', 'versionBegun', 'versionAhead', 'notLater', 'barredItem',
  'listEmpty', 'listHeader', 'rowNoName', 'rowNoCode', 'rowNameLong', 'rowCodeTwice', 'rowNameTwice', 'rowNameThere', 'rowPathTwice', 'rowBarred',
  'admissionMissing', 'admissionState', 'refusalReason', 'notCommunity', 'payWithoutPayer',
] as const // prettier-ignore

/** Refusals: what residents and units do for themselves. */
export const residentsReasons = [
  'personOrUnit',
  'personTied',
  'tiedAlready',
  'loginUnknown',
  'codeWrong',
  'codeOver',
  'familyOfAge',
  'familyMinor',
  'familyLong',
  'familyPast',
  'familyTwice',
  'memberEnded',
  'memberStale',
] as const

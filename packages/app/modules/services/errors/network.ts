/** Refusals: places, providers, coverage and referrals. */
export const networkReasons = [
  'hoursTime', 'hoursOrder', 'hoursOverlap', 'halfPoint', 'placeLevel', 'noProvider', 'placeTwice', 'placeClosed', 'noItem', 'itemElsewhere', 'barredOffer', 'offerTwice',
  'creditCode', 'providerTwice', 'contractsRun', 'contractTwice', 'contractEnded', 'remarkAhead', 'referralSelf', 'referralStage', 'noPlace',
] as const // prettier-ignore

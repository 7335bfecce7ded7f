/** Refusals: places, providers, coverage and referrals. */
export const networkReasons = [
  'hoursTime', 'hoursOrder', 'hoursOverlap', 'halfPoint', 'placeLevel', 'noProvider', 'placeTwice', 'placeClosed', 'noItem', 'itemElsewhere', 'barredOffer', 'offerTwice',
] as const // prettier-ignore

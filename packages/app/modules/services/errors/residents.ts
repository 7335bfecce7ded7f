/** Refusals: what residents and units do for themselves. */
export const residentsReasons = [] as const

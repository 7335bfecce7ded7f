/** Refusals: open311 GeoReport v2. */
export const open311Reasons = [] as const

/** Refusals: the hall. */
export const hallReasons = [] as const

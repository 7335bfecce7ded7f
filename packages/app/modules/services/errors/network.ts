/** Refusals: the four-level network. */
export const networkReasons = [] as const

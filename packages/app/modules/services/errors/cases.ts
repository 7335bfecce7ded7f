/** Refusals: cases and their clocks. */
export const casesReasons = [] as const

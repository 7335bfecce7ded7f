/** Refusals: the catalogue of service items. */
export const catalogueReasons = [] as const

import type { ModulePages } from '#web/pages.ts'

/** What residents and units do for themselves. */
export const residents: ModulePages = { pages: [], startCards: [], palette: [] }

import type { ModulePages } from '#web/pages.ts'

/** The four-level network. */
export const network: ModulePages = { pages: [], startCards: [], palette: [] }

import type { ModulePages } from '#web/pages.ts'

/** The catalogue of service items. */
export const catalogue: ModulePages = { pages: [], startCards: [], palette: [] }

import type { ModulePages } from '#web/pages.ts'

/** The hall. */
export const hall: ModulePages = { pages: [], startCards: [], palette: [] }

import type { ModulePages } from '#web/pages.ts'

/** Open311 GeoReport v2. */
export const open311: ModulePages = { pages: [], startCards: [], palette: [] }

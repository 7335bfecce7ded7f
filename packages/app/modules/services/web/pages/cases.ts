import type { ModulePages } from '#web/pages.ts'

/** Cases and their clocks. */
export const cases: ModulePages = { pages: [], startCards: [], palette: [] }

import type { BoundRoute } from '#server/module.ts'

export const casesRoutes: BoundRoute[] = []

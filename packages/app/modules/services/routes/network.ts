import type { BoundRoute } from '#server/module.ts'

export const networkRoutes: BoundRoute[] = []

import type { BoundRoute } from '#server/module.ts'

export const hallRoutes: BoundRoute[] = []

import type { BoundRoute } from '#server/module.ts'
import { deskRoutes } from './hall/desk.ts'
import { visitRoutes } from './hall/visits.ts'

export const hallRoutes: BoundRoute[] = [...deskRoutes, ...visitRoutes]

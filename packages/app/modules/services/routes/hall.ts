import type { BoundRoute } from '#server/module.ts'
import { deskRoutes } from './hall/desk.ts'

export const hallRoutes: BoundRoute[] = [...deskRoutes]

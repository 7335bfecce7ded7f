import { organRoutes } from './organs.ts'

export const routes = [...organRoutes]

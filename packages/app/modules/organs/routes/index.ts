import { coverageRoutes } from './coverage.ts'
import { organRoutes } from './organs.ts'
import { publicRoutes } from './public.ts'
import { ruleRoutes } from './rules.ts'

export const routes = [...organRoutes, ...coverageRoutes, ...ruleRoutes, ...publicRoutes]

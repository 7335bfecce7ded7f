import { coverageRoutes } from './coverage.ts'
import { organRoutes } from './organs.ts'
import { publicRoutes } from './public.ts'
import { rosterRoutes } from './roster.ts'
import { ruleRoutes } from './rules.ts'

export const routes = [...rosterRoutes, ...organRoutes, ...coverageRoutes, ...ruleRoutes, ...publicRoutes]

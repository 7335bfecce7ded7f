import { coverageRoutes } from './coverage.ts'
import { organRoutes } from './organs.ts'
import { ruleRoutes } from './rules.ts'

export const routes = [...organRoutes, ...coverageRoutes, ...ruleRoutes]

import { actRoutes } from './routes/acts.ts'
import { caseRoutes } from './routes/cases.ts'

export const routes = [...caseRoutes, ...actRoutes]

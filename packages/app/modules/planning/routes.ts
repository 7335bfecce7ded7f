import { actRoutes } from './routes/acts.ts'
import { caseRoutes } from './routes/cases.ts'
import { compoundRoutes } from './routes/compounds.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { layerRoutes } from './routes/layers.ts'
import { runRoutes } from './routes/runs.ts'
import { schemeRoutes } from './routes/schemes.ts'

export const routes = [
  ...caseRoutes,
  ...schemeRoutes,
  ...runRoutes,
  ...layerRoutes,
  ...coverageRoutes,
  ...compoundRoutes,
  ...actRoutes,
]

import { catalogueRoutes } from './routes/catalogue.ts'
import { networkRoutes } from './routes/network.ts'
import { casesRoutes } from './routes/cases.ts'
import { figuresRoutes } from './routes/figures.ts'
import { hallRoutes } from './routes/hall.ts'
import { residentsRoutes } from './routes/residents.ts'
import { open311Routes } from './routes/open311.ts'

export const routes = [
  ...catalogueRoutes,
  ...networkRoutes,
  ...casesRoutes,
  ...figuresRoutes,
  ...hallRoutes,
  ...residentsRoutes,
  ...open311Routes,
]

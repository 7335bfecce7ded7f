import { catalogueTables } from './tables/catalogue.ts'
import { networkTables } from './tables/network.ts'
import { casesTables } from './tables/cases.ts'
import { figuresTables } from './tables/figures.ts'
import { hallTables } from './tables/hall.ts'
import { residentsTables } from './tables/residents.ts'
import { open311Tables } from './tables/open311.ts'

export const tables = {
  ...catalogueTables,
  ...networkTables,
  ...casesTables,
  ...figuresTables,
  ...hallTables,
  ...residentsTables,
  ...open311Tables,
} as const

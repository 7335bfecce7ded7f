import type { PublicPageDef } from '#web/pages.ts'
import { cataloguePages } from './public/catalogue.ts'
import { networkPages } from './public/network.ts'
import { casesPages } from './public/cases.ts'
import { hallPages } from './public/hall.ts'
import { residentsPages } from './public/residents.ts'

export const publicPages: PublicPageDef[] = [
  ...cataloguePages,
  ...networkPages,
  ...casesPages,
  ...hallPages,
  ...residentsPages,
]

import { catalogueReasons } from './errors/catalogue.ts'
import { networkReasons } from './errors/network.ts'
import { casesReasons } from './errors/cases.ts'
import { figuresReasons } from './errors/figures.ts'
import { hallReasons } from './errors/hall.ts'
import { residentsReasons } from './errors/residents.ts'
import { open311Reasons } from './errors/open311.ts'

/** Every refusal of this module; sentences in web/texts under `errors`. */
export const reasons = [
  ...catalogueReasons,
  ...networkReasons,
  ...casesReasons,
  ...figuresReasons,
  ...hallReasons,
  ...residentsReasons,
  ...open311Reasons,
] as const

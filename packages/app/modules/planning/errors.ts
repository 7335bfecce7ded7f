import { actReasons } from './errors/acts.ts'
import { bringReasons } from './errors/bring.ts'
import { drawReasons } from './errors/draw.ts'

/** Every refusal and finding of this module; sentences in web/texts under `errors`. */
export const reasons = [...drawReasons, ...bringReasons, ...actReasons] as const

import type { DayCount } from '../days.ts'
import { BadInput } from '../errors.ts'
import { said, type Law } from './law.ts'

/** The Civil Code, art. 201: the day on which a term begins is not counted. A local pack may say otherwise. */
const NATIONAL: DayCount = 'firstDayOut'

/** How days are counted here. @throws BadInput `unknown` for a pack's word that means nothing */
export function dayCount(law: Law): DayCount {
  const value = said(law, 'dayCount')?.value ?? NATIONAL
  if (value !== 'firstDayOut' && value !== 'firstDayIn') throw new BadInput('unknown', 'dayCount', value)
  return value
}

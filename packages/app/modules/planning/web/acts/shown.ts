import type { Answer } from '#web/api.ts'
import type { getAct } from '../../contract/acts.ts'

/** An act as a page has it. */
export type ActDetail = Answer<typeof getAct>

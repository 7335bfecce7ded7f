import { z } from 'zod'
import { uuid, version } from '#shared/contract.ts'
import { roles } from '#shared/roles.ts'
import type { Workflow } from '#shared/workflow.ts'

export const words = (max: number) => z.string().trim().max(max)
export const needed = (max: number) => z.string().trim().min(1).max(max)
export const versioned = { version }
/** Every command answers with what it touched and its version now. */
export const done = z.object({ id: uuid, version: z.number().int() })
/** A command that starts a job answers with the run's id (`/api/jobs/{id}`). */
export const started = z.object({ jobId: uuid })
export const role = z.enum(roles)

export const caseStates = ['open', 'filed', 'done', 'dropped'] as const
export type CaseState = (typeof caseStates)[number]
export type CaseVerb = 'file' | 'giveBack' | 'finish' | 'drop' | 'reopen'
export const caseOrigins = ['manual', 'newUnit', 'fitness'] as const

/** A case is drawn while it is open; a plan of it is filed (acts), comes back, or ends with the day it is in force. */
export const caseFlow: Workflow<CaseState, CaseVerb> = {
  name: 'planning.case',
  initial: 'open',
  states: {
    open: { file: 'filed', drop: 'dropped' },
    filed: { giveBack: 'open', finish: 'done' },
    done: {},
    dropped: { reopen: 'open' },
  },
}

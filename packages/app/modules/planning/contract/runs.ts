import { z } from 'zod'
import { idParams, route, uuid, version } from '#shared/contract.ts'
import { needed, started } from './base.ts'
import { params } from './schemes.ts'

/** How long the engine looks: rounds of search, 3 for a first look. The same rounds and seed give the same plan everywhere. */
const rounds = z.number().int().min(1).max(200).default(6)

export const drawSchemes = route({
  name: 'planning.drawSchemes', method: 'POST', path: '/api/planning/cases/{id}/draw', kind: 'command', permission: 'planning.draw',
  summary: 'Lets the engine draw alternatives; progress and cancelling by the job', params: idParams,
  body: z.object({
    name: needed(50).optional(), count: z.number().int().min(1).max(5).default(3), rounds,
    /** Bounds, weights, locks and layers of this scheme; of the register day's rule set where none is named. */
    schemeId: uuid.optional(),
    params: params.partial().optional(),
  }),
  reply: started,
}) // prettier-ignore
export const repairScheme = route({
  name: 'planning.repairScheme', method: 'POST', path: '/api/planning/schemes/{id}/repair', kind: 'command', permission: 'planning.draw',
  summary: 'Lets the engine make a hand-drawn scheme legal with the fewest moves, as a new alternative', params: idParams,
  body: z.object({ version, rounds }), reply: started,
}) // prettier-ignore
export const includeUnits = route({
  name: 'planning.includeUnits', method: 'POST', path: '/api/planning/schemes/{id}/include', kind: 'command', permission: 'planning.draw',
  summary: 'Lets the engine put unassigned units into communities with the least disruption, as a new alternative', params: idParams,
  body: z.object({ version, rounds }), reply: started,
}) // prettier-ignore

/** What a run says at its end: the schemes it wrote and what no plan can mend. */
export const runResult = z.object({
  schemeIds: z.array(uuid),
  legal: z.array(z.boolean()),
  exceptions: z.array(z.object({ kind: z.string(), units: z.array(uuid), names: z.array(z.string()), households: z.number(), proof: z.string().nullable() })),
}) // prettier-ignore
export type RunResult = z.infer<typeof runResult>

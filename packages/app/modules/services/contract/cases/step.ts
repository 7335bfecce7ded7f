import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'
import { needed, span, versioned, words } from '../base.ts'
import { caseParams, holderRoles } from './base.ts'

const reason = { reason: needed(500) }
const answer = { text: needed(4000) }
/** To whom: an area's role, or one person of it. */
export const holderInput = z.object({
  areaId: uuid.optional(),
  role: z.enum(holderRoles),
  holderId: uuid.optional(),
})

const verb = <V extends string, S extends z.ZodRawShape>(name: V, shape: S) =>
  z.object({ verb: z.literal(name), ...versioned, ...shape })

/** A step of a case: what is done, with its reason where it needs one. */
export const stepInput = z.discriminatedUnion('verb', [
  verb('accept', { text: words(1000).optional() }),
  verb('refuse', { ...reason, text: words(2000).optional() }),
  verb('dispatch', { to: holderInput, reason: words(500).optional() }),
  verb('take', {}),
  verb('handle', answer),
  verb('check', { text: words(1000).optional() }),
  verb('close', answer),
  verb('return', reason),
  verb('transfer', { areaId: uuid, ...reason }),
  verb('joint', {
    parts: z
      .array(z.object({ to: holderInput, asked: needed(500) }))
      .min(1)
      .max(10),
  }),
  verb('suspend', reason),
  verb('resume', { reason: words(500).optional() }),
  verb('extend', { by: span, ...reason }),
  verb('urge', reason),
  verb('reopen', reason),
  verb('withdraw', reason),
  verb('merge', { into: uuid, reason: words(500).optional() }),
])
export type StepInput = z.output<typeof stepInput>

export const stepDone = z.object({ id: uuid, areaId: uuid, version: z.number().int(), state: z.string() })

export const stepCase = route({
  name: 'services.stepCase', method: 'POST', path: '/api/services/cases/{id}/steps', summary: 'Take a step of a case',
  permission: 'services.handle', kind: 'command', params: caseParams, body: stepInput, reply: stepDone,
}) // prettier-ignore

/** Words to the applicant or among the staff. They need no version: nothing else of the case changes. */
export const writeInput = z.object({ audience: z.enum(['internal', 'applicant', 'public']), text: needed(4000) })
export const writeToCase = route({
  name: 'services.writeToCase', method: 'POST', path: '/api/services/cases/{id}/words', summary: 'Write to the applicant, or a note',
  permission: 'services.handle', kind: 'command', params: caseParams, body: writeInput, reply: stepDone,
}) // prettier-ignore

export const finishPart = route({
  name: 'services.finishPart', method: 'POST', path: '/api/services/cases/{id}/parts/{partId}', summary: 'Say what came of one’s part, or drop it',
  permission: 'services.handle', kind: 'command', params: caseParams.extend({ partId: uuid }),
  body: z.object({ outcome: z.enum(['done', 'dropped']), answer: needed(2000), reason: needed(500).optional() }), reply: stepDone,
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { barredGrounds, day, done, needed, posts, uuid, versioned, words } from './base.ts'

const base = '/api/elections/{id}/candidates'
const one = z.object({ id: uuid, candidateId: uuid })

export const nominate = route({
  name: 'elections.nominate', method: 'POST', path: base, kind: 'command', permission: 'elections.run', summary: 'Takes in a nomination by the party organisation or by voters jointly',
  params: idParams,
  body: z.object({
    personId: uuid,
    post: z.enum(posts),
    /** Of a representative: the residents' group that chooses. */
    groupId: uuid.optional(),
    /** `recall`: a recall of somebody who sits was demanded. */
    by: z.enum(['party', 'joint', 'group', 'recall']),
    /** The voters who nominate jointly. */
    nominators: z.array(uuid).max(500).default([]),
    about: words(500).default(''),
    /** Only for a recall: who demands it, and how many signed. The reason stands in `about`. */
    demand: z.object({ by: z.enum(['residents', 'households', 'representatives']), signed: z.number().int().min(1).max(1_000_000) }).optional(),
  }),
  reply: done,
}) // prettier-ignore
export const vetCandidate = route({
  name: 'elections.vetCandidate', method: 'POST', path: `${base}/{candidateId}/vet`, kind: 'command', permission: 'elections.run', summary: 'Keeps what the vetting of a candidate came to: eligible, or barred by a ground of the law',
  params: one, body: z.object({ ...versioned, barredBy: z.enum(barredGrounds).optional(), with: needed(200), on: day.optional() }), reply: done,
}) // prettier-ignore
export const withdrawCandidate = route({
  name: 'elections.withdrawCandidate', method: 'POST', path: `${base}/{candidateId}/withdraw`, kind: 'command', permission: 'elections.run', summary: 'A candidate withdraws in writing',
  params: one, body: z.object({ ...versioned, reason: needed(200) }), reply: done,
}) // prettier-ignore

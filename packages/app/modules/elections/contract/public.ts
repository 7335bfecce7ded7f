import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { states } from '../rules/flow.ts'
import { cited, day, kinds, modes, nominatedBy, noticeKinds, posts, seat, tally, uuid } from './base.ts'

const base = '/api/public/elections'

export const publicRow = z.object({
  id: uuid, community: z.string(), kind: z.enum(kinds), mode: z.enum(modes), title: z.string(), state: z.enum(states), electionDay: day, round: z.number().int(),
}) // prettier-ignore
export const publicCandidate = z.object({
  id: uuid, name: z.string(), sex: z.string(), post: z.enum(posts), about: z.string(), nominatedBy: z.enum(nominatedBy), groupId: uuid.nullable(),
}) // prettier-ignore
export const publicNotice = z.object({
  id: uuid, number: z.number().int(), kind: z.enum(noticeKinds), title: z.string(), body: z.string(), law: z.array(cited), publishedOn: day, untilOn: day.nullable(),
}) // prettier-ignore

export const publicElections = route({
  name: 'elections.publicList', method: 'GET', path: base, kind: 'query', permission: 'public', summary: 'Elections whose plan was adopted, for everybody',
  query: listQuery.extend({ communityId: uuid.optional() }), reply: pageOf(publicRow),
}) // prettier-ignore
export const publicElection = route({
  name: 'elections.publicGet', method: 'GET', path: `${base}/{id}`, kind: 'query', permission: 'public', summary: 'One election: notices, candidates, the result with its articles and figures',
  params: idParams,
  reply: publicRow.extend({
    seats: z.array(seat), termFrom: day, termTo: day, ruleSet: z.string(), voterListOut: z.boolean(), counting: z.boolean(),
    candidates: z.array(publicCandidate), notices: z.array(publicNotice), outcomes: z.array(z.object({ round: z.number().int(), verdict: z.unknown() })),
    /** Candidacies by which somebody was elected, which was found void. */
    voided: z.array(uuid), wholeVoid: z.boolean(),
  }),
}) // prettier-ignore
export const publicVoters = route({
  name: 'elections.publicVoters', method: 'GET', path: `${base}/{id}/voters`, kind: 'query', permission: 'public', summary: 'Names of the voter list, while it is out',
  params: idParams, query: listQuery, reply: pageOf(z.object({ number: z.number().int(), name: z.string() })),
}) // prettier-ignore
export const publicCount = route({
  name: 'elections.publicCount', method: 'GET', path: `${base}/{id}/count`, kind: 'query', permission: 'public', summary: 'The count as it goes on: batches agreed and votes so far', open: { perMinute: 1200 },
  params: idParams,
  reply: z.object({
    id: uuid, title: z.string(), community: z.string(), round: z.number().int(), state: z.enum(states), batches: z.number().int(), agreed: z.number().int(), differs: z.number().int(),
    ballots: z.number().int(), counted: z.number().int(), totals: tally,
    candidates: z.array(z.object({ id: uuid, name: z.string(), post: z.enum(posts), group: z.string().nullable(), votes: z.number().int() })),
    boxes: z.array(z.object({ number: z.number().int(), name: z.string(), batches: z.number().int(), agreed: z.number().int() })),
  }),
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { day, done, grounds, needed, uuid, versioned, voterStates, words } from './base.ts'

const base = '/api/elections/{id}'

export const voterRow = z.object({
  personId: uuid, name: z.string(), sex: z.string(), birthOn: day, address: z.string(), ground: z.enum(grounds), state: z.enum(voterStates),
  reason: z.string(), entitled: z.boolean(), fromVersion: z.number().int(),
  /** Whether and how a ballot was taken in this round. */
  took: z.enum(['self', 'proxy']).nullable(),
}) // prettier-ignore
export type VoterRow = z.output<typeof voterRow>

export const listVoters = route({
  name: 'elections.listVoters', method: 'GET', path: `${base}/voters`, kind: 'query', permission: 'elections.view', summary: 'The voter list with grounds and reasons', params: idParams,
  query: listQuery.extend({ state: z.enum(voterStates).optional(), ground: z.enum(grounds).optional(), took: z.enum(['yes', 'no']).optional(), entitled: z.enum(['yes', 'no']).optional() }),
  reply: pageOf(voterRow),
}) // prettier-ignore

const listed = done.extend({
  listVersion: z.number().int(),
  listed: z.number().int(),
  added: z.number().int(),
  struck: z.number().int(),
})

export const drawList = route({
  name: 'elections.drawList', method: 'POST', path: `${base}/list/draw`, kind: 'command', permission: 'elections.run', summary: 'Draws the voter list from the register of the day, before it is published; declarations made stay',
  params: idParams, body: z.object(versioned), reply: listed,
}) // prettier-ignore
export const recheckList = route({
  name: 'elections.recheckList', method: 'POST', path: `${base}/list/recheck`, kind: 'command', permission: 'elections.run', summary: 'Compares a published list with the register: strikes who died or moved away, adds who came; a new version',
  params: idParams, body: z.object(versioned), reply: listed,
}) // prettier-ignore
export const declareVoter = route({
  name: 'elections.declareVoter', method: 'POST', path: `${base}/voters/{personId}/declare`, kind: 'command', permission: 'elections.run', summary: 'Somebody who lives here declares to take part, or takes the declaration back',
  params: z.object({ id: uuid, personId: uuid }), body: z.object({ declares: z.boolean(), reason: words(200).default('') }), reply: done,
}) // prettier-ignore
export const addWorker = route({
  name: 'elections.addWorker', method: 'POST', path: `${base}/voters/workers`, kind: 'command', permission: 'elections.run', summary: 'A community worker applies to take part and is confirmed by the election committee',
  params: idParams, body: z.object({ personId: uuid.optional(), name: needed(60), sex: z.enum(['1', '2']), birthOn: day, workingSince: day, address: words(200).default('') }), reply: done,
}) // prettier-ignore
export const strikeVoter = route({
  name: 'elections.strikeVoter', method: 'POST', path: `${base}/voters/{personId}/strike`, kind: 'command', permission: 'elections.run', summary: 'Strikes a name with the reason, or puts it back',
  params: z.object({ id: uuid, personId: uuid }), body: z.object({ strike: z.boolean(), reason: needed(200) }), reply: done,
}) // prettier-ignore
export const setEntitled = route({
  name: 'elections.setEntitled', method: 'POST', path: `${base}/voters/{personId}/entitled`, kind: 'command', permission: 'elections.run', summary: 'Names the representative of a household, or a residents’ representative',
  params: z.object({ id: uuid, personId: uuid }), body: z.object({ entitled: z.boolean() }), reply: done,
}) // prettier-ignore

export const objectionKinds = ['missing', 'notEntitled', 'wrong'] as const
export const objection = z.object({
  id: uuid, personId: uuid.nullable(), about: z.string(), byName: z.string(), kind: z.enum(objectionKinds), text: z.string(), receivedOn: day, dueOn: day,
  state: z.enum(['open', 'upheld', 'dismissed']), decision: z.string().nullable(), decidedOn: day.nullable(), version: z.number().int(),
}) // prettier-ignore
export const listObjections = route({
  name: 'elections.listObjections', method: 'GET', path: `${base}/objections`, kind: 'query', permission: 'elections.view', summary: 'Objections to the voter list and their decisions',
  params: idParams, reply: z.object({ rows: z.array(objection), lastDay: day.nullable() }),
}) // prettier-ignore
export const raiseObjection = route({
  name: 'elections.raiseObjection', method: 'POST', path: `${base}/objections`, kind: 'command', permission: 'elections.run', summary: 'Takes in an objection to the voter list, within its days',
  params: idParams, body: z.object({ personId: uuid.optional(), about: needed(60), byName: needed(60), kind: z.enum(objectionKinds), text: needed(1000) }), reply: done.extend({ dueOn: day }),
}) // prettier-ignore
export const decideObjection = route({
  name: 'elections.decideObjection', method: 'POST', path: `${base}/objections/{objectionId}/decide`, kind: 'command', permission: 'elections.run', summary: 'Decides an objection; what is upheld changes the list',
  params: z.object({ id: uuid, objectionId: uuid }), body: z.object({ ...versioned, uphold: z.boolean(), decision: needed(1000) }), reply: done,
}) // prettier-ignore

/** People of the community for a box in which somebody is chosen. */
export const findVoters = route({
  name: 'elections.findVoters', method: 'GET', path: `${base}/people`, kind: 'query', permission: 'elections.view', summary: 'People of the community by name, for the forms of an election',
  params: idParams, query: z.object({ search: needed(60) }), reply: z.object({ rows: z.array(z.object({ personId: uuid, name: z.string(), birthYear: z.number().int(), sex: z.string(), address: z.string(), listed: z.boolean() })) }),
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { boxKinds, day, done, helperRoles, needed, uuid, words } from './base.ts'

const base = '/api/elections/{id}'
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const proxyRow = z.object({
  id: uuid, principalId: uuid, principal: z.string(), proxyId: uuid, proxy: z.string(), reason: z.string(), writtenOn: day, state: z.enum(['given', 'void']),
  voidReason: z.string().nullable(),
}) // prettier-ignore
export const boxRow = z.object({
  id: uuid, number: z.number().int(), kind: z.enum(boxKinds), name: z.string(), place: z.string(), opens: z.string(), closes: z.string(), approvedBy: z.string().nullable(),
  /** The residents' group whose ballots it holds; null where it holds everybody's. */
  groupId: uuid.nullable(),
}) // prettier-ignore
export const helperRow = z.object({
  id: uuid, personId: uuid, name: z.string(), role: z.enum(helperRoles), boxId: uuid.nullable(), from: day, to: day.nullable(), outReason: z.string().nullable(),
}) // prettier-ignore

export const getVoting = route({
  name: 'elections.getVoting', method: 'GET', path: `${base}/voting`, kind: 'query', permission: 'elections.view', summary: 'Proxies, stations, mobile boxes and helpers of an election',
  params: idParams, reply: z.object({ proxies: z.array(proxyRow), boxes: z.array(boxRow), helpers: z.array(helperRow) }),
}) // prettier-ignore

export const giveProxy = route({
  name: 'elections.giveProxy', method: 'POST', path: `${base}/proxies`, kind: 'command', permission: 'elections.run', summary: 'Keeps a written proxy: of a voter who is away, to another voter',
  params: idParams, body: z.object({ principalId: uuid, proxyId: uuid, reason: needed(200), writtenOn: day }), reply: done,
}) // prettier-ignore
export const voidProxy = route({
  name: 'elections.voidProxy', method: 'POST', path: `${base}/proxies/{proxyId}/void`, kind: 'command', permission: 'elections.run', summary: 'Ends a proxy with the reason',
  params: z.object({ id: uuid, proxyId: uuid }), body: z.object({ reason: needed(200) }), reply: done,
}) // prettier-ignore
export const addBox = route({
  name: 'elections.addBox', method: 'POST', path: `${base}/boxes`, kind: 'command', permission: 'elections.run', summary: 'Sets up a station or a mobile box',
  params: idParams, body: z.object({ kind: z.enum(boxKinds), name: needed(60), place: needed(120), opens: clock, closes: clock, approvedBy: words(60).optional(), groupId: uuid.optional() }), reply: done.extend({ number: z.number().int() }),
}) // prettier-ignore
export const removeBox = route({
  name: 'elections.removeBox', method: 'POST', path: `${base}/boxes/{boxId}/remove`, kind: 'command', permission: 'elections.run', summary: 'Takes a station or box away before the vote',
  params: z.object({ id: uuid, boxId: uuid }), body: z.object({ reason: needed(200) }), reply: done,
}) // prettier-ignore
export const addHelper = route({
  name: 'elections.addHelper', method: 'POST', path: `${base}/helpers`, kind: 'command', permission: 'elections.run', summary: 'Appoints a scrutineer, caller, counter, ballot writer or issuer; no candidate and no near relative of one',
  params: idParams, body: z.object({ personId: uuid, role: z.enum(helperRoles), boxId: uuid.optional() }), reply: done,
}) // prettier-ignore
export const endHelper = route({
  name: 'elections.endHelper', method: 'POST', path: `${base}/helpers/{helperId}/end`, kind: 'command', permission: 'elections.run', summary: 'A helper leaves',
  params: z.object({ id: uuid, helperId: uuid }), body: z.object({ reason: needed(200) }), reply: done,
}) // prettier-ignore
export const issueBallot = route({
  name: 'elections.issueBallot', method: 'POST', path: `${base}/turnout`, kind: 'command', permission: 'elections.count', summary: 'Marks that a voter took a ballot, or that the proxy took it; no time and no number is kept with it',
  params: idParams, body: z.object({ personId: uuid, how: z.enum(['self', 'proxy']) }), reply: done.extend({ taken: z.number().int() }),
}) // prettier-ignore
export const takeBackMark = route({
  name: 'elections.takeBackMark', method: 'POST', path: `${base}/turnout/undo`, kind: 'command', permission: 'elections.count', summary: 'Takes back a mark set by mistake, while the vote is on',
  // Addresses are written into logs: who it was stands in the body.
  params: idParams, body: z.object({ personId: uuid, reason: needed(200) }), reply: done.extend({ taken: z.number().int() }),
}) // prettier-ignore

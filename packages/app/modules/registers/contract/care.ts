import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import type { Workflow } from '#shared/workflow.ts'
import { done, id, needed, versioned, words, why } from './fields.ts'

/** A resident's own request to correct what is kept about them (PIPL art. 46). */
export const correctionFlow = {
  name: 'correction',
  initial: 'requested',
  states: { requested: { accept: 'accepted', refuse: 'refused' }, accepted: {}, refused: {} },
} as const satisfies Workflow
/** Two entries that may be one person. */
export const duplicateFlow = {
  name: 'duplicate',
  initial: 'open',
  states: { open: { merge: 'merged', keepApart: 'distinct' }, merged: {}, distinct: { reopen: 'open' } },
} as const satisfies Workflow

export const requestFields = [
  'name',
  'sex',
  'birthOn',
  'idNumber',
  'phone',
  'ethnic',
  'education',
  'marriage',
  'employment',
] as const
export const requestRow = z.object({
  id: uuid, version: z.number().int(), communityId: uuid, personId: uuid, person: z.string(), field: z.enum(requestFields), oldValue: z.string(), newValue: z.string(),
  reason: z.string(), state: z.enum(['requested', 'accepted', 'refused']), requestedBy: z.string(), requestedAt: z.date(), decision: z.string().nullable(),
  personVersion: z.number().int().nullable(),
}) // prettier-ignore
export const listCorrectionRequests = route({
  name: 'registers.listCorrectionRequests', method: 'GET', path: '/api/correction-requests', kind: 'query', permission: 'registers.read',
  summary: 'Requests by residents to correct what is kept about them', reply: pageOf(requestRow),
  query: listQuery.extend({ areaId: uuid.optional(), state: z.enum(['requested', 'accepted', 'refused']).optional() }),
}) // prettier-ignore
export const requestCorrection = route({
  name: 'registers.requestCorrection', method: 'POST', path: '/api/people/{id}/correction-requests', kind: 'command', permission: 'registers.request',
  summary: "Takes in a resident's request for correction", params: idParams, reply: id,
  body: z.object({ field: z.enum(requestFields), newValue: needed(100), reason: needed(300) }),
}) // prettier-ignore
export const decideCorrection = route({
  name: 'registers.decideCorrection', method: 'POST', path: '/api/correction-requests/{id}/decision', kind: 'command', permission: 'registers.decide',
  summary: 'Accepts a request, which applies it, or refuses it with a reason', params: idParams, reply: done,
  body: z.object({ ...versioned, verb: z.enum(['accept', 'refuse']), reason: words(300).optional() }),
}) // prettier-ignore

const side = z.object({
  id: uuid,
  version: z.number().int(),
  name: z.string(),
  sex: z.string(),
  birthOn: day,
  address: z.string(),
  community: z.string(),
  idMasked: z.string().nullable(),
})
export const duplicateRow = z.object({
  id: uuid, version: z.number().int(), ground: z.enum(['sameId', 'alike']), state: z.enum(['open', 'merged', 'distinct']), foundAt: z.date(),
  one: side.nullable(), other: side.nullable(), otherCommunity: z.string(), decision: z.string().nullable(),
}) // prettier-ignore
export const listDuplicates = route({
  name: 'registers.listDuplicates', method: 'GET', path: '/api/duplicates', kind: 'query', permission: 'registers.read',
  summary: 'Pairs of entries that may be one person', reply: pageOf(duplicateRow),
  query: listQuery.extend({ areaId: uuid.optional(), state: z.enum(['open', 'merged', 'distinct']).optional(), ground: z.enum(['sameId', 'alike']).optional() }),
}) // prettier-ignore
export const mergePeople = route({
  name: 'registers.mergePeople', method: 'POST', path: '/api/people/{id}/merge', kind: 'command', permission: 'registers.merge',
  summary: 'Two entries are one person: the other goes into this one, no spell is lost', params: idParams, reply: done,
  body: z.object({ ...versioned, otherId: uuid, otherVersion: z.number().int().min(1), ...why }),
}) // prettier-ignore
export const decideDuplicate = route({
  name: 'registers.decideDuplicate', method: 'POST', path: '/api/duplicates/{id}/decision', kind: 'command', permission: 'registers.merge',
  summary: 'Merges a pair or keeps it apart', params: idParams, reply: done,
  body: z.object({ ...versioned, verb: z.enum(['merge', 'keepApart', 'reopen']), keepId: uuid.optional(), reason: needed(300) }),
}) // prettier-ignore

export const listRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), name: z.string(), source: z.string(), purpose: z.string(), legalBasis: z.string(), keepMonths: z.number().int(), entries: z.number().int(),
}) // prettier-ignore
export const listSpecialLists = route({
  name: 'registers.listSpecialLists', method: 'GET', path: '/api/special-lists', kind: 'query', permission: 'registers.read',
  summary: 'Supplementary lists with source, purpose and time of keeping', query: listQuery.extend({ areaId: uuid.optional() }), reply: pageOf(listRow),
}) // prettier-ignore
export const openSpecialList = route({
  name: 'registers.openSpecialList', method: 'POST', path: '/api/special-lists', kind: 'command', permission: 'registers.lists', summary: 'Opens a supplementary list',
  body: z.object({ areaId: uuid, name: needed(60), source: needed(200), purpose: needed(200), legalBasis: needed(200), keepMonths: z.number().int().min(1).max(120) }), reply: id,
}) // prettier-ignore
export const entryRow = z.object({
  id: uuid, version: z.number().int(), communityId: uuid, personId: uuid, person: z.string(), source: z.string(), purpose: z.string(), note: z.string(), from: day, expiresOn: day, removedOn: day.nullable(),
}) // prettier-ignore
export const listEntries = route({
  name: 'registers.listEntries', method: 'GET', path: '/api/special-lists/{id}/entries', kind: 'query', permission: 'registers.read', summary: 'Who stands on a list',
  params: idParams, query: listQuery.extend({ state: z.enum(['current', 'ended']).default('current') }), reply: pageOf(entryRow),
}) // prettier-ignore
export const addToList = route({
  name: 'registers.addToList', method: 'POST', path: '/api/special-lists/{id}/entries', kind: 'command', permission: 'registers.lists', summary: 'Puts a person on a list',
  params: idParams, body: z.object({ personId: uuid, source: needed(200), purpose: needed(200), note: words(300).default(''), on: day, expiresOn: day.optional() }), reply: id,
}) // prettier-ignore
export const removeFromList = route({
  name: 'registers.removeFromList', method: 'POST', path: '/api/special-list-entries/{id}/removal', kind: 'command', permission: 'registers.lists', summary: 'Takes a person off a list',
  params: idParams, body: z.object({ ...versioned, on: day, reason: needed(300) }), reply: id,
}) // prettier-ignore

/** What waits for a community worker in the registers. */
export const getToday = route({
  name: 'registers.getToday', method: 'GET', path: '/api/register-today', kind: 'query', permission: 'registers.read', summary: 'What waits in the registers of an area',
  query: z.object({ areaId: uuid, asOf: day.optional() }),
  reply: z.object({ people: z.number().int(), floating: z.number().int(), households: z.number().int(), duplicates: z.number().int(), requests: z.number().int(), blindSpots: z.number().int(), expiring: z.number().int() }),
}) // prettier-ignore

import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { caseOrigins, caseStates, done, needed, role, versioned, words } from './base.ts'

export const caseRow = z.object({
  id: uuid,
  version: z.number().int(),
  areaId: uuid,
  area: z.string(),
  name: z.string(),
  reason: z.string(),
  origin: z.enum(caseOrigins),
  state: z.enum(caseStates),
  registerOn: day,
  dueOn: day.nullable(),
  /** Its day has passed and it is open. */
  overdue: z.boolean(),
  ownerRole: role,
  ownerName: z.string().nullable(),
  schemes: z.number().int(),
  createdBy: z.string(),
  createdAt: z.date(),
})
export type CaseRow = z.infer<typeof caseRow>

export const listCases = route({
  name: 'planning.listCases', method: 'GET', path: '/api/planning/cases', kind: 'query', permission: 'planning.view',
  summary: 'Planning cases within reach',
  query: listQuery.extend({ areaId: uuid.optional(), state: z.enum(caseStates).optional(), origin: z.enum(caseOrigins).optional(), overdue: z.enum(['true']).optional() }),
  reply: pageOf(caseRow),
}) // prettier-ignore

export const getCase = route({
  name: 'planning.getCase', method: 'GET', path: '/api/planning/cases/{id}', kind: 'query', permission: 'planning.view',
  summary: 'One planning case', params: idParams, reply: caseRow,
}) // prettier-ignore

export const openCase = route({
  name: 'planning.openCase', method: 'POST', path: '/api/planning/cases', kind: 'command', permission: 'planning.draw',
  summary: 'Opens a planning case for a subdistrict or town',
  body: z.object({ areaId: uuid, name: needed(80), reason: needed(500), registerOn: day.optional(), dueOn: day.optional() }), reply: done,
}) // prettier-ignore

export const changeCase = route({
  name: 'planning.changeCase', method: 'POST', path: '/api/planning/cases/{id}/change', kind: 'command', permission: 'planning.draw',
  summary: 'Changes name, register day, due day or owner of an open case', params: idParams,
  body: z.object({ ...versioned, name: needed(80).optional(), registerOn: day.optional(), dueOn: day.nullable().optional(), takeOver: z.boolean().optional() }), reply: done,
}) // prettier-ignore

export const dropCase = route({
  name: 'planning.dropCase', method: 'POST', path: '/api/planning/cases/{id}/drop', kind: 'command', permission: 'planning.draw',
  summary: 'Drops a case that is not needed', params: idParams, body: z.object({ ...versioned, reason: needed(300) }), reply: done,
}) // prettier-ignore

export const reopenCase = route({
  name: 'planning.reopenCase', method: 'POST', path: '/api/planning/cases/{id}/reopen', kind: 'command', permission: 'planning.draw',
  summary: 'Takes a dropped case up again', params: idParams, body: z.object({ ...versioned, reason: words(300).optional() }), reply: done,
}) // prettier-ignore

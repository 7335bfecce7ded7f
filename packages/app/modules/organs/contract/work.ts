import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, organParams, versioned, words } from './base.ts'

/** Roles that are asked to mend something. */
export const menders = ['communityWorker', 'subdistrictOfficer', 'countyOfficer', 'cityOfficer'] as const
export const workStates = ['open', 'done', 'void'] as const
export const workRow = z.object({
  areaId: uuid, id: uuid, area: z.string(), rule: z.string(), organId: uuid.nullable(), text: z.string(), source: z.string(), sourceKind: z.string(), role: z.enum(menders),
  state: z.enum(workStates), dueOn: day, overdue: z.boolean(), openedAt: z.date(), closedOn: day.nullable(), note: z.string(), public: z.boolean(), version: z.number().int(),
}) // prettier-ignore
export type WorkRow = z.infer<typeof workRow>
export const listWork = route({
  name: 'organs.listWork', method: 'GET', path: '/api/organs/work-items', kind: 'query', permission: 'organs.view', summary: 'What is to be mended at or below an area',
  query: listQuery.extend({ areaId: uuid, state: z.enum(workStates).optional(), role: z.enum(menders).optional(), overdue: z.enum(['true']).optional() }), reply: pageOf(workRow),
}) // prettier-ignore
export const openWork = route({
  name: 'organs.openWork', method: 'POST', path: '/api/organs/work-items', kind: 'command', permission: 'organs.dispatch', summary: 'Asks a role of an area to mend something by a day', reply: done,
  body: z.object({ areaId: uuid, text: needed(300), role: z.enum(menders), dueOn: day, public: z.boolean().default(false) }),
}) // prettier-ignore
export const closeWork = route({
  name: 'organs.closeWork', method: 'POST', path: '/api/organs/work-items/{areaId}/{id}/close', kind: 'command', permission: 'organs.keep',
  summary: 'It is mended, or was asked in error', params: organParams, reply: done, body: z.object({ ...versioned, state: z.enum(['done', 'void']), note: words(300).default('') }),
}) // prettier-ignore

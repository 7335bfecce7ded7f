import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { handoverKinds, itemStates } from '../rules/handover.ts'
import { done, needed, organParams, versioned, words } from './base.ts'

export const handoverState = z.enum(['open', 'signed', 'void'])
export const handoverRow = z.object({
  areaId: uuid, id: uuid, area: z.string(), organId: uuid, organ: z.string(), begunOn: day, dueOn: day, provision: z.string(), state: handoverState, pending: z.number().int(), missing: z.number().int(),
  signedOn: day.nullable(), overdue: z.boolean(), version: z.number().int(),
}) // prettier-ignore
export const listHandovers = route({
  name: 'organs.listHandovers', method: 'GET', path: '/api/organs/handovers', kind: 'query', permission: 'organs.view', summary: 'Handovers at or below an area',
  query: listQuery.extend({ areaId: uuid, state: handoverState.optional() }), reply: pageOf(handoverRow),
}) // prettier-ignore
export const handoverItem = z.object({
  kind: z.enum(handoverKinds),
  name: needed(100),
  quantity: words(60).default(''),
  note: words(200).default(''),
  state: z.enum(itemStates),
})
const parties = { giver: words(40), taker: words(40), host: words(80), supervisor: words(80) }
export const handoverDetail = handoverRow.extend({
  ...parties,
  signedBy: z.string().nullable(),
  hash: z.string().nullable(),
  items: z.array(handoverItem),
})
export type HandoverDetail = z.output<typeof handoverDetail>
export const getHandover = route({
  name: 'organs.getHandover', method: 'GET', path: '/api/organs/handovers/{areaId}/{id}', kind: 'query', permission: 'organs.view', summary: 'One handover with its list of things', params: organParams, reply: handoverDetail,
}) // prettier-ignore
export const saveHandover = route({
  name: 'organs.saveHandover', method: 'POST', path: '/api/organs/handovers/{areaId}/{id}', kind: 'command', permission: 'organs.keep', summary: 'Writes the list of what is handed over, and who takes part', params: organParams, reply: done,
  body: z.object({ ...versioned, giver: parties.giver.default(''), taker: parties.taker.default(''), host: parties.host.default(''), supervisor: parties.supervisor.default(''), items: z.array(handoverItem).min(1).max(200) }),
}) // prettier-ignore
export const signHandover = route({
  name: 'organs.signHandover', method: 'POST', path: '/api/organs/handovers/{areaId}/{id}/sign', kind: 'command', permission: 'organs.keep', summary: 'The handover was signed on paper: nothing in it changes any more', params: organParams, reply: done,
  body: z.object({ ...versioned, on: day }),
}) // prettier-ignore
export const handoverPaper = route({
  name: 'organs.handoverPaper', method: 'GET', path: '/api/organs/handovers/{areaId}/{id}/paper', kind: 'query', permission: 'organs.view', summary: 'The handover as DOCX or PDF, to be signed', params: organParams,
  query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }), reply: 'file',
}) // prettier-ignore

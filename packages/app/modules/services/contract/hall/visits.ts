import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, versioned, words } from '../base.ts'
import { ticketStates, lanes } from './base.ts'
import { toldPaper } from './told.ts'

/** A number in the list of a day, as it is exported. */
export const dayRow = z.object({
  id: uuid, ticketCode: z.string(), queue: z.string(), lane: z.enum(lanes), takenBy: z.string(), ticketState: z.enum(ticketStates), counter: z.number().int().nullable(),
  takenAt: z.date(), calledAt: z.date().nullable(), endedAt: z.date().nullable(), waitMinutes: z.number().nullable(), visitMinutes: z.number().nullable(), item: z.string(),
}) // prettier-ignore
export const listDay = route({
  name: 'services.listDay', method: 'GET', path: '/api/hall/places/{id}/numbers', kind: 'query', permission: 'services.hall',
  summary: 'Numbers of a day', params: idParams, query: listQuery.extend({ day: day.optional(), state: z.enum(ticketStates).optional() }), reply: pageOf(dayRow),
}) // prettier-ignore

const count = z.number().int()
export const hallDay = route({
  name: 'services.hallDay', method: 'GET', path: '/api/hall/places/{id}/day', kind: 'query', permission: 'services.hall',
  summary: 'The day of a hall: who came, who was served, how long they waited, by hour, business and item', params: idParams, query: z.object({ day: day.optional() }),
  reply: z.object({
    day, name: z.string(), taken: count, waiting: count, served: count, passed: count, left: count, given: count, needs: count, byAppointment: count, noShow: count,
    waitMedian: count.nullable(), waitLongest: count.nullable(), visitMedian: count.nullable(), counters: count, open: count,
    hours: z.array(z.object({ hour: count, taken: count, served: count })),
    businesses: z.array(z.object({ letter: z.string(), name: z.string(), taken: count, served: count, waitMedian: count.nullable() })),
    items: z.array(z.object({ name: z.string(), served: count })),
  }),
}) // prettier-ignore

export const tellMissing = route({
  name: 'services.tellMissing', method: 'POST', path: '/api/hall/places/{id}/told', kind: 'command', permission: 'services.hall',
  summary: 'Tells once and whole what is missing, on a paper with a number', params: idParams,
  body: z.object({ itemId: uuid, ticketId: uuid.optional(), missing: z.array(needed(80)).min(1).max(40), note: words(300).default('') }), reply: toldPaper,
}) // prettier-ignore
export const handout = z.object({
  id: uuid, placeId: uuid, caseNumber: z.string(), title: z.string(), note: z.string(), handoutState: z.enum(['ready', 'handed', 'returned']), readyAt: z.date(),
  readyBy: z.string(), handedAt: z.date().nullable(), handedBy: z.string().nullable(), signedAs: z.enum(['self', 'agent']).nullable(), signedNote: z.string().nullable(),
  version: z.number().int(),
}) // prettier-ignore
export const listHandouts = route({
  name: 'services.listHandouts', method: 'GET', path: '/api/hall/places/{id}/handouts', kind: 'query', permission: 'services.hall',
  summary: 'Finished papers at the one way out', params: idParams, query: listQuery.extend({ state: z.enum(['ready', 'handed', 'returned']).optional() }), reply: pageOf(handout),
}) // prettier-ignore
export const readyPaper = route({
  name: 'services.readyPaper', method: 'POST', path: '/api/hall/places/{id}/handouts', kind: 'command', permission: 'services.handle',
  summary: 'A paper is finished and lies ready to be fetched', params: idParams,
  body: z.object({ caseNumber: needed(40), title: needed(80), note: words(200).default('') }), reply: done,
}) // prettier-ignore
export const handOut = route({
  name: 'services.handOut', method: 'POST', path: '/api/hall/handouts/{id}/hand', kind: 'command', permission: 'services.hall',
  summary: 'Hands a paper out to who signs for it', params: idParams,
  body: z.object({ ...versioned, signedAs: z.enum(['self', 'agent']), signedNote: needed(120) }), reply: done,
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { done, needed, versioned, words } from '../base.ts'
import { business, counterKinds, counterStates, doors, letter, settings } from './base.ts'
import { ticket } from './tickets.ts'

export const counter = z.object({
  id: uuid, number: z.number().int(), name: z.string(), kind: z.enum(counterKinds), letters: z.array(z.string()), state: z.enum(counterStates),
  clerk: z.string().nullable(), mine: z.boolean(), since: z.date().nullable(), ticket: ticket.nullable(), version: z.number().int(),
}) // prettier-ignore
export type Counter = z.infer<typeof counter>

export const hallRow = z.object({
  placeId: uuid, areaId: uuid, area: z.string(), name: z.string(), level: z.string(), set: z.boolean(), waiting: z.number().int(),
  served: z.number().int(), counters: z.number().int(), open: z.number().int(), doors,
}) // prettier-ignore
export const listHalls = route({
  name: 'services.listHalls', method: 'GET', path: '/api/hall/places', kind: 'query', permission: 'services.hall',
  summary: 'Halls within reach, and those places that could be one', query: z.object({ areaId: uuid.optional() }),
  reply: z.object({ rows: z.array(hallRow) }),
}) // prettier-ignore

export const getHall = route({
  name: 'services.getHall', method: 'GET', path: '/api/hall/places/{id}', kind: 'query', permission: 'services.hall',
  summary: 'The hall now: counters, who waits, what was passed and held', params: idParams,
  reply: z.object({
    placeId: uuid, areaId: uuid, name: z.string(), set: z.boolean(), settings, version: z.number().int(), doors, businesses: z.array(business),
    counters: z.array(counter), waiting: z.array(ticket), aside: z.array(ticket),
    minutes: z.record(z.string(), z.number().int().nullable()),
  }),
}) // prettier-ignore

export const setHall = route({
  name: 'services.setHall', method: 'PUT', path: '/api/hall/places/{id}/settings', kind: 'command', permission: 'services.network',
  summary: 'Sets how a place takes numbers', params: idParams, body: settings.extend({ version: z.number().int().min(0) }), reply: done,
}) // prettier-ignore
const counterBody = z.object({
  number: z.number().int().min(1).max(99), name: needed(20), kind: z.enum(counterKinds).default('front'), letters: z.array(letter).max(12).default([]),
}) // prettier-ignore
export const addCounter = route({
  name: 'services.addCounter', method: 'POST', path: '/api/hall/places/{id}/counters', kind: 'command', permission: 'services.network',
  summary: 'Adds a counter', params: idParams, body: counterBody, reply: done,
}) // prettier-ignore
export const editCounter = route({
  name: 'services.editCounter', method: 'PUT', path: '/api/hall/counters/{id}', kind: 'command', permission: 'services.network',
  summary: 'Changes or removes a counter', params: idParams, body: counterBody.extend({ ...versioned, removed: z.boolean().default(false) }), reply: done,
}) // prettier-ignore

const sit = <const N extends string, const P extends string>(name: N, path: P, summary: string) =>
  route({
    name: `services.${name}`,
    method: 'POST',
    path: `/api/hall/counters/{id}/${path}`,
    kind: 'command',
    permission: 'services.hall',
    summary,
    params: idParams,
    body: z.object(versioned),
    reply: done,
  })
export const openCounter = sit('openCounter', 'open', 'Sits down at a counter')
export const pauseCounter = sit('pauseCounter', 'pause', 'Pauses a counter')
export const closeCounter = sit('closeCounter', 'close', 'Leaves a counter')

export const callNumber = route({
  name: 'services.callNumber', method: 'POST', path: '/api/hall/counters/{id}/call', kind: 'command', permission: 'services.hall',
  summary: 'Calls the next number; what is at the counter is finished, or passed where nobody came', params: idParams,
  body: z.object({ /** A certain number out of turn. */ ticketId: uuid.optional() }),
  reply: z.object({ id: uuid, version: z.number().int(), ticket: ticket.nullable() }),
}) // prettier-ignore

export const closeHall = route({
  name: 'services.closeHall', method: 'POST', path: '/api/hall/places/{id}/close', kind: 'command', permission: 'services.hall',
  summary: 'Closes the hall of the day: numbers that are left are ended, and their holders told', params: idParams,
  body: z.object({ told: words(200).default('') }), reply: z.object({ id: uuid, version: z.number().int(), left: z.number().int() }),
}) // prettier-ignore

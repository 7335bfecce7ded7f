import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'
import { gradeBody } from './grades.ts'
import { business, deviceKinds, doors, lanes, letter, screen, secret, takenKey, ticketStates } from './base.ts'

/** A number as its holder sees it. */
export const ownTicket = z.object({
  id: uuid, token: z.string(), code: z.string(), state: z.enum(ticketStates), lane: z.enum(lanes), placeId: uuid, place: z.string(),
  business: z.string(), takenAt: z.date(), ahead: z.number().int().nullable(), minutes: z.number().int().nullable(),
  counter: z.number().int().nullable(), doors, canRate: z.boolean(), graded: z.number().int().nullable(),
  /** Where the number went on. */
  movedTo: z.object({ id: uuid, token: z.string(), code: z.string(), place: z.string() }).nullable(),
}) // prettier-ignore
export type OwnTicket = z.infer<typeof ownTicket>

const byToken = z.object({ token: secret })
export const atDevice = route({
  name: 'services.atDevice', method: 'GET', path: '/api/hall/at/{token}', kind: 'query', permission: 'public', open: { perMinute: 2400 },
  summary: 'What a device of a hall shows', params: byToken,
  reply: z.object({
    kind: z.enum(deviceKinds), name: z.string(), counter: z.number().int().nullable(), businesses: z.array(business), screen,
    /** On a pad: the number that may be rated now. */
    rating: z.object({ id: uuid, token: z.string(), code: z.string() }).nullable(),
    appointments: z.boolean(),
  }),
}) // prettier-ignore
export const takeNumber = route({
  name: 'services.takeNumber', method: 'POST', path: '/api/hall/at/{token}/tickets', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 120 },
  summary: 'Takes a number at a kiosk or by the QR code of the hall', params: byToken,
  body: z.object({ letter, lane: z.enum(lanes).default('normal'), key: takenKey }), reply: ownTicket.extend({ svg: z.string() }),
}) // prettier-ignore

const mine = z.object({ id: uuid, token: secret })
export const ticketOf = route({
  name: 'services.ticketOf', method: 'GET', path: '/api/hall/ticket/{id}/{token}', kind: 'query', permission: 'public', open: { perMinute: 2400 },
  summary: 'A number as its holder sees it: how many are before it and about how long', params: mine, reply: ownTicket,
}) // prettier-ignore
export const cancelTicket = route({
  name: 'services.cancelTicket', method: 'POST', path: '/api/hall/ticket/{id}/{token}/cancel', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 60 },
  summary: 'The holder gives a number up', params: mine, body: z.object({}), reply: ownTicket,
}) // prettier-ignore

export const rateVisit = route({
  name: 'services.rateVisit', method: 'POST', path: '/api/hall/ticket/{id}/{token}/rating', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 60 },
  summary: 'Says how a visit was, once', params: mine, body: gradeBody.extend({ source: z.enum(['pad', 'slip']).default('slip') }), reply: ownTicket,
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { done, needed, versioned } from '../base.ts'
import { business, deviceKinds, lanes, letter, screen, secret, takenKey } from './base.ts'
import { ownTicket } from './tickets.ts'

export const device = z.object({
  id: uuid, kind: z.enum(deviceKinds), name: z.string(), counter: z.number().int().nullable(), createdAt: z.date(), createdBy: z.string(), version: z.number().int(),
}) // prettier-ignore
export const listDevices = route({
  name: 'services.listDevices', method: 'GET', path: '/api/hall/places/{id}/devices', kind: 'query', permission: 'services.network',
  summary: 'Kiosks, screens and pads of a hall', params: idParams, reply: z.object({ rows: z.array(device) }),
}) // prettier-ignore
export const addDevice = route({
  name: 'services.addDevice', method: 'POST', path: '/api/hall/places/{id}/devices', kind: 'command', permission: 'services.network', secretReply: true,
  summary: 'Makes the secret address of a kiosk, screen, rating pad or QR code; shown once', params: idParams,
  body: z.object({ kind: z.enum(deviceKinds), name: needed(40), counterId: uuid.optional() }),
  reply: done.extend({ token: z.string(), address: z.string(), svg: z.string() }),
}) // prettier-ignore
export const revokeDevice = route({
  name: 'services.revokeDevice', method: 'POST', path: '/api/hall/devices/{id}/revocation', kind: 'command', permission: 'services.network',
  summary: 'Ends the address of a device', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore

const byToken = z.object({ token: secret })
export const atDevice = route({
  name: 'services.atDevice', method: 'GET', path: '/api/hall/at/{token}', kind: 'query', permission: 'public', open: { perMinute: 600 },
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
  name: 'services.ticketOf', method: 'GET', path: '/api/hall/ticket/{id}/{token}', kind: 'query', permission: 'public', open: { perMinute: 600 },
  summary: 'A number as its holder sees it: how many are before it and about how long', params: mine, reply: ownTicket,
}) // prettier-ignore
export const cancelTicket = route({
  name: 'services.cancelTicket', method: 'POST', path: '/api/hall/ticket/{id}/{token}/cancel', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 60 },
  summary: 'The holder gives a number up', params: mine, body: z.object({}), reply: ownTicket,
}) // prettier-ignore

import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { words } from '../base.ts'
import { business, doors, lanes, letter, secret, takenKey } from './base.ts'
import { ownTicket } from './open.ts'

export const slotStates = ['booked', 'arrived', 'cancelled', 'noShow'] as const

/** An appointment as its holder sees it. Nobody is asked for a name: address and code are proof. */
export const ownSlot = z.object({
  id: uuid, token: z.string(), code: z.string(), placeId: uuid, place: z.string(), address: z.string(), business: z.string(), topic: z.string(), lane: z.enum(lanes),
  startsAt: z.date(), endsAt: z.date(), slotState: z.enum(slotStates), canArrive: z.boolean(), ticket: z.object({ id: uuid, token: z.string(), code: z.string() }).nullable(),
}) // prettier-ignore
export type OwnSlot = z.infer<typeof ownSlot>

export const freeSlots = route({
  name: 'services.freeSlots', method: 'GET', path: '/api/hall/halls/{id}/slots', kind: 'query', permission: 'public',
  summary: 'Free appointments of a hall on the days ahead', params: idParams,
  reply: z.object({
    placeId: uuid, name: z.string(), address: z.string(), businesses: z.array(business), doors,
    days: z.array(z.object({ day, slots: z.array(z.object({ startsAt: z.date(), endsAt: z.date(), free: z.number().int() })) })),
  }),
}) // prettier-ignore
export const bookSlot = route({
  name: 'services.bookSlot', method: 'POST', path: '/api/hall/halls/{id}/slots', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 10 },
  summary: 'Makes an appointment', params: idParams,
  body: z.object({ startsAt: z.coerce.date(), letter, lane: z.enum(lanes).default('normal'), topic: words(80).default(''), key: takenKey }),
  reply: ownSlot,
}) // prettier-ignore

const mine = z.object({ id: uuid, token: secret })
export const slotOf = route({
  name: 'services.slotOf', method: 'GET', path: '/api/hall/slots/{id}/{token}', kind: 'query', permission: 'public',
  summary: 'An appointment as its holder sees it', params: mine, reply: ownSlot,
}) // prettier-ignore
export const slotCalendar = route({
  name: 'services.slotCalendar', method: 'GET', path: '/api/hall/slots/{id}/{token}/appointment.ics', kind: 'query', permission: 'public',
  summary: 'An appointment as an iCalendar file', params: mine, reply: 'raw', produces: ['text/calendar'],
}) // prettier-ignore
export const cancelSlot = route({
  name: 'services.cancelSlot', method: 'POST', path: '/api/hall/slots/{id}/{token}/cancel', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 30 },
  summary: 'Gives an appointment up', params: mine, body: z.object({}), reply: ownSlot,
}) // prettier-ignore
export const arrive = route({
  name: 'services.arrive', method: 'POST', path: '/api/hall/at/{token}/arrivals', kind: 'command', permission: 'public', open: { writes: 'once', perMinute: 30 },
  summary: 'Somebody with an appointment is here: the code gives a number', params: z.object({ token: secret }),
  body: z.object({ code: z.string().regex(/^\d{6}$/) }), reply: ownTicket.extend({ svg: z.string() }),
}) // prettier-ignore

export const slotRow = z.object({
  id: uuid, startsAt: z.date(), endsAt: z.date(), business: z.string(), topic: z.string(), lane: z.enum(lanes), slotState: z.enum(slotStates), code: z.string(),
}) // prettier-ignore
export const listSlots = route({
  name: 'services.listSlots', method: 'GET', path: '/api/hall/places/{id}/slots', kind: 'query', permission: 'services.hall',
  summary: 'Appointments of a day', params: idParams, query: z.object({ day: day.optional() }), reply: z.object({ rows: z.array(slotRow) }),
}) // prettier-ignore

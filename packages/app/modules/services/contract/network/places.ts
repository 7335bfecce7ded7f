import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { holidayWays } from '../../rules/network/holidays.ts'
import { done, needed, networkLevels, versioned, words } from '../base.ts'

/** 服务中心, 服务站, 服务点, 供应方网点. */
export const placeKinds = ['centre', 'station', 'point', 'outlet'] as const
export const equipmentKinds = ['queueMachine', 'screen', 'selfService', 'accessible', 'wheelchair', 'firstAid', 'waiting', 'nursing', 'wifi', 'water', 'readingAid', 'hearingAid', 'parking'] as const // prettier-ignore
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'services.hoursTime')
export const daySpan = z.object({ from: time, to: time })
export const weekSpan = daySpan.extend({ day: z.number().int().min(1).max(7) })

const count = (most: number) => z.number().int().min(0).max(most)
/** What a place is, for those who keep it. */
export const placeFields = {
  level: z.enum(networkLevels),
  placeKind: z.enum(placeKinds),
  name: needed(60),
  address: needed(120),
  /** WGS84. */
  x: z.number().min(73).max(136).nullable().default(null),
  y: z.number().min(3).max(54).nullable().default(null),
  telephone: words(40).default(''),
  summary: words(500).default(''),
  hours: z.array(weekSpan).max(40).default([]),
  /** What it does on public holidays. */
  holidays: z.enum(holidayWays).default('unsaid'),
  counters: count(200).default(0),
  /** Rooms for residents in square metres. */
  m2: count(1_000_000).nullable().default(null),
  capacity: count(100_000).nullable().default(null),
  staff: count(10_000).nullable().default(null),
  holders: z
    .array(z.object({ name: needed(40), duty: needed(40) }))
    .max(50)
    .default([]),
  equipment: z.array(z.enum(equipmentKinds)).max(20).default([]),
  providerId: uuid.nullable().default(null),
}
export const placeOf = z.object(placeFields)

/** A year whose holidays nobody has entered yet, and by which it would have to be said. */
const unknownYear = z.number().int().nullable()
export const placeRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), level: z.enum(networkLevels), placeKind: z.enum(placeKinds), name: z.string(), address: z.string(),
  x: z.number().nullable(), y: z.number().nullable(), telephone: z.string(), counters: z.number().int(), m2: z.number().int().nullable(), capacity: z.number().int().nullable(),
  staff: z.number().int().nullable(), provider: z.string().nullable(), items: z.number().int(),
  /** Open at this moment; null where no hours are known. */
  openNow: z.boolean().nullable(), nextOpening: z.date().nullable(), holidays: z.enum(holidayWays), unknownYear, validFrom: day, validTo: day.nullable(),
}) // prettier-ignore
export type PlaceRow = z.infer<typeof placeRow>

export const listPlaces = route({
  name: 'services.listPlaces', method: 'GET', path: '/api/services/places', kind: 'query', permission: 'public',
  summary: 'Centres, stations, points and outlets of an area',
  query: listQuery.extend({ ...timeQuery.shape, areaId: uuid.optional(), level: z.enum(networkLevels).optional(), placeKind: z.enum(placeKinds).optional(), itemId: uuid.optional(), open: z.enum(['now']).optional() }),
  reply: pageOf(placeRow),
}) // prettier-ignore
export const placeDay = z.object({ day, hours: z.array(daySpan), note: z.string(), of: z.enum(['place', 'calendar']) })
export const getPlace = route({
  name: 'services.getPlace', method: 'GET', path: '/api/services/places/{id}', kind: 'query', permission: 'public',
  summary: 'One place with its hours, the days that differ, and what is offered there', params: idParams, query: timeQuery,
  reply: placeOf.extend({
    id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), provider: z.string().nullable(), openNow: z.boolean().nullable(), inBreak: z.boolean(), nextOpening: z.date().nullable(),
    closesAt: z.date().nullable(), unknownYear, days: z.array(placeDay), validFrom: day, validTo: day.nullable(), closedReason: z.string().nullable(),
    offers: z.array(z.object({ id: uuid, version: z.number().int(), itemId: uuid, item: z.string(), feeMode: z.string(), note: z.string(), validFrom: day, validTo: day.nullable() })),
  }),
}) // prettier-ignore
export type PlaceDetail = z.output<typeof getPlace.reply>

export const addPlace = route({
  name: 'services.addPlace', method: 'POST', path: '/api/services/places', kind: 'command', permission: 'services.network',
  summary: 'Adds a centre, station, point or outlet', reply: done, body: z.object({ areaId: uuid, validFrom: day.optional(), ...placeFields }),
}) // prettier-ignore
export const changePlace = route({
  name: 'services.changePlace', method: 'POST', path: '/api/services/places/{id}/change', kind: 'command', permission: 'services.network',
  summary: 'Changes what is said of a place', params: idParams, reply: done, body: z.object({ ...versioned, ...placeFields }),
}) // prettier-ignore
export const closePlace = route({
  name: 'services.closePlace', method: 'POST', path: '/api/services/places/{id}/close', kind: 'command', permission: 'services.network',
  summary: 'A place closes for good, or is opened again', params: idParams, reply: done, body: z.object({ ...versioned, on: day.nullable(), reason: needed(300) }),
}) // prettier-ignore
export const setPlaceDay = route({
  name: 'services.setPlaceDay', method: 'POST', path: '/api/services/places/{id}/days', kind: 'command', permission: 'services.network',
  summary: 'A day with hours of its own (none: closed), or back to those of the week', params: idParams, reply: done,
  body: z.object({ ...versioned, day, hours: z.array(daySpan).max(10).nullable(), note: needed(120) }),
}) // prettier-ignore

export const offerItem = route({
  name: 'services.offerItem', method: 'POST', path: '/api/services/places/{id}/offers', kind: 'command', permission: 'services.network',
  summary: 'An item is had at a place', params: idParams, reply: done, body: z.object({ itemId: uuid, note: words(200).default(''), validFrom: day.optional() }),
}) // prettier-ignore
export const endOffer = route({
  name: 'services.endOffer', method: 'POST', path: '/api/services/offers/{id}/end', kind: 'command', permission: 'services.network',
  summary: 'An item is had at a place no longer', params: idParams, reply: done, body: z.object({ ...versioned, on: day.optional(), reason: needed(300) }),
}) // prettier-ignore

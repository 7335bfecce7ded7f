import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { channels, clientGroups, done, needed, versioned, words } from '../base.ts'
import { content, feeModes, itemVersion } from './content.ts'
import { barredRow } from './barred.ts'

export const itemCode = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z._-]{1,80}$/, 'services.itemCode')
/** In force today, from a later day on, or no longer. */
export const itemStates = ['inForce', 'planned', 'ended'] as const

export const itemRow = z.object({
  id: uuid, version: z.number().int(), seq: z.number().int(), areaId: uuid, area: z.string(), itemCode: z.string(), name: z.string(), summary: z.string(),
  kindId: uuid, kind: z.string(), clientGroups: z.array(z.enum(clientGroups)), feeMode: z.enum(feeModes), priceFen: z.number().int().nullable(), department: z.string(),
  promise: z.string(), channels: z.array(z.enum(channels)), places: z.number().int(), standing: z.enum(itemStates), validFrom: day, validTo: day.nullable(),
}) // prettier-ignore
export type ItemRow = z.infer<typeof itemRow>

export const itemFilters = {
  /** Items of the areas above this one, of itself and of those below. */
  areaId: uuid.optional(),
  /** Of this kind and of all below it. */
  kindId: uuid.optional(),
  group: z.enum(clientGroups).optional(),
  feeMode: z.enum(feeModes).optional(),
  channel: z.enum(channels).optional(),
  placeId: uuid.optional(),
  standing: z.enum([...itemStates, 'all']).default('inForce'),
}
export const listItems = route({
  name: 'services.listItems', method: 'GET', path: '/api/services/items', kind: 'query', permission: 'public',
  summary: 'Service items by group, kind, area and words (Chinese, pinyin or initials)',
  query: listQuery.extend({ ...timeQuery.shape, ...itemFilters }), reply: pageOf(itemRow),
}) // prettier-ignore

export const offeredAt = z.object({
  id: uuid,
  version: z.number().int(),
  placeId: uuid,
  place: z.string(),
  address: z.string(),
  note: z.string(),
  validFrom: day,
  validTo: day.nullable(),
})
export const getItem = route({
  name: 'services.getItem', method: 'GET', path: '/api/services/items/{id}', kind: 'query', permission: 'public',
  summary: 'One item with the version of the day, its other versions and where it is had', params: idParams, query: timeQuery,
  reply: z.object({
    id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), code: z.string(), standing: z.enum(itemStates), kindName: z.string(), provider: z.string().nullable(),
    current: itemVersion, versions: z.array(z.object({ seq: z.number().int(), name: z.string(), validFrom: day, validTo: day.nullable(), reason: z.string().nullable(), recordedAt: z.date() })),
    basisLinks: z.array(z.object({ policyKey: z.string(), policyId: uuid, title: z.string() })), offers: z.array(offeredAt),
  }),
}) // prettier-ignore
export type ItemDetail = z.output<typeof getItem.reply>

export const getItemVersion = route({
  name: 'services.getItemVersion', method: 'GET', path: '/api/services/items/{id}/versions/{seq}', kind: 'query', permission: 'public',
  summary: 'One version of an item, in force or not', params: z.object({ id: uuid, seq: z.coerce.number().int().min(1).max(100_000) }), reply: itemVersion,
}) // prettier-ignore

/** By a department's own office, not by the committee: only so may the name of a barred certificate stand in the catalogue. */
const notByCommittee = z.boolean().default(false)

export const createItem = route({
  name: 'services.createItem', method: 'POST', path: '/api/services/items', kind: 'command', permission: 'services.catalogue',
  summary: 'Makes a service item with its first version; what committees must not issue is refused', reply: done,
  body: z.object({ areaId: uuid, code: itemCode, validFrom: day.optional(), validTo: day.optional(), ...content, notByCommittee }),
}) // prettier-ignore
export const addVersion = route({
  name: 'services.addVersion', method: 'POST', path: '/api/services/items/{id}/versions', kind: 'command', permission: 'services.catalogue',
  summary: 'A new version from a day on; the one before ends on that day, cases keep the one they began under', params: idParams, reply: done.extend({ seq: z.number().int() }),
  body: z.object({ ...versioned, validFrom: day, reason: needed(300), ...content, notByCommittee }),
}) // prettier-ignore
export const correctVersion = route({
  name: 'services.correctVersion', method: 'POST', path: '/api/services/items/{id}/versions/{seq}/correct', kind: 'command', permission: 'services.catalogue',
  summary: 'Mends a version that nobody has begun under', params: z.object({ id: uuid, seq: z.coerce.number().int().min(1).max(100_000) }), reply: done,
  body: z.object({ ...versioned, reason: needed(300), ...content, notByCommittee }),
}) // prettier-ignore
export const withdrawItem = route({
  name: 'services.withdrawItem', method: 'POST', path: '/api/services/items/{id}/withdraw', kind: 'command', permission: 'services.catalogue',
  summary: 'The item ends on a day; open cases go on under their version', params: idParams, reply: done,
  body: z.object({ ...versioned, on: day.optional(), reason: needed(300) }),
}) // prettier-ignore
export const extendItem = route({
  name: 'services.extendItem', method: 'POST', path: '/api/services/items/{id}/extend', kind: 'command', permission: 'services.catalogue',
  summary: 'The item goes on: to a later day, or without an end', params: idParams, reply: done,
  body: z.object({ ...versioned, to: day.nullable(), reason: needed(300) }),
}) // prettier-ignore

/** One box for the counter: what may be asked for, and what must not be issued with the answer to give. */
export const searchCatalogue = route({
  name: 'services.searchCatalogue', method: 'GET', path: '/api/services/search', kind: 'query', permission: 'public', open: { perMinute: 1200 },
  summary: 'Items that fit the words, and certificates that must not be issued with what to answer',
  query: timeQuery.extend({ words: words(100), areaId: uuid.optional() }), reply: z.object({ barred: z.array(barredRow), items: z.array(itemRow) }),
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, versioned } from './base.ts'

/** Open311 GeoReport v2 (http://wiki.open311.org/GeoReport_v2): the same cases, spoken to programs of others. */
const produces = ['text/xml; charset=utf-8', 'application/json; charset=utf-8'] as const
/** A name with the format as its ending: `R01.xml`. */
const file = z.string().regex(/^.{1,100}\.(xml|json)$/, 'services.open311Format')
const named = z.object({ file })
const format = z.object({ format: z.string() })
/** A parameter that is empty counts as one that is not there (GeoReport v2, "Optional Arguments"). */
const said = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value.join(',') : value).trim() || undefined)
  .optional()
const jurisdiction = { jurisdiction_id: said }
const look = {
  method: 'GET',
  kind: 'query',
  permission: 'public',
  reply: 'raw',
  open: { foreign: true },
  produces,
} as const

export const open311Discovery = route({
  ...look, name: 'services.open311Discovery', path: '/open311/v2/discovery.{format}', summary: 'Open311: where the interface is and which formats it speaks',
  params: format,
}) // prettier-ignore
export const open311Services = route({
  ...look, name: 'services.open311Services', path: '/open311/v2/services.{format}', summary: 'Open311: kinds of requests that are taken in',
  params: format, query: z.object(jurisdiction),
}) // prettier-ignore
export const open311Definition = route({
  ...look, name: 'services.open311Definition', path: '/open311/v2/services/{file}', summary: 'Open311: what else is asked for a kind of request',
  params: named, query: z.object(jurisdiction),
}) // prettier-ignore
export const open311Requests = route({
  ...look, name: 'services.open311Requests', path: '/open311/v2/requests.{format}', summary: 'Open311: public requests, by number, kind, state and time',
  params: format,
  query: z.object({
    ...jurisdiction, service_request_id: said, service_code: said, start_date: said, end_date: said, status: said, page: said, page_size: said,
  }),
}) // prettier-ignore
export const open311Request = route({
  ...look, name: 'services.open311Request', path: '/open311/v2/requests/{file}', summary: 'Open311: one public request', params: named,
  query: z.object(jurisdiction),
}) // prettier-ignore
export const open311Token = route({
  ...look, name: 'services.open311Token', path: '/open311/v2/tokens/{file}', summary: 'Open311: the request of a token', params: named,
  query: z.object(jurisdiction),
}) // prettier-ignore
export const open311Post = route({
  ...look, name: 'services.open311Post', path: '/open311/v2/requests.{format}', summary: 'Open311: takes in a request, under the key of a program',
  method: 'POST', kind: 'command', open: { foreign: true, writes: 'each', perMinute: 120 }, params: format,
  query: z.object({ api_key: said, ...jurisdiction }),
  body: z.record(z.string().max(200), z.union([z.string().max(20_000), z.array(z.string().max(2000)).max(50)])),
}) // prettier-ignore

export const keyRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), name: z.string(), contact: z.string(), last4: z.string(),
  createdBy: z.string(), createdAt: z.date(), usedAt: z.date().nullable(), revokedAt: z.date().nullable(), revokedReason: z.string().nullable(),
}) // prettier-ignore
export type KeyRow = z.infer<typeof keyRow>
export const listOpen311Keys = route({
  name: 'services.listOpen311Keys', method: 'GET', path: '/api/services/open311-keys', kind: 'query', permission: 'services.settings',
  summary: 'Keys of programs that speak Open311', query: listQuery, reply: pageOf(keyRow),
}) // prettier-ignore
export const giveOpen311Key = route({
  name: 'services.giveOpen311Key', method: 'POST', path: '/api/services/open311-keys', kind: 'command', permission: 'services.settings',
  summary: 'Gives a program its key, which is shown this once', secretReply: true,
  body: z.object({ areaId: uuid, name: needed(60), contact: needed(120) }), reply: done.extend({ key: z.string() }),
}) // prettier-ignore
export const revokeOpen311Key = route({
  name: 'services.revokeOpen311Key', method: 'POST', path: '/api/services/open311-keys/{id}/revoke', kind: 'command', permission: 'services.settings',
  summary: 'Revokes a key at once', params: idParams, body: z.object({ ...versioned, reason: needed(200) }), reply: done,
}) // prettier-ignore

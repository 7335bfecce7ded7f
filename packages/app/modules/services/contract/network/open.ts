import { z } from 'zod'
import { idParams, route, timeQuery, uuid } from '#shared/contract.ts'

/**
 * The catalogue and the network as the Human Services Data Specification 3 (Open Referral) says them: `GET /services` of its
 * API, whole services with their organization, cost options, required documents and locations.
 */
export const hsdsServices = route({
  name: 'services.hsdsServices', method: 'GET', path: '/api/services/hsds/services', kind: 'query', permission: 'public', open: { foreign: true, perMinute: 120 },
  summary: 'Services as Open Referral HSDS 3 JSON, page by page', reply: 'raw', produces: ['application/json'],
  query: timeQuery.extend({ areaId: uuid.optional(), page: z.coerce.number().int().min(1).max(100_000).default(1), per_page: z.coerce.number().int().min(1).max(200).default(50) }),
}) // prettier-ignore
export const hsdsService = route({
  name: 'services.hsdsService', method: 'GET', path: '/api/services/hsds/services/{id}', kind: 'query', permission: 'public', open: { foreign: true },
  summary: 'One service as Open Referral HSDS 3 JSON', reply: 'raw', produces: ['application/json'], params: idParams, query: timeQuery,
}) // prettier-ignore

export const placeCalendar = route({
  name: 'services.placeCalendar', method: 'GET', path: '/api/services/places/{id}/hours.ics', kind: 'query', permission: 'public', open: { foreign: true },
  summary: 'The opening hours of a place as iCalendar', reply: 'file', params: idParams,
}) // prettier-ignore

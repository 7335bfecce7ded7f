import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { done, needed, versioned } from '../base.ts'

/** Where a kind is offered for choice: for service items, for cases (诉求), or for both. */
export const kindUses = ['items', 'cases', 'both'] as const
export const kindCode = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,20}$/, 'services.kindCode')
const source = needed(200)

export const kindRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, parentId: uuid.nullable(), code: z.string(), name: z.string(),
  /** Codes from the root down, `/living/repair/`. */
  path: z.string(), usedFor: z.enum(kindUses), validFrom: day, validTo: day.nullable(), source: z.string(), ord: z.number().int(),
  /** Items in force of this kind itself. */
  items: z.number().int(),
}) // prettier-ignore
export type KindRow = z.infer<typeof kindRow>

export const listKinds = route({
  name: 'services.listKinds', method: 'GET', path: '/api/services/kinds', kind: 'query', permission: 'public',
  summary: 'The tree of kinds of services and of cases, from the root down',
  query: timeQuery.extend({ usedFor: z.enum(['items', 'cases']).optional() }), reply: z.object({ rows: z.array(kindRow) }),
}) // prettier-ignore
export const addKind = route({
  name: 'services.addKind', method: 'POST', path: '/api/services/kinds', kind: 'command', permission: 'services.catalogue',
  summary: 'Adds a kind to the tree', reply: done,
  body: z.object({ areaId: uuid, parentId: uuid.optional(), code: kindCode, name: needed(60), usedFor: z.enum(kindUses).default('both'), source, ord: z.number().int().min(0).max(9999).default(0) }),
}) // prettier-ignore
export const changeKind = route({
  name: 'services.changeKind', method: 'POST', path: '/api/services/kinds/{id}/change', kind: 'command', permission: 'services.catalogue',
  summary: 'Renames a kind, changes its use or its place among its neighbours', params: idParams, reply: done,
  body: z.object({ ...versioned, name: needed(60).optional(), usedFor: z.enum(kindUses).optional(), source: source.optional(), ord: z.number().int().min(0).max(9999).optional() }),
}) // prettier-ignore
export const endKind = route({
  name: 'services.endKind', method: 'POST', path: '/api/services/kinds/{id}/end', kind: 'command', permission: 'services.catalogue',
  summary: 'Ends a kind on a day, with all kinds below it; refused while items of it are in force', params: idParams, reply: done,
  body: z.object({ ...versioned, on: day, reason: needed(300) }),
}) // prettier-ignore
export const reopenKind = route({
  name: 'services.reopenKind', method: 'POST', path: '/api/services/kinds/{id}/reopen', kind: 'command', permission: 'services.catalogue',
  summary: 'Takes a kind up again', params: idParams, reply: done, body: z.object({ ...versioned, reason: needed(300) }),
}) // prettier-ignore

import { z } from 'zod'
import { day, route, timeQuery, uuid } from '#shared/contract.ts'
import { inReason, organKind, organParams, family, post, needed } from './base.ts'
import { ruleKind } from './rules.ts'

/** Places whose bodies may be looked at, found by a part of the name. */
export const findBodies = route({
  name: 'organs.findBodies', method: 'GET', path: '/api/public/bodies', kind: 'query', permission: 'public', summary: 'Communities and offices by name, with how many bodies each has',
  query: timeQuery.extend({ search: z.string().trim().max(40).default('') }), reply: z.object({ rows: z.array(z.object({ areaId: uuid, name: needed(200), above: z.string(), bodies: z.number().int() })) }),
}) // prettier-ignore

export const publicBody = z.object({
  id: uuid, kind: organKind, family, name: z.string(), foundedOn: day, termNumber: z.number().int().nullable(), termFrom: day.nullable(), termTo: day.nullable(), termOver: z.boolean(),
  holders: z.array(z.object({ id: uuid, name: z.string(), post, since: day, inReason })),
  rules: z.array(z.object({ id: uuid, kind: ruleKind, title: z.string(), inForceOn: day })),
}) // prettier-ignore
export type PublicBody = z.infer<typeof publicBody>
export const bodiesOf = route({
  name: 'organs.bodiesOf', method: 'GET', path: '/api/public/bodies/{areaId}', kind: 'query', permission: 'public', summary: 'Bodies of an area, who holds office in them, their term and rules',
  params: z.object({ areaId: uuid }), query: timeQuery, reply: z.object({ areaId: uuid, area: z.string(), day, bodies: z.array(publicBody) }),
}) // prettier-ignore
export const ruleText = route({
  name: 'organs.ruleText', method: 'GET', path: '/api/public/bodies/rules/{areaId}/{id}', kind: 'query', permission: 'public', summary: 'The text of a rule in force', params: organParams,
  reply: z.object({ title: z.string(), kind: ruleKind, body: z.string(), inForceOn: day, adoptedOn: day.nullable(), text: z.string() }),
}) // prettier-ignore
export const popolo = route({
  name: 'organs.popolo', method: 'GET', path: '/api/public/bodies/{areaId}/popolo.json', kind: 'query', permission: 'public', open: { foreign: true }, summary: 'The same as Popolo JSON: organizations, posts, persons by name, memberships',
  params: z.object({ areaId: uuid }), query: timeQuery, reply: 'raw', produces: ['application/json'],
}) // prettier-ignore

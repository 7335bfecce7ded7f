import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { done, needed, versioned, words } from './base.ts'

export const layerKinds = ['barrier', 'soft', 'hard', 'service'] as const
/** What each kind of layer holds: lines that divide; areas whose borders are worth keeping or must hold; points of service. */
export const layerClasses = {
  barrier: ['mainRoad', 'river', 'railway', 'bridge'],
  soft: ['policeBeat', 'schoolDistrict', 'grid', 'other'],
  hard: ['division', 'other'],
  service: ['servicePoint'],
} as const
export const allClasses = [...new Set(Object.values(layerClasses).flat())] as [string, ...string[]]
export const coordinateSystems = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const

export const layerRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), kind: z.enum(layerKinds), class: z.string(), name: z.string(),
  features: z.number().int(), originCrs: z.enum(coordinateSystems), source: z.string(), createdBy: z.string(), createdAt: z.date(),
}) // prettier-ignore
export const listLayers = route({
  name: 'planning.listLayers', method: 'GET', path: '/api/planning/layers', kind: 'query', permission: 'planning.view',
  summary: 'Barriers, borders and service points that bear on an area', query: z.object({ areaId: uuid }), reply: z.object({ rows: z.array(layerRow) }),
}) // prettier-ignore
export const getLayer = route({
  name: 'planning.getLayer', method: 'GET', path: '/api/planning/layers/{id}', kind: 'query', permission: 'planning.view',
  summary: 'One layer with its lines, areas or points, WGS84', params: idParams, reply: layerRow.extend({ geometry: z.unknown() }),
}) // prettier-ignore
export const uploadLayer = route({
  name: 'planning.uploadLayer', method: 'POST', path: '/api/planning/layers', kind: 'command', permission: 'planning.draw', upload: true,
  summary: 'Takes in a GeoJSON file of barriers, borders or service points',
  query: z.object({
    areaId: uuid, kind: z.enum(layerKinds), class: z.enum(allClasses), name: needed(60), crs: z.enum(coordinateSystems), source: needed(200),
    /** A person says that it lies where it should although it looks shifted. */
    sure: z.enum(['true', 'false']).default('false'),
  }),
  reply: done.extend({ features: z.number().int(), leftOut: z.number().int() }),
}) // prettier-ignore
export const dropLayer = route({
  name: 'planning.dropLayer', method: 'POST', path: '/api/planning/layers/{id}/drop', kind: 'command', permission: 'planning.draw',
  summary: 'Takes a layer away', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore

const place = { x: z.number().min(73).max(136).optional(), y: z.number().min(3).max(54).optional() }
export const commentRow = z.object({
  id: uuid, version: z.number().int(), schemeId: uuid.nullable(), unitId: uuid.nullable(), x: z.number().nullable(), y: z.number().nullable(),
  text: z.string(), byName: z.string(), at: z.date(), resolvedAt: z.date().nullable(), resolvedBy: z.string().nullable(),
}) // prettier-ignore
export const listComments = route({
  name: 'planning.listComments', method: 'GET', path: '/api/planning/cases/{id}/comments', kind: 'query', permission: 'planning.view',
  summary: 'Comments on places of a case', params: idParams, reply: z.object({ rows: z.array(commentRow) }),
}) // prettier-ignore
export const addComment = route({
  name: 'planning.addComment', method: 'POST', path: '/api/planning/cases/{id}/comments', kind: 'command', permission: 'planning.view',
  summary: 'Comments on a place or a unit', params: idParams, body: z.object({ schemeId: uuid.optional(), unitId: uuid.optional(), ...place, text: needed(1000) }), reply: done,
}) // prettier-ignore
export const resolveComment = route({
  name: 'planning.resolveComment', method: 'POST', path: '/api/planning/comments/{id}/resolve', kind: 'command', permission: 'planning.draw',
  summary: 'A comment is dealt with', params: idParams, body: z.object({ ...versioned, answer: words(300).optional() }), reply: done,
}) // prettier-ignore

import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
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

/** The largest file of a layer that is taken in, in bytes. */
export const LAYER_BYTES = 50 * 1024 * 1024
/** The largest text that may be pasted where a file is wanted, in characters. */
export const PASTED = 5_000_000
export const layerStates = ['standing', 'dropped'] as const

export const layerRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), kind: z.enum(layerKinds), class: z.string(), name: z.string(),
  features: z.number().int(), faults: z.number().int(), originCrs: z.enum(coordinateSystems), source: z.string(), uploadedBy: z.string(), uploadedAt: z.date(),
  droppedAt: z.date().nullable(), droppedBy: z.string().nullable(), replacedBy: uuid.nullable(),
  /** The area that is looked at may take it away; layers of areas above it may not. */
  own: z.boolean(),
}) // prettier-ignore
export type LayerRow = z.infer<typeof layerRow>
export const listLayers = route({
  name: 'planning.listLayers', method: 'GET', path: '/api/planning/layers', kind: 'query', permission: 'planning.view',
  summary: 'Barriers, borders and service points that bear on an area, or that were taken away',
  query: listQuery.extend({ areaId: uuid, kind: z.enum(layerKinds).optional(), state: z.enum(layerStates).default('standing') }), reply: pageOf(layerRow),
}) // prettier-ignore
export const getLayer = route({
  name: 'planning.getLayer', method: 'GET', path: '/api/planning/layers/{id}', kind: 'query', permission: 'planning.view',
  summary: 'One layer with its lines, areas or points, WGS84', params: idParams, reply: layerRow.extend({ geometry: z.unknown() }),
}) // prettier-ignore

const layerFile = { areaId: uuid, kind: z.enum(layerKinds), crs: z.enum(coordinateSystems) }
const findings = z.array(z.object({
  code: z.enum(['overlap', 'crossesItself', 'idTwice']), features: z.array(z.number().int()), names: z.array(z.string()), id: z.string(),
  x: z.number().nullable(), y: z.number().nullable(),
})) // prettier-ignore
export const checkLayer = route({
  name: 'planning.checkLayer', method: 'POST', path: '/api/planning/layers/check', kind: 'query', permission: 'planning.draw', upload: true,
  summary: 'Reads a GeoJSON file and says where it lies and what is odd in it, without keeping it', query: z.object(layerFile),
  reply: z.object({
    features: z.number().int(), leftOut: z.number().int(), points: z.number().int(), findings,
    /** It lies where no file of this place and system would; `suggested` is the system in which it would lie right. */
    fault: z.object({ kind: z.enum(['swapped', 'metres', 'elsewhere', 'shifted']), system: z.string(), metres: z.number().int(), suggested: z.enum(coordinateSystems).nullable() }).nullable(),
    /** WGS84; with fewer corners where the file has very many. */
    geometry: z.unknown(), thinned: z.boolean(),
    /** Where the area and its residential units lie, to hold it against. */
    around: z.object({ outline: z.unknown(), units: z.array(z.tuple([z.number(), z.number()])) }),
  }),
}) // prettier-ignore
export const uploadLayer = route({
  name: 'planning.uploadLayer', method: 'POST', path: '/api/planning/layers', kind: 'command', permission: 'planning.draw', upload: true,
  summary: 'Takes in a GeoJSON file of barriers, borders or service points, in place of another layer where one is named',
  query: z.object({
    ...layerFile, class: z.enum(allClasses), name: needed(60), source: needed(200), replaces: uuid.optional(),
    /** A person has seen that it looks shifted, overlaps or crosses itself, and takes it as it is. */
    sure: z.enum(['true', 'false']).default('false'),
  }),
  reply: done.extend({ features: z.number().int(), leftOut: z.number().int() }),
}) // prettier-ignore
export const dropLayer = route({
  name: 'planning.dropLayer', method: 'POST', path: '/api/planning/layers/{id}/drop', kind: 'command', permission: 'planning.draw',
  summary: 'Takes a layer away', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore
export const restoreLayer = route({
  name: 'planning.restoreLayer', method: 'POST', path: '/api/planning/layers/{id}/restore', kind: 'command', permission: 'planning.draw',
  summary: 'Puts a layer back that was taken away or replaced; what replaced it goes', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore

const lon = z.number().min(73).max(136)
const lat = z.number().min(3).max(54)
const place = { x: lon.optional(), y: lat.optional() }
/** A drawn area, WGS84: the corners of one closed ring. */
export const outline = z
  .array(z.tuple([lon, lat]))
  .min(4)
  .max(500)
export type Outline = z.infer<typeof outline>
export const answer = z.object({ id: uuid, text: z.string(), byName: z.string(), at: z.date() })
export const commentRow = z.object({
  id: uuid, version: z.number().int(), schemeId: uuid.nullable(), unitId: uuid.nullable(), x: z.number().nullable(), y: z.number().nullable(),
  outline: outline.nullable(), text: z.string(), byName: z.string(), at: z.date(), resolvedAt: z.date().nullable(), resolvedBy: z.string().nullable(),
  /** Oldest first. */
  answers: z.array(answer),
}) // prettier-ignore
export type CommentRow = z.infer<typeof commentRow>
export const listComments = route({
  name: 'planning.listComments', method: 'GET', path: '/api/planning/cases/{id}/comments', kind: 'query', permission: 'planning.view',
  summary: 'Comments on places of a case', params: idParams, reply: z.object({ rows: z.array(commentRow) }),
}) // prettier-ignore
export const addComment = route({
  name: 'planning.addComment', method: 'POST', path: '/api/planning/cases/{id}/comments', kind: 'command', permission: 'planning.view',
  summary: 'Comments on a point, a drawn area or a unit', params: idParams,
  body: z.object({ schemeId: uuid.optional(), unitId: uuid.optional(), ...place, outline: outline.optional(), text: needed(1000) }), reply: done,
}) // prettier-ignore
export const answerComment = route({
  name: 'planning.answerComment', method: 'POST', path: '/api/planning/comments/{id}/answers', kind: 'command', permission: 'planning.view',
  summary: 'Answers a comment', params: idParams, body: z.object({ text: needed(1000) }), reply: done,
}) // prettier-ignore
export const resolveComment = route({
  name: 'planning.resolveComment', method: 'POST', path: '/api/planning/comments/{id}/resolve', kind: 'command', permission: 'planning.draw',
  summary: 'A comment is dealt with', params: idParams, body: z.object({ ...versioned, answer: words(1000).optional() }), reply: done,
}) // prettier-ignore

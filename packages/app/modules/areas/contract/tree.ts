import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { areaKinds } from '../rules/kinds.ts'

export const level = z.number().int().min(1).max(7)
const many = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (v) => (v === undefined || Array.isArray(v) ? v : String(v).split(',').filter(Boolean)),
    z.array(one).optional(),
  )

/** An area as it stands on the day asked about. */
export const areaRow = z.object({
  id: uuid,
  slug: z.string(),
  level,
  kind: z.enum(areaKinds),
  name: z.string(),
  parentId: uuid.nullable(),
  parentName: z.string().nullable(),
  codeStat: z.string().nullable(),
  codeCivil: z.string().nullable(),
  urbanRural: z.string().nullable(),
  path: z.string(),
  /** First day of the version, and the day it ends (exclusive; `null` is open). */
  validFrom: day,
  validTo: day.nullable(),
})
export type AreaRow = z.infer<typeof areaRow>

/** Areas below one (itself not counted), or all. Search takes a part of the name or the beginning of a code. */
export const listAreas = route({
  name: 'areas.list',
  method: 'GET',
  path: '/api/areas',
  summary: 'Areas on a day: below one area, of some levels and kinds, by name or code',
  permission: 'areas.view',
  kind: 'query',
  query: listQuery.extend({
    ...timeQuery.shape,
    under: uuid.optional(),
    parent: uuid.optional(),
    level: many(z.coerce.number().int().min(1).max(7)),
    kind: many(z.enum(areaKinds)),
  }),
  reply: pageOf(areaRow),
})

/** One step of the tree: the children of an area, or the tops. */
export const childAreas = route({
  name: 'areas.children',
  method: 'GET',
  path: '/api/areas/children',
  summary: 'The areas directly below one (or the tops of the tree), with how many stand below each',
  permission: 'areas.view',
  kind: 'query',
  query: z.object({ ...timeQuery.shape, parent: uuid.optional() }),
  reply: z.object({ rows: z.array(areaRow.extend({ children: z.number().int() })) }),
})

/** How many areas of each kind stand below one. */
export const countAreas = route({
  name: 'areas.counts',
  method: 'GET',
  path: '/api/areas/counts',
  summary: 'How many areas of each kind stand at or below an area on a day',
  permission: 'areas.view',
  kind: 'query',
  query: z.object({ ...timeQuery.shape, under: uuid.optional() }),
  reply: z.object({ counts: z.array(z.object({ kind: z.enum(areaKinds), level, count: z.number().int() })) }),
})

export const areaStep = z.object({ id: uuid, name: z.string(), level, kind: z.enum(areaKinds) })

/** An area with what stands around it. */
export const getAreaPage = route({
  name: 'areas.get',
  method: 'GET',
  path: '/api/areas/{id}',
  summary: 'One area on a day: names, codes, kind, what it belongs to',
  permission: 'areas.view',
  kind: 'query',
  params: idParams,
  query: timeQuery,
  reply: areaRow.extend({
    /** False: on the day asked about the area does not exist; the last (or first) version known is shown. */
    inForce: z.boolean(),
    ancestors: z.array(areaStep),
    hasBoundary: z.boolean(),
    version: z.number().int(),
  }),
})

export const areaVersion = z.object({
  id: uuid,
  validFrom: day,
  validTo: day.nullable(),
  kind: z.enum(areaKinds),
  name: z.string(),
  codeStat: z.string().nullable(),
  codeCivil: z.string().nullable(),
  parentId: uuid.nullable(),
  parentName: z.string().nullable(),
  events: z.array(z.string()),
  source: z.string(),
  actId: uuid.nullable(),
  recordedAt: z.date(),
})
export type AreaVersion = z.infer<typeof areaVersion>

export const areaLink = z.object({
  id: uuid,
  kind: z.string(),
  onDay: day,
  /** `from`: this area came from the other; `to`: it went into the other. */
  direction: z.enum(['from', 'to']),
  otherId: uuid,
  otherName: z.string(),
  otherCode: z.string().nullable(),
  source: z.string(),
  confirmedBy: z.string().nullable(),
})
export type AreaLink = z.infer<typeof areaLink>

/** One step in the history of county codes, from a yearly table of them: known by the year, not the day. */
export const countyStep = z.object({
  fromCode: z.string(),
  fromName: z.string(),
  toCode: z.string(),
  toName: z.string(),
  year: z.number().int(),
  /** Only a part went over. */
  part: z.boolean(),
  document: z.string().nullable(),
  source: z.string(),
})
export type CountyStep = z.infer<typeof countyStep>

/** All versions of an area, earliest first, the areas it came from and went into, and for cities and counties the history of their codes. */
export const areaHistory = route({
  name: 'areas.history',
  method: 'GET',
  path: '/api/areas/{id}/history',
  summary: 'Versions of an area with their days, predecessors and successors',
  permission: 'areas.view',
  kind: 'query',
  params: idParams,
  query: z.object({ knownOn: day.optional() }),
  reply: z.object({ versions: z.array(areaVersion), links: z.array(areaLink), lineage: z.array(countyStep) }),
})

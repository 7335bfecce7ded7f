import { z } from 'zod'
import { day, route, timeQuery, uuid } from '#shared/contract.ts'
import { keyParams, units } from './definitions.ts'

/** An area, or a planning area: exactly one of the two. */
export const scopeQuery = z.object({ areaId: uuid.optional(), planningAreaId: uuid.optional() })
export const scope = z.object({ kind: z.enum(['area', 'planningArea']), id: uuid, name: z.string() })
const place = z.object({ id: uuid, name: z.string(), level: z.number().int() })

/** How much of a figure was counted here and how much was stated by others. Both are there where both are. */
export const amount = z.object({
  /** `null`: nothing is known. */
  value: z.number().nullable(),
  computed: z.number(),
  reported: z.number(),
  /** Whether anything was counted, whether anything was stated: a zero may be either. */
  hasComputed: z.boolean(),
  hasReported: z.boolean(),
  /** How many areas of the scope nothing is known of. */
  missing: z.number().int(),
})
export type Amount = z.infer<typeof amount>

/** One area's share, with its origin. */
export const areaShare = place.extend({
  value: z.number(),
  provenance: z.enum(['computed', 'reported']),
  figureId: uuid.nullable(),
  remainder: z.boolean(),
  contradiction: z.boolean(),
})
/** A return or survey that a figure rests on. */
export const source = z.object({
  figureId: uuid,
  scopeName: z.string(),
  period: z.string(),
  day,
  value: z.number(),
  source: z.string(),
  document: z.string().nullable(),
  page: z.string().nullable(),
})
export type Source = z.infer<typeof source>

export const indicatorValue = amount.extend({
  key: z.string(),
  name: z.string(),
  unit: z.enum(units),
  scope,
  day,
  knownOn: day.nullable(),
  split: z.string().nullable(),
  parts: z.array(amount.extend({ part: z.string(), name: z.string() })),
  areas: z.array(areaShare),
  sources: z.array(source),
  missingAreas: z.array(place),
  /** The page of the rows behind what was computed. */
  rowsTo: z.string().nullable(),
})
export type IndicatorValue = z.infer<typeof indicatorValue>

export const getValue = route({
  name: 'indicators.value',
  method: 'GET',
  path: '/api/indicators/{key}/value',
  summary: 'The value for an area or planning area on a day, with where every part of it comes from',
  permission: 'indicators.view',
  kind: 'query',
  params: keyParams,
  query: z.object({ ...scopeQuery.shape, ...timeQuery.shape, split: z.string().max(40).optional() }),
  reply: indicatorValue,
})

export const comparedRow = amount.extend({
  id: uuid,
  kind: z.enum(['area', 'planningArea']),
  name: z.string(),
  level: z.number().int(),
  /** Kind of the area (county, subdistrict, community …); `null` for a planning area. */
  areaKind: z.string().nullable(),
  rowsTo: z.string().nullable(),
})
export type ComparedRow = z.infer<typeof comparedRow>
export const compareAreas = route({
  name: 'indicators.compare',
  method: 'GET',
  path: '/api/indicators/{key}/compare',
  summary: 'The areas below a scope side by side, and planning areas (other cities) as benchmarks beside them',
  permission: 'indicators.view',
  kind: 'query',
  params: keyParams,
  query: z.object({
    ...scopeQuery.shape,
    ...timeQuery.shape,
    /** The level to compare at; the next one below the scope unless told. */
    level: z.coerce.number().int().min(2).max(5).optional(),
    /** Ids of planning areas to stand beside, separated by commas. */
    beside: z.string().max(800).optional(),
  }),
  reply: z.object({
    key: z.string(),
    unit: z.enum(units),
    day,
    scope,
    level: z.number().int(),
    whole: amount,
    rows: z.array(comparedRow),
  }),
})

export const trendPoint = amount.extend({ day })
export const getTrend = route({
  name: 'indicators.trend',
  method: 'GET',
  path: '/api/indicators/{key}/trend',
  summary: 'The value at the end of each month, quarter or year',
  permission: 'indicators.view',
  kind: 'query',
  params: keyParams,
  query: z.object({
    ...scopeQuery.shape,
    knownOn: day.optional(),
    from: day,
    to: day,
    step: z.enum(['month', 'quarter', 'year']).default('year'),
  }),
  reply: z.object({ key: z.string(), unit: z.enum(units), scope, points: z.array(trendPoint) }),
})

export const getBoard = route({
  name: 'indicators.board',
  method: 'GET',
  path: '/api/indicator-board',
  summary: 'Every indicator for one area or planning area on a day',
  permission: 'indicators.view',
  kind: 'query',
  query: z.object({ ...scopeQuery.shape, ...timeQuery.shape }),
  reply: z.object({
    scope,
    day,
    rows: z.array(
      amount.extend({ key: z.string(), name: z.string(), unit: z.enum(units), rowsTo: z.string().nullable() }),
    ),
  }),
})

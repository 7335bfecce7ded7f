import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { PERIOD } from '../rules/periods.ts'
import { indicatorKey } from './definitions.ts'

/** A figure stated by a return or survey. `id` names this wording of it, `figureId` the figure through its corrections. */
export const reportedFigure = z.object({
  id: uuid,
  figureId: uuid,
  indicatorKey: z.string(),
  indicatorName: z.string(),
  unit: z.string(),
  scopeKind: z.enum(['area', 'planningArea']),
  scopeId: uuid,
  scopeName: z.string(),
  part: z.string().nullable(),
  period: z.string(),
  day,
  standsUntil: day.nullable(),
  value: z.number(),
  source: z.string(),
  document: z.string().nullable(),
  page: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: z.date(),
  recordedBy: z.string(),
  supersededAt: z.date().nullable(),
  supersededReason: z.string().nullable(),
})
export type ReportedFigure = z.infer<typeof reportedFigure>

export const listFigures = route({
  name: 'indicators.figures',
  method: 'GET',
  path: '/api/reported-figures',
  summary: 'Figures stated by returns and surveys, within reach',
  permission: 'indicators.view',
  kind: 'query',
  query: listQuery.extend({
    ...timeQuery.shape,
    indicatorKey: z.string().max(100).optional(),
    under: uuid.optional(),
    planningAreaId: uuid.optional(),
    /** Also those that were corrected or withdrawn. */
    all: z.enum(['yes', 'no']).default('no'),
  }),
  reply: pageOf(reportedFigure),
})

export const figureHistory = route({
  name: 'indicators.figureHistory',
  method: 'GET',
  path: '/api/reported-figures/{id}',
  summary: 'A reported figure through its corrections, the latest first',
  permission: 'indicators.view',
  kind: 'query',
  params: idParams,
  reply: z.object({ rows: z.array(reportedFigure) }),
})

const statement = z.object({
  value: z.number().min(-1e15).max(1e15),
  standsUntil: day.optional(),
  /** Who states it: the office, the return, the survey. */
  source: z.string().trim().min(2).max(200),
  document: z.string().trim().max(200).optional(),
  page: z.string().trim().max(40).optional(),
  note: z.string().trim().max(500).optional(),
})
export const reportFigureBody = statement.extend({
  indicatorKey,
  areaId: uuid.optional(),
  planningAreaId: uuid.optional(),
  part: z
    .string()
    .regex(/^[a-zA-Z]{1,40}\.[a-zA-Z0-9-]{1,40}$/)
    .optional(),
  period: z.string().trim().regex(PERIOD),
})
export type FigureInput = z.input<typeof reportFigureBody>

export const reportFigure = route({
  name: 'indicators.report',
  method: 'POST',
  path: '/api/reported-figures',
  summary: 'Enter a figure from a return or survey, with its source',
  permission: 'indicators.report',
  kind: 'command',
  body: reportFigureBody,
  reply: z.object({ id: uuid, figureId: uuid }),
})

export const correctFigure = route({
  name: 'indicators.correct',
  method: 'POST',
  path: '/api/reported-figures/{id}/correct',
  summary: 'Put a reported figure right; what was reported before is kept',
  permission: 'indicators.report',
  kind: 'command',
  params: idParams,
  body: statement.extend({ reason: z.string().trim().min(2).max(300) }),
  reply: z.object({ id: uuid, figureId: uuid }),
})

export const withdrawFigure = route({
  name: 'indicators.withdraw',
  method: 'POST',
  path: '/api/reported-figures/{id}/withdraw',
  summary: 'Take back a reported figure; it stays in the history',
  permission: 'indicators.report',
  kind: 'command',
  params: idParams,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  reply: z.object({ figureId: uuid }),
})

/** What is wrong with one row of a sheet. */
export const sheetProblem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  sheet: z.string().nullable(),
  row: z.number().int().nullable(),
  field: z.string().nullable(),
})
export const importFigures = route({
  name: 'indicators.import',
  method: 'POST',
  path: '/api/reported-figures/import',
  summary: 'Take in a sheet of reported figures; rows that are right go in, the others are named with their reason',
  permission: 'indicators.report',
  kind: 'command',
  upload: true,
  query: z.object({
    areaId: uuid,
    source: z.string().trim().min(2).max(200),
    dryRun: z.enum(['yes', 'no']).default('yes'),
  }),
  reply: z.object({ right: z.number().int(), taken: z.number().int(), problems: z.array(sheetProblem) }),
})

export const figuresTemplate = route({
  name: 'indicators.template',
  method: 'GET',
  path: '/api/reported-figures/template',
  summary: 'An empty sheet for reported figures of the areas below one, ready to be filled',
  permission: 'indicators.report',
  kind: 'query',
  query: z.object({ areaId: uuid, indicatorKey, ...timeQuery.shape }),
  reply: 'file',
})

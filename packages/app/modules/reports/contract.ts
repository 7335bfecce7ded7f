import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { documentModel } from '#shared/document.ts'
import { listQuery, pageOf } from '#shared/listing.ts'

export const templates = ['survey'] as const
export const formats = ['docx', 'pdf', 'md'] as const
export type Format = (typeof formats)[number]
const template = z.enum(templates).default('survey')

/** Where a figure of a report comes from. */
export const figure = z.object({
  no: z.number().int(),
  slot: z.string(),
  indicatorKey: z.string().nullable(),
  name: z.string(),
  description: z.string(),
  unit: z.string(),
  scopeName: z.string(),
  day,
  value: z.number().nullable(),
  computed: z.number(),
  reported: z.number(),
  hasComputed: z.boolean(),
  hasReported: z.boolean(),
  missing: z.number().int(),
  sources: z.array(
    z.object({
      scopeName: z.string(),
      period: z.string(),
      source: z.string(),
      document: z.string().nullable(),
      page: z.string().nullable(),
    }),
  ),
  /** As the text writes it. */
  display: z.string(),
  /** The page of its rows; the same text stands behind the figure in the document. */
  address: z.string(),
})
export type Figure = z.infer<typeof figure>

const ask = z.object({ areaId: uuid, template, asOf: day.optional(), knownOn: day.optional() })

export const previewReport = route({
  name: 'reports.preview',
  method: 'GET',
  path: '/api/reports/preview',
  summary:
    'The report as it would be issued, in the language asked for; figures that differ from the last issue are marked',
  permission: 'reports.view',
  kind: 'query',
  query: ask,
  reply: z.object({
    document: documentModel,
    figures: z.array(figure),
    nextNo: z.number().int(),
    previousId: uuid.nullable(),
  }),
})

export const previewFile = route({
  name: 'reports.previewFile',
  method: 'GET',
  path: '/api/reports/preview/file',
  summary: 'The report as it would be issued, as a file',
  permission: 'reports.view',
  kind: 'query',
  query: ask.extend({ as: z.enum(formats) }),
  reply: 'file',
})

export const reportRow = z.object({
  id: uuid,
  no: z.number().int(),
  template: z.enum(templates),
  areaId: uuid,
  areaName: z.string(),
  title: z.string(),
  day,
  knownOn: day.nullable(),
  remark: z.string().nullable(),
  previousId: uuid.nullable(),
  issuedAt: z.date(),
  issuedBy: z.string(),
})
export type ReportRow = z.infer<typeof reportRow>

export const listReports = route({
  name: 'reports.list',
  method: 'GET',
  path: '/api/reports',
  summary: 'Issued reports within reach, the latest first',
  permission: 'reports.view',
  kind: 'query',
  query: listQuery.extend({ areaId: uuid.optional() }),
  reply: pageOf(reportRow),
})

export const getReport = route({
  name: 'reports.get',
  method: 'GET',
  path: '/api/reports/{id}',
  summary: 'An issued report as it was issued, with its figures',
  permission: 'reports.view',
  kind: 'query',
  params: idParams,
  reply: reportRow.extend({ document: documentModel, figures: z.array(figure) }),
})

export const comparedFigure = z.object({
  slot: z.string(),
  kind: z.enum(['changed', 'new', 'gone']),
  name: z.string(),
  scopeName: z.string(),
  unit: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  address: z.string().nullable(),
})
export const compareReports = route({
  name: 'reports.compare',
  method: 'GET',
  path: '/api/reports/{id}/compare',
  summary: 'What differs between a report and an earlier issue (the last one unless told), figure by figure',
  permission: 'reports.view',
  kind: 'query',
  params: idParams,
  query: z.object({ with: uuid.optional() }),
  reply: z.object({ report: reportRow, earlier: reportRow, same: z.number().int(), rows: z.array(comparedFigure) }),
})

export const reportFile = route({
  name: 'reports.file',
  method: 'GET',
  path: '/api/reports/{id}/file',
  summary: 'An issued report as DOCX, PDF or Markdown',
  permission: 'reports.view',
  kind: 'query',
  params: idParams,
  query: z.object({ as: z.enum(formats) }),
  reply: 'file',
})

export const issueReport = route({
  name: 'reports.issue',
  method: 'POST',
  path: '/api/reports',
  summary: 'Issue a report: its text and every figure with its source are kept as they are now',
  permission: 'reports.issue',
  kind: 'command',
  body: z.object({
    areaId: uuid,
    template,
    day,
    knownOn: day.optional(),
    remark: z.string().trim().max(200).optional(),
  }),
  reply: z.object({ id: uuid, no: z.number().int() }),
})

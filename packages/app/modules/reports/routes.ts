import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import * as contract from './contract.ts'
import { issueReport } from './commands/issue.ts'
import { preview, write, type Asked } from './queries/preview.ts'
import { compareReports, getReport, listReports } from './queries/reports.ts'
import { fileOf } from './render.ts'

const askedOf = (ctx: Ctx, query: { areaId: string; template: 'survey' }): Asked => ({
  areaId: query.areaId,
  template: query.template,
  day: ctx.asOf,
  knownOn: ctx.knownOn,
})

export const routes: BoundRoute[] = [
  serve(contract.previewReport, (ctx, { query }) => preview(ctx, askedOf(ctx, query))),
  serve(contract.previewFile, async (ctx, { query }) => {
    await require(ctx, 'reports.view', query.areaId)
    return fileOf((await write(ctx, askedOf(ctx, query))).document, query.as, ctx.config.publicUrl)
  }),
  serve(contract.listReports, (ctx, { query }) => listReports(ctx, query)),
  serve(contract.getReport, (ctx, { params }) => getReport(ctx, params.id)),
  serve(contract.compareReports, (ctx, { params, query }) => compareReports(ctx, params.id, query.with)),
  serve(contract.reportFile, async (ctx, { params, query }) =>
    fileOf((await getReport(ctx, params.id)).document, query.as, ctx.config.publicUrl),
  ),
  serve(contract.issueReport, (ctx, { body }) => issueReport(ctx, body)),
]

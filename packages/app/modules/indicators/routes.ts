import type { Ctx } from '#server/context.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import * as contract from './contract.ts'
import { defineIndicator, redefineIndicator } from './commands/define.ts'
import { correctFigure, reportFigure, withdrawFigure } from './commands/report.ts'
import { getDefinition, listDefinitions } from './definitions.ts'
import { board, compare } from './queries/compare.ts'
import { figureHistory, listFigures } from './queries/figures.ts'
import { trend } from './queries/trend.ts'
import { valueOf } from './queries/value.ts'
import { scopeOf } from './scope.ts'
import { figuresTemplate, importFigures } from './sheets.ts'

const timeOf = (ctx: Ctx) => ({ day: ctx.asOf, knownOn: ctx.knownOn })

export const routes: BoundRoute[] = [
  serve(contract.listDefinitions, async (ctx) => ({ rows: await listDefinitions(ctx) })),
  serve(contract.getDefinition, (ctx, { params }) => getDefinition(ctx, params.key)),
  serve(contract.defineIndicator, (ctx, { body }) => defineIndicator(ctx, body)),
  serve(contract.redefineIndicator, (ctx, { params, body }) => redefineIndicator(ctx, params.key, body)),
  serve(contract.getValue, (ctx, { params, query }) =>
    valueOf(ctx, params.key, scopeOf(query), timeOf(ctx), query.split ?? null),
  ),
  serve(contract.compareAreas, (ctx, { params, query }) => {
    const beside = (query.beside ?? '').split(',').filter(Boolean)
    return compare(ctx, params.key, scopeOf(query), timeOf(ctx), { level: query.level, beside })
  }),
  serve(contract.getTrend, (ctx, { params, query }) =>
    trend(ctx, params.key, scopeOf(query), { ...query, knownOn: ctx.knownOn }),
  ),
  serve(contract.getBoard, async (ctx, { query }) => {
    const keys = (await listDefinitions(ctx)).map((d) => d.key)
    return board(ctx, keys, scopeOf(query), timeOf(ctx))
  }),
  serve(contract.listFigures, (ctx, { query }) => listFigures(ctx, query)),
  serve(contract.figuresTemplate, async (ctx, { query }) =>
    figuresTemplate(ctx, query.areaId, await getDefinition(ctx, query.indicatorKey)),
  ),
  serve(contract.figureHistory, async (ctx, { params }) => ({ rows: await figureHistory(ctx, params.id) })),
  serve(contract.reportFigure, (ctx, { body }) => reportFigure(ctx, body)),
  serve(contract.correctFigure, (ctx, { params, body }) => correctFigure(ctx, params.id, body)),
  serve(contract.withdrawFigure, (ctx, { params, body }) => withdrawFigure(ctx, params.id, body.reason)),
  serve(contract.importFigures, (ctx, { query }, upload) =>
    importFigures(ctx, { ...query, dryRun: query.dryRun === 'yes' }, upload),
  ),
]

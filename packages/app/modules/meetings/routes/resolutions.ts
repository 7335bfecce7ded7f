import { serve, type BoundRoute } from '#server/module.ts'
import * as matter from '../commands/matters.ts'
import { fileResolution, orderResolution } from '../commands/resolutions.ts'
import * as task from '../commands/tasks.ts'
import * as contract from '../contract/resolutions.ts'
import { resolutionPaper } from '../queries/papers.ts'
import * as query from '../queries/resolutions.ts'

export const resolutionRoutes: BoundRoute[] = [
  serve(contract.listResolutions, (ctx, { query: ask }) => query.listResolutions(ctx, ask)),
  serve(contract.getResolution, (ctx, { params }) => query.getResolution(ctx, params.id)),
  serve(contract.resolutionPaper, (ctx, { params, query: ask }) => resolutionPaper(ctx, params.id, ask.format)),
  serve(contract.fileResolution, (ctx, { params, body }) => fileResolution(ctx, params.id, body)),
  serve(contract.orderResolution, (ctx, { params, body }) => orderResolution(ctx, params.id, body)),
  serve(contract.listTasks, (ctx, { query: ask }) => query.listTasks(ctx, ask)),
  serve(contract.addTask, (ctx, { params, body }) => task.addTask(ctx, params.id, body)),
  serve(contract.progressTask, (ctx, { params, body }) => task.progressTask(ctx, params.id, body)),
  serve(contract.voidTask, (ctx, { params, body }) => task.voidTask(ctx, params.id, body)),
  serve(contract.listMatters, (ctx, { query: ask }) => query.listMatters(ctx, ask)),
  serve(contract.openMatter, (ctx, { body }) => matter.openMatter(ctx, body)),
  serve(contract.closeMatter, (ctx, { params, body }) => matter.closeMatter(ctx, params.id, body)),
  serve(contract.withdrawMatter, (ctx, { params, body }) => matter.withdrawMatter(ctx, params.id, body)),
]

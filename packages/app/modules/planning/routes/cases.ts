import { serve } from '#server/module.ts'
import * as cases from '../commands/cases.ts'
import * as contract from '../contract/cases.ts'
import * as query from '../queries/cases.ts'

export const caseRoutes = [
  serve(contract.listCases, (ctx, { query: ask }) => query.listCases(ctx, ask)),
  serve(contract.getCase, (ctx, { params }) => query.getCase(ctx, params.id)),
  serve(contract.openCase, (ctx, { body }) => cases.openCase(ctx, body)),
  serve(contract.changeCase, (ctx, { params, body }) => cases.changeCase(ctx, params.id, body)),
  serve(contract.dropCase, (ctx, { params, body }) => cases.dropCase(ctx, params.id, body)),
  serve(contract.reopenCase, (ctx, { params, body }) => cases.reopenCase(ctx, params.id, body)),
]

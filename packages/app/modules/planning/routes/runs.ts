import { serve } from '#server/module.ts'
import { reserveNames } from '../commands/names.ts'
import { keepPlans } from '../commands/plans.ts'
import * as runs from '../commands/runs.ts'
import * as engine from '../contract/engine.ts'
import * as names from '../contract/names.ts'
import * as contract from '../contract/runs.ts'
import { getEngineProblem } from '../queries/problems.ts'
import { proposeSchemeNames } from '../queries/names.ts'

export const runRoutes = [
  serve(engine.getEngineProblem, (ctx, { params }) => getEngineProblem(ctx, params.id)),
  serve(engine.keepPlans, (ctx, { params, body }) => keepPlans(ctx, params.id, body)),
  serve(contract.drawSchemes, (ctx, { params, body }) => runs.drawSchemes(ctx, params.id, body)),
  serve(contract.repairScheme, (ctx, { params, body }) => runs.repairScheme(ctx, params.id, body)),
  serve(contract.includeUnits, (ctx, { params, body }) => runs.includeUnits(ctx, params.id, body)),
  serve(names.proposeSchemeNames, (ctx, { params }) => proposeSchemeNames(ctx, params.id)),
  serve(names.reserveNames, (ctx, { params, body }) => reserveNames(ctx, params.id, body)),
]

import { serve } from '#server/module.ts'
import { changeSetting } from '../commands/settings.ts'
import * as contract from '../contract/coverage.ts'
import { coverageOf } from '../queries/coverage.ts'
import { fitnessOf } from '../queries/fitness.ts'
import { getSetting } from '../queries/settings.ts'

export const coverageRoutes = [
  serve(contract.coverageOf, (ctx, { query }) => coverageOf(ctx, query.areaId)),
  serve(contract.fitnessOf, (ctx, { query }) => fitnessOf(ctx, query.areaId)),
  serve(contract.getSetting, (ctx, { query }) => getSetting(ctx, query.areaId)),
  serve(contract.changeSetting, (ctx, { body }) => changeSetting(ctx, body)),
]

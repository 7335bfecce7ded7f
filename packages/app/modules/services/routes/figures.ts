import { serve, type BoundRoute } from '#server/module.ts'
import * as contract from '../contract/figures.ts'
import * as query from '../queries/figures.ts'

export const figuresRoutes: BoundRoute[] = [
  serve(contract.listRates, (ctx, { query: ask }) => query.listRates(ctx, ask)),
  serve(contract.heat, (ctx, { query: ask }) => query.heat(ctx, ask)),
  serve(contract.ages, (ctx, { query: ask }) => query.ages(ctx, ask)),
]

import { serve, type BoundRoute } from '#server/module.ts'
import * as contract from '../contract/public.ts'
import * as query from '../queries/public.ts'

export const publicRoutes: BoundRoute[] = [
  serve(contract.findBodies, (ctx, { query: ask }) => query.findBodies(ctx, ask)),
  serve(contract.bodiesOf, (ctx, { params }) => query.bodiesOf(ctx, params.areaId)),
  serve(contract.ruleText, (ctx, { params }) => query.ruleText(ctx, params)),
  serve(contract.popolo, (ctx, { params }) => query.popolo(ctx, params.areaId)),
]

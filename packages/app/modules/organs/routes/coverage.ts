import { serve, type BoundRoute } from '#server/module.ts'
import { dispatchGaps } from '../commands/coverage.ts'
import * as contract from '../contract/coverage.ts'
import { coverage, listGaps } from '../queries/coverage/index.ts'

export const coverageRoutes: BoundRoute[] = [
  serve(contract.coverage, (ctx, { query }) => coverage(ctx, query)),
  serve(contract.listGaps, (ctx, { query }) => listGaps(ctx, query)),
  serve(contract.dispatchGaps, (ctx, { body }) => dispatchGaps(ctx, body)),
]

import { serve } from '#server/module.ts'
import * as contract from '../contract/public.ts'
import * as open from '../queries/public.ts'

/** What everybody may read. */
export const publicRoutes = [
  serve(contract.publicElections, (ctx, { query }) => open.publicElections(ctx, query)),
  serve(contract.publicElection, (ctx, { params }) => open.publicElection(ctx, params.id)),
  serve(contract.publicVoters, (ctx, { params, query }) => open.publicVoters(ctx, params.id, query)),
  serve(contract.publicCount, (ctx, { params }) => open.publicCount(ctx, params.id)),
]

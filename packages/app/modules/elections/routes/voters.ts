import { serve } from '#server/module.ts'
import * as candidates from '../commands/candidates.ts'
import { drawList, recheckList } from '../commands/voters/draw.ts'
import * as objections from '../commands/voters/objections.ts'
import * as one from '../commands/voters/one.ts'
import * as standing from '../contract/candidates.ts'
import * as contract from '../contract/voters.ts'
import { listObjections } from '../queries/complaints.ts'
import { findVoters, listVoters } from '../queries/voters.ts'

/** The voter list, objections to it, and who stands. */
export const voterRoutes = [
  serve(contract.listVoters, (ctx, { params, query }) => listVoters(ctx, params.id, query)),
  serve(contract.drawList, (ctx, { params, body }) => drawList(ctx, params.id, body)),
  serve(contract.recheckList, (ctx, { params, body }) => recheckList(ctx, params.id, body)),
  serve(contract.declareVoter, (ctx, { params, body }) => one.declareVoter(ctx, params.id, params.personId, body)),
  serve(contract.addWorker, (ctx, { params, body }) => one.addWorker(ctx, params.id, body)),
  serve(contract.strikeVoter, (ctx, { params, body }) => one.strikeVoter(ctx, params.id, params.personId, body)),
  serve(contract.setEntitled, (ctx, { params, body }) => one.setEntitled(ctx, params.id, params.personId, body)),
  serve(contract.listObjections, (ctx, { params }) => listObjections(ctx, params.id)),
  serve(contract.raiseObjection, (ctx, { params, body }) => objections.raiseObjection(ctx, params.id, body)),
  serve(contract.decideObjection, (ctx, { params, body }) =>
    objections.decideObjection(ctx, params.id, params.objectionId, body),
  ),
  serve(contract.findVoters, (ctx, { params, query }) => findVoters(ctx, params.id, query)),
  serve(standing.nominate, (ctx, { params, body }) => candidates.nominate(ctx, params.id, body)),
  serve(standing.vetCandidate, (ctx, { params, body }) =>
    candidates.vetCandidate(ctx, params.id, params.candidateId, body),
  ),
  serve(standing.withdrawCandidate, (ctx, { params, body }) =>
    candidates.withdrawCandidate(ctx, params.id, params.candidateId, body),
  ),
]

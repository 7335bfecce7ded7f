import { serve, type BoundRoute } from '#server/module.ts'
import { getMeasures, setMeasures } from '../commands/measures.ts'
import { publish, withdrawPublication } from '../commands/publicity.ts'
import * as voice from '../commands/voices.ts'
import * as contract from '../contract/publicity.ts'
import { lawSaid as lawSaidContract } from '../contract/law.ts'
import { listGaps } from '../queries/gaps.ts'
import { lawSaid } from '../queries/law-said.ts'
import { boardSheet } from '../queries/papers.ts'
import * as query from '../queries/publicity.ts'

export const publicityRoutes: BoundRoute[] = [
  serve(lawSaidContract, (ctx, { query: ask }) => lawSaid(ctx, ask)),
  serve(contract.listPublications, (ctx, { query: ask }) => query.listPublications(ctx, ask)),
  serve(contract.getPublication, (ctx, { params }) => query.getPublication(ctx, params.id)),
  serve(contract.publish, (ctx, { body }) => publish(ctx, body)),
  serve(contract.withdrawPublication, (ctx, { params, body }) => withdrawPublication(ctx, params.id, body)),
  serve(contract.boardSheet, (ctx, { params, query: ask }) => boardSheet(ctx, params.id, ask.format)),
  serve(contract.listVoices, (ctx, { query: ask }) => query.listVoices(ctx, ask)),
  serve(contract.answerEnquiry, (ctx, { params, body }) => voice.answerEnquiry(ctx, params.id, body)),
  serve(contract.decideComplaint, (ctx, { params, body }) => voice.decideComplaint(ctx, params.id, body)),
  serve(contract.revealVoice, (ctx, { params, body }) => voice.revealVoice(ctx, params.id, body.purpose)),
  serve(contract.getMeasures, (ctx, { query: ask }) => getMeasures(ctx, ask.areaId)),
  serve(contract.setMeasures, (ctx, { body }) => setMeasures(ctx, body)),
  serve(contract.listGaps, (ctx, { query: ask }) => listGaps(ctx, ask)),
]

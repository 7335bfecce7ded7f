import { serve } from '#server/module.ts'
import { addComment, answerComment, resolveComment } from '../commands/comments.ts'
import { dropLayer, restoreLayer, uploadLayer } from '../commands/layers.ts'
import { criteriaOf as criteriaContract } from '../contract/criteria.ts'
import * as contract from '../contract/layers.ts'
import { criteriaOf } from '../queries/criteria.ts'
import * as query from '../queries/layers.ts'
import { checkLayer } from '../queries/layer-check.ts'

export const layerRoutes = [
  serve(criteriaContract, (ctx, { params }) => criteriaOf(ctx, params.id)),
  serve(contract.listLayers, (ctx, { query: ask }) => query.listLayers(ctx, ask)),
  serve(contract.getLayer, (ctx, { params }) => query.getLayer(ctx, params.id)),
  serve(contract.checkLayer, (ctx, { query: ask }, upload) => checkLayer(ctx, ask, upload)),
  serve(contract.uploadLayer, (ctx, { query: ask }, upload) => uploadLayer(ctx, ask, upload)),
  serve(contract.dropLayer, (ctx, { params, body }) => dropLayer(ctx, params.id, body)),
  serve(contract.restoreLayer, (ctx, { params, body }) => restoreLayer(ctx, params.id, body)),
  serve(contract.listComments, (ctx, { params }) => query.listComments(ctx, params.id)),
  serve(contract.addComment, (ctx, { params, body }) => addComment(ctx, params.id, body)),
  serve(contract.answerComment, (ctx, { params, body }) => answerComment(ctx, params.id, body)),
  serve(contract.resolveComment, (ctx, { params, body }) => resolveComment(ctx, params.id, body)),
]

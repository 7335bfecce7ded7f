import { serve, type BoundRoute } from '#server/module.ts'
import * as consult from '../commands/acts/consult.ts'
import * as decide from '../commands/acts/decide.ts'
import * as draft from '../commands/acts/draft.ts'
import * as contract from '../contract/acts.ts'
import * as notices from '../contract/notices.ts'
import { getAct, listActs } from '../queries/acts/acts.ts'
import { getNotice, listNotices, noticeMap } from '../queries/acts/notices.ts'
import { getPaper } from '../queries/acts/papers.ts'
import { previewAct } from '../queries/acts/preview.ts'
import { actTimes } from '../queries/acts/times.ts'

export const actRoutes: BoundRoute[] = [
  serve(contract.listActs, (ctx, { query }) => listActs(ctx, query)),
  serve(contract.actTimes, (ctx, { query }) => actTimes(ctx, query.areaId)),
  serve(contract.getAct, (ctx, { params }) => getAct(ctx, params.id)),
  serve(contract.previewAct, (ctx, { params }) => previewAct(ctx, params.id)),
  serve(contract.getPaper, (ctx, { params, query }) => getPaper(ctx, params.id, params.kind, query.format)),
  serve(contract.draftAct, (ctx, { body }) => draft.draftAct(ctx, body)),
  serve(contract.editAct, (ctx, { params, body }) => draft.editAct(ctx, params.id, body)),
  serve(contract.publishAct, (ctx, { params, body }) => draft.publishAct(ctx, params.id, body.version)),
  serve(contract.redrawAct, (ctx, { params, body }) => draft.redrawAct(ctx, params.id, body)),
  serve(contract.setMaterial, (ctx, { params, body }) => consult.setMaterial(ctx, params.id, body)),
  serve(contract.addOpinion, (ctx, { params, body }) => consult.addOpinion(ctx, params.id, body)),
  serve(contract.answerOpinion, (ctx, { params, body }) =>
    consult.answerOpinion(ctx, params.id, params.opinionId, body),
  ),
  serve(contract.answerOpinions, (ctx, { params, body }) => consult.answerOpinions(ctx, params.id, body)),
  serve(contract.fileAct, (ctx, { params, body }) => draft.fileAct(ctx, params.id, body.version)),
  serve(contract.returnAct, (ctx, { params, body }) => decide.returnAct(ctx, params.id, body)),
  serve(contract.approveAct, (ctx, { params, body }) => decide.approveAct(ctx, params.id, body)),
  serve(contract.announceAct, (ctx, { params, body }) => decide.announceAct(ctx, params.id, body)),
  serve(contract.withdrawAct, (ctx, { params, body }) => decide.withdrawAct(ctx, params.id, body)),
  serve(contract.archiveAct, (ctx, { params, body }) => decide.archiveAct(ctx, params.id, body.version)),
  serve(contract.finishTask, (ctx, { params, body }) => decide.finishTask(ctx, params.id, params.taskId, body)),
  serve(contract.revealOpinion, (ctx, { params, body }) =>
    consult.revealOpinion(ctx, params.id, params.opinionId, body.purpose),
  ),
  serve(notices.listNotices, (ctx, { query }) => listNotices(ctx, query)),
  serve(notices.getNotice, (ctx, { params }) => getNotice(ctx, params.id)),
  serve(notices.noticeMap, (ctx, { params }) => noticeMap(ctx, params.id, params.when)),
  serve(notices.commentOnNotice, (ctx, { params, body }) => consult.commentOnNotice(ctx, params.id, body)),
]

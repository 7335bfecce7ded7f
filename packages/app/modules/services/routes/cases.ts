import { serve, type BoundRoute } from '#server/module.ts'
import * as files from '../commands/cases/files.ts'
import { openCase } from '../commands/cases/intake.ts'
import { lookAtCase, revealApplicant } from '../commands/cases/look.ts'
import { issuePaper, withdrawPaper } from '../commands/cases/papers.ts'
import * as settings from '../commands/cases/settings.ts'
import * as step from '../commands/cases/step.ts'
import * as templates from '../commands/cases/templates.ts'
import * as contract from '../contract/cases/cases.ts'
import * as file from '../contract/cases/files.ts'
import * as intake from '../contract/cases/intake.ts'
import * as paper from '../contract/cases/papers.ts'
import * as set from '../contract/cases/settings.ts'
import * as steps from '../contract/cases/step.ts'
import * as template from '../contract/cases/templates.ts'
import { board } from '../queries/cases/board.ts'
import { getFile, publicPhoto } from '../queries/cases/files.ts'
import { listHolders } from '../queries/cases/holders.ts'
import { listCases } from '../queries/cases/list.ts'
import { getCase } from '../queries/cases/one.ts'
import { getPaper, verifyPaper } from '../queries/cases/papers.ts'
import { caseSettings, previewClocks } from '../queries/cases/settings.ts'
import { similarCases } from '../queries/cases/similar.ts'
import { caseTemplates, listTemplates } from '../queries/cases/templates.ts'

export const casesRoutes: BoundRoute[] = [
  serve(contract.listCases, (ctx, { query }) => listCases(ctx, query)),
  serve(contract.getCase, (ctx, { params }) => getCase(ctx, params.id)),
  serve(contract.similarCases, (ctx, { query }) => similarCases(ctx, query)),
  serve(contract.listHolders, (ctx, { params }) => listHolders(ctx, params.id)),
  serve(contract.caseBoard, (ctx, { query }) => board(ctx, query.areaId)),
  serve(contract.lookAtCase, (ctx, { params, body }) => lookAtCase(ctx, params.id, body)),
  serve(contract.revealApplicant, (ctx, { params, body }) => revealApplicant(ctx, params.id, params.field, body)),
  serve(intake.openCase, (ctx, { body }) => openCase(ctx, body)),
  serve(steps.stepCase, (ctx, { params, body }) => step.stepCase(ctx, params.id, body)),
  serve(steps.writeToCase, (ctx, { params, body }) => step.writeToCase(ctx, params.id, body)),
  serve(steps.finishPart, (ctx, { params, body }) => step.finishPart(ctx, params.id, params.partId, body)),
  serve(file.uploadFile, (ctx, { query }, upload) => files.uploadFile(ctx, query.areaId, upload)),
  serve(file.attachFiles, (ctx, { params, body }) => files.attachFiles(ctx, params.id, body)),
  serve(file.getFile, (ctx, { params }) => getFile(ctx, params.id, params.fileId)),
  serve(file.publicPhoto, (ctx, { params }) => publicPhoto(ctx, params.number, params.fileId)),
  serve(file.dropFile, (ctx, { params, body }) => files.dropFile(ctx, params.id, params.fileId, body.reason)),
  serve(set.caseSettings, (ctx, { query }) => caseSettings(ctx, query.areaId)),
  serve(set.previewClocks, (ctx, { query }) => previewClocks(ctx, query)),
  serve(set.enterYear, (ctx, { body }) => settings.enterYear(ctx, body)),
  serve(set.changeCaseSetting, (ctx, { body }) => settings.changeCaseSetting(ctx, body)),
  serve(set.addClockRule, (ctx, { body }) => settings.addClockRule(ctx, body)),
  serve(set.addPetitionClocks, (ctx, { body }) => settings.addPetitionClocks(ctx, body)),
  serve(set.endClockRule, (ctx, { params, body }) => settings.endClockRule(ctx, params.id, body)),
  serve(set.addRouteRule, (ctx, { body }) => settings.addRouteRule(ctx, body)),
  serve(set.endRouteRule, (ctx, { params, body }) => settings.endRouteRule(ctx, params.id, body)),
  serve(template.listTemplates, (ctx, { query }) => listTemplates(ctx, query)),
  serve(template.addTemplate, (ctx, { body }) => templates.addTemplate(ctx, body)),
  serve(template.changeTemplate, (ctx, { params, body }) => templates.changeTemplate(ctx, params.id, body)),
  serve(template.keepTemplate, (ctx, { params, body }) => templates.keepTemplate(ctx, params.id, body)),
  serve(template.caseTemplates, (ctx, { params, query }) => caseTemplates(ctx, params.id, query)),
  serve(paper.issuePaper, (ctx, { params, body }) => issuePaper(ctx, params.id, body)),
  serve(paper.withdrawPaper, (ctx, { params, body }) => withdrawPaper(ctx, params.id, params.paperId, body.reason)),
  serve(paper.getPaper, (ctx, { params, query }) => getPaper(ctx, params.id, params.paperId, query.format)),
  serve(paper.verifyPaper, (ctx, { params }) => verifyPaper(ctx, params.code)),
]

import { serve, type BoundRoute } from '#server/module.ts'
import * as handoverCommand from '../commands/handover.ts'
import * as ruleCommand from '../commands/rules.ts'
import * as contract from '../contract/index.ts'
import * as handoverQuery from '../queries/handovers.ts'
import * as ruleQuery from '../queries/rules.ts'

export const ruleRoutes: BoundRoute[] = [
  serve(contract.listRules, (ctx, { query }) => ruleQuery.listRules(ctx, query)),
  serve(contract.getRule, (ctx, { params }) => ruleQuery.getRule(ctx, params)),
  serve(contract.draftRule, (ctx, { body }) => ruleCommand.draftRule(ctx, body)),
  serve(contract.editRule, (ctx, { params, body }) => ruleCommand.editRule(ctx, params, body)),
  serve(contract.adoptRule, (ctx, { params, body }) => ruleCommand.adoptRule(ctx, params, body)),
  serve(contract.fileRule, (ctx, { params, body }) => ruleCommand.fileRule(ctx, params, body)),
  serve(contract.enforceRule, (ctx, { params, body }) => ruleCommand.enforceRule(ctx, params, body)),
  serve(contract.orderCorrection, (ctx, { params, body }) => ruleCommand.orderCorrection(ctx, params, body)),
  serve(contract.withdrawRule, (ctx, { params, body }) => ruleCommand.withdrawRule(ctx, params, body)),
  serve(contract.listHandovers, (ctx, { query }) => handoverQuery.listHandovers(ctx, query)),
  serve(contract.getHandover, (ctx, { params }) => handoverQuery.getHandover(ctx, params)),
  serve(contract.saveHandover, (ctx, { params, body }) => handoverCommand.saveHandover(ctx, params, body)),
  serve(contract.signHandover, (ctx, { params, body }) => handoverCommand.signHandover(ctx, params, body)),
  serve(contract.handoverPaper, (ctx, { params, query }) => handoverQuery.handoverPaper(ctx, params, query.format)),
]

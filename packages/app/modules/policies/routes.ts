import { serve, type BoundRoute } from '#server/module.ts'
import { translator } from '#server/texts.ts'
import { addRuleSet, importPolicies, reviseParameter, stateForce } from './commands.ts'
import * as contract from './contract.ts'
import { readPolicyFile } from './folder.ts'
import { allRuleSets, comparison, pageOfArticles, pageOfPolicies, readPolicy } from './queries.ts'

export const routes: BoundRoute[] = [
  serve(contract.listPolicies, (ctx, { query }) => pageOfPolicies(ctx, query)),
  serve(contract.searchArticles, (ctx, { query }) => pageOfArticles(ctx, query)),
  serve(contract.compareVersions, (ctx, { query }) => comparison(ctx, query)),
  serve(contract.getPolicy, (ctx, { params }) => readPolicy(ctx, params.id)),
  serve(contract.importPolicy, async (ctx, _, upload) => {
    const { problems, ...outcome } = await importPolicies(ctx, [readPolicyFile(upload.name, upload.path)])
    const say = translator(ctx.locale)
    return {
      ...outcome,
      problems: problems.map((p) => ({
        code: p.code,
        severity: p.severity,
        message: say(p.code, p.params),
        file: p.where.sheet ?? '',
        line: p.where.row ?? null,
      })),
    }
  }),
  serve(contract.stateForce, (ctx, { params, body }) => stateForce(ctx, params.id, body)),
  serve(contract.listRuleSets, async (ctx) => ({ sets: await allRuleSets(ctx) })),
  serve(contract.addRuleSet, (ctx, { body }) => addRuleSet(ctx, body)),
  serve(contract.reviseParameter, (ctx, { params, body }) => reviseParameter(ctx, params.id, body)),
]

import { readFile } from 'node:fs/promises'
import { requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import { AppError } from '#shared/errors.ts'
import { approve, draft, edit, giveBack, submit, withdraw } from './commands/acts.ts'
import { uploadBoundaries } from './commands/boundaries.ts'
import { decide, discard, startTaking } from './commands/decide.ts'
import { changePlanningMembers, createPlanningArea } from './commands/planning.ts'
import { receiveRelease } from './commands/releases.ts'
import * as c from './contract.ts'
import { actOf, actPage } from './queries/acts.ts'
import { areaHistoryPage } from './queries/history.ts'
import { boundaryPage } from './queries/maps.ts'
import { planningAreaPage, planningPage } from './queries/planning.ts'
import { changePage, releaseOf, releasePage, told } from './queries/releases.ts'
import { areaPage, childrenWithCounts, countByKind, listAreaPage } from './queries/tree.ts'

/** The area an uploaded release is kept under until its tops are known: the person's own. */
function ownArea(ctx: Ctx): string {
  if (ctx.actor.kind !== 'account') throw new AppError('access.loginFirst', 401)
  return ctx.actor.areaId
}

const open =
  <I, O>(work: (ctx: Ctx, input: I) => Promise<O>) =>
  async (ctx: Ctx, input: I): Promise<O> => {
    requireRight(ctx, 'areas.view')
    return work(ctx, input)
  }

const tree: BoundRoute[] = [
  serve(
    c.listAreas,
    open((ctx, { query }) => listAreaPage(ctx, query)),
  ),
  serve(
    c.childAreas,
    open(async (ctx, { query }) => ({ rows: await childrenWithCounts(ctx, query.parent) })),
  ),
  serve(
    c.countAreas,
    open(async (ctx, { query }) => ({ counts: await countByKind(ctx, query.under) })),
  ),
  serve(
    c.getAreaPage,
    open((ctx, { params }) => areaPage(ctx, params.id)),
  ),
  serve(
    c.areaHistory,
    open((ctx, { params }) => areaHistoryPage(ctx, params.id)),
  ),
]

const releases: BoundRoute[] = [
  serve(c.uploadRelease, async (ctx, { query }, upload) => {
    const areaId = ownArea(ctx)
    const bytes = await readFile(upload.path)
    const releaseId = await receiveRelease(ctx, { bytes, fileName: upload.name, ...query }, areaId)
    return { releaseId, jobId: await ctx.enqueue('areas.compareRelease', areaId, { releaseId }) }
  }),
  serve(c.listReleases, async (ctx, { query }) => {
    requireRight(ctx, 'areas.import')
    return releasePage(ctx, query)
  }),
  serve(c.getRelease, (ctx, { params }) => releaseOf(ctx, params.id)),
  serve(c.listChanges, (ctx, { params, query }) => changePage(ctx, params.id, query)),
  serve(c.decideChanges, (ctx, { params, body }) => decide(ctx, params.id, body)),
  serve(c.takeRelease, (ctx, { params, body }) => startTaking(ctx, params.id, body.version)),
  serve(c.discardRelease, (ctx, { params, body }) => discard(ctx, params.id, body.version, body.reason)),
]

const acts: BoundRoute[] = [
  serve(
    c.listActs,
    open((ctx, { query }) => actPage(ctx, query)),
  ),
  serve(
    c.getAct,
    open((ctx, { params }) => actOf(ctx, params.id)),
  ),
  serve(c.draftAct, (ctx, { body }) => draft(ctx, body)),
  serve(c.editAct, (ctx, { params, body }) => edit(ctx, params.id, body)),
  serve(c.submitAct, (ctx, { params, body }) => submit(ctx, params.id, body.version)),
  serve(c.approveAct, (ctx, { params, body }) => approve(ctx, params.id, body.version, body.approvalDocument)),
  serve(c.returnAct, (ctx, { params, body }) => giveBack(ctx, params.id, body.version, body.reason)),
  serve(c.withdrawAct, (ctx, { params, body }) => withdraw(ctx, params.id, body.version, body.reason)),
]

const maps: BoundRoute[] = [
  serve(
    c.listBoundaries,
    open(async (ctx, { query }) => ({ rows: await boundaryPage(ctx, query) })),
  ),
  serve(c.uploadBoundaries, async (ctx, { query }, upload) => {
    const { dryRun, ...rest } = query
    const result = await uploadBoundaries(ctx, {
      ...rest,
      dryRun: dryRun === 'yes',
      bytes: await readFile(upload.path),
    })
    return { ...result, problems: told(ctx, result.problems) }
  }),
  serve(
    c.listPlanningAreasPage,
    open((ctx, { query }) => planningPage(ctx, query)),
  ),
  serve(
    c.getPlanningAreaPage,
    open((ctx, { params }) => planningAreaPage(ctx, params.id)),
  ),
  serve(c.createPlanningArea, (ctx, { body }) => createPlanningArea(ctx, body)),
  serve(c.changePlanningMembers, (ctx, { params, body }) => changePlanningMembers(ctx, params.id, body)),
]

export const routes: BoundRoute[] = [...tree, ...releases, ...acts, ...maps]

import { serve } from '#server/module.ts'
import * as count from '../commands/count.ts'
import * as minutes from '../commands/minutes.ts'
import * as proxies from '../commands/proxies.ts'
import * as stations from '../commands/stations.ts'
import * as turnout from '../commands/turnout.ts'
import * as counting from '../contract/count.ts'
import * as contract from '../contract/voting.ts'
import { getArchive } from '../queries/archive.ts'
import { getBatch, getCount } from '../queries/counted.ts'
import { getPaper } from '../queries/papers.ts'
import { getVoting } from '../queries/voting.ts'

/** Proxies, boxes, helpers, ballots given out; the count; minutes and papers. */
export const votingRoutes = [
  serve(contract.getVoting, (ctx, { params }) => getVoting(ctx, params.id)),
  serve(contract.giveProxy, (ctx, { params, body }) => proxies.giveProxy(ctx, params.id, body)),
  serve(contract.voidProxy, (ctx, { params, body }) => proxies.voidProxy(ctx, params.id, params.proxyId, body)),
  serve(contract.addBox, (ctx, { params, body }) => stations.addBox(ctx, params.id, body)),
  serve(contract.removeBox, (ctx, { params, body }) => stations.removeBox(ctx, params.id, params.boxId, body)),
  serve(contract.addHelper, (ctx, { params, body }) => stations.addHelper(ctx, params.id, body)),
  serve(contract.endHelper, (ctx, { params, body }) => stations.endHelper(ctx, params.id, params.helperId, body)),
  serve(contract.issueBallot, (ctx, { params, body }) => turnout.issueBallot(ctx, params.id, body)),
  serve(contract.takeBackMark, (ctx, { params, body }) => turnout.takeBackMark(ctx, params.id, body)),
  serve(counting.getCount, (ctx, { params }) => getCount(ctx, params.id)),
  serve(counting.setAccount, (ctx, { params, body }) => count.setAccount(ctx, params.id, params.boxId, body)),
  serve(counting.explainDifference, (ctx, { params, body }) =>
    count.explainDifference(ctx, params.id, params.boxId, body),
  ),
  serve(counting.getBatch, (ctx, { params, query }) => getBatch(ctx, params.id, params.batchId, query.team)),
  serve(counting.enterTally, (ctx, { params, body }) => count.enterTally(ctx, params.id, params.batchId, body)),
  serve(counting.writeMinute, (ctx, { params, body }) => minutes.writeMinute(ctx, params.id, body)),
  serve(counting.editMinute, (ctx, { params, body }) => minutes.editMinute(ctx, params.id, params.minuteId, body)),
  serve(counting.signMinute, (ctx, { params, body }) => minutes.signMinute(ctx, params.id, params.minuteId, body)),
  serve(counting.getPaper, (ctx, { params, query }) => getPaper(ctx, params.id, params.paper, query.format)),
  serve(counting.getArchive, (ctx, { params }) => getArchive(ctx, params.id)),
]

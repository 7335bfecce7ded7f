import { serve } from '#server/module.ts'
import * as scans from '../commands/scans.ts'
import * as contract from '../contract/scans.ts'
import { getScan, listScans } from '../queries/scans.ts'

/** Scans of papers, for who runs an election or counts. */
export const scanRoutes = [
  serve(contract.listScans, (ctx, { params }) => listScans(ctx, params.id)),
  serve(contract.addScan, (ctx, { params, query }, upload) => scans.addScan(ctx, params.id, query, upload)),
  serve(contract.getScan, (ctx, { params }) => getScan(ctx, params.id, params.scanId)),
  serve(contract.supersedeScan, (ctx, { params, body }) =>
    scans.supersedeScan(ctx, params.id, params.scanId, body.reason),
  ),
]

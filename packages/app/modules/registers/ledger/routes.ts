import { serve } from '#server/module.ts'
import { discardLedger, takeLedger } from './commands/take.ts'
import { decideEstates } from './commands/estates.ts'
import { downloadWrongRows, uploadMended } from './commands/mended.ts'
import { mapLedger } from './commands/map.ts'
import { correctRow, leaveOutRow } from './commands/rows.ts'
import { uploadLedger } from './commands/upload.ts'
import * as c from './contract.ts'
import { ledgerOf, listLedgers } from './queries/ledger.ts'
import { ledgerReport } from './queries/report.ts'
import { listRows } from './queries/rows.ts'

export const ledgerRoutes = [
  serve(c.uploadLedger, (ctx, { query }, upload) => uploadLedger(ctx, query.areaId, upload)),
  serve(c.listLedgers, (ctx, { query }) => listLedgers(ctx, query)),
  serve(c.getLedger, (ctx, { params }) => ledgerOf(ctx, params.id)),
  serve(c.mapLedger, (ctx, { params, body }) => mapLedger(ctx, params.id, body)),
  serve(c.listLedgerRows, (ctx, { params, query }) => listRows(ctx, params.id, query)),
  serve(c.correctLedgerRow, (ctx, { params, body }) =>
    correctRow(ctx, params.id, params.rowId, body.values, body.version),
  ),
  serve(c.leaveOutLedgerRow, (ctx, { params, body }) =>
    leaveOutRow(ctx, params.id, params.rowId, body.leaveOut, body.version),
  ),
  serve(c.downloadWrongRows, (ctx, { params }) => downloadWrongRows(ctx, params.id)),
  serve(c.uploadMended, (ctx, { params }, upload) => uploadMended(ctx, params.id, upload)),
  serve(c.decideEstates, (ctx, { params, body }) => decideEstates(ctx, params.id, body)),
  serve(c.takeLedger, (ctx, { params, body }) => takeLedger(ctx, params.id, body.version)),
  serve(c.ledgerReport, (ctx, { params }) => ledgerReport(ctx, params.id)),
  serve(c.discardLedger, (ctx, { params, body }) => discardLedger(ctx, params.id, body.version)),
]

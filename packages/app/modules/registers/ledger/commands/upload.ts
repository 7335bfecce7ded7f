import { readFile } from 'node:fs/promises'
import { record } from '#server/audit.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { storeFile } from '#server/files.ts'
import type { Upload } from '#server/module.ts'
import { sheetLimits } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { readApart } from '../apart.ts'
import type { Ledger, LedgerSettings } from '../contract.ts'
import { forgetOldLedgers, KEEP_DAYS } from '../forget.ts'
import { ledgerOf } from '../queries/ledger.ts'
import { noSummary } from '../summary.ts'

/**
 * Takes a file in and says what it is: sheets, headers, what each column seems to mean. Nothing goes into the registers.
 * The file is kept sealed until the import ends or 90 days have passed.
 * @throws AppError what the sheets kit refuses (`sheets.…`), `registers.ledgerNoHeader` where no sheet has a header
 */
export async function uploadLedger(ctx: Ctx, areaId: string, upload: Upload): Promise<Ledger> {
  await require(ctx, 'registers.import', areaId)
  if (upload.bytes > sheetLimits.file)
    throw new AppError('sheets.tooLarge', 413, {
      size: Math.round(upload.bytes / 1048576),
      limit: sheetLimits.file / 1048576,
    })
  await forgetOldLedgers(ctx)
  const file = await readFile(upload.path)
  const remembered = await rememberedBy(ctx, areaId)
  const found = await readApart<'recognise'>({ what: 'recognise', file, name: upload.name, remembered })
  if (!found.sheets.some((sheet) => sheet.header))
    throw new AppError('registers.ledgerNoHeader', 422, { file: upload.name })
  const fileId = await storeFile(ctx, areaId, {
    name: upload.name,
    type: 'application/octet-stream',
    body: Buffer.from(ctx.keys.seal(file.toString('base64'))),
    expiresAt: new Date(ctx.now.getTime() + KEEP_DAYS * 86_400_000),
  })
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('ledgerImport')
    .values({
      communityId: areaId,
      id,
      fileId,
      fileName: upload.name,
      fileKind: found.kind,
      encoding: found.encoding,
      state: 'uploaded',
      found: JSON.stringify(found),
      settings: null,
      summary: JSON.stringify(noSummary()),
      jobId: null,
      version: 1,
      createdAt: ctx.now,
      createdBy: ctx.actor.kind === 'public' ? 'public' : ctx.actor.name,
      endedAt: null,
    })
    .execute()
  await record(ctx, {
    command: 'registers.uploadLedger',
    areaId,
    subject: { type: 'ledger', id },
    changes: { fileName: [null, upload.name] },
  })
  return ledgerOf(ctx, id)
}

/** How this office read its sheets before, by the fingerprint of their header. */
async function rememberedBy(ctx: Ctx, areaId: string): Promise<Record<string, LedgerSettings['columns']>> {
  const rows = await ctx.db
    .selectFrom('ledgerMapping')
    .select(['fingerprint', 'columns'])
    .where('areaId', '=', areaId)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.fingerprint, row.columns as LedgerSettings['columns']]))
}

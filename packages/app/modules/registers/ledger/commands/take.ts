import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { standingEstates } from '../estates.ts'
import { forgetRows } from '../forget.ts'
import { getImport, getOpenImport, setImport } from '../store.ts'
import { summaryOf } from '../summary.ts'

/**
 * Starts taking the right rows into the registers; the wrong ones go on waiting.
 * @throws AppError `registers.ledgerNothingRight`, `ledgerEstatesOpen` (places whose unit nobody said yet), `ledgerNotReady`, `ledgerStale`, `ledgerBusy`, `ledgerEnded` (409)
 */
export async function takeLedger(ctx: Ctx, id: string, version: number): Promise<{ jobId: string }> {
  const of = await getOpenImport(ctx, id, version)
  if (of.state !== 'checked') throw new AppError('registers.ledgerNotReady', 409)
  const { right } = await summaryOf(ctx, of)
  if (right === 0) throw new AppError('registers.ledgerNothingRight', 409)
  const { estates } = await standingEstates(ctx, of)
  const open = estates.filter((estate) => estate.state === 'open').length
  if (open > 0) throw new AppError('registers.ledgerEstatesOpen', 409, { estates: open })
  const jobId = await ctx.enqueue('registers.takeLedger', of.communityId, { id })
  await setImport(ctx, of, { state: 'taking', jobId })
  await record(ctx, {
    command: 'registers.takeLedger',
    areaId: of.communityId,
    subject: { type: 'ledger', id },
    changes: { rows: [0, right] },
  })
  return { jobId }
}

/** Puts a ledger away: the rows that were not taken are forgotten with all they said; what was taken stays, and its report. */
export async function discardLedger(ctx: Ctx, id: string, version: number): Promise<Record<string, never>> {
  const of = await getImport(ctx, id, true)
  if (of.state === 'taking' || of.state === 'checking') throw new AppError('registers.ledgerBusy', 409)
  if (of.version !== version) throw new AppError('registers.ledgerStale', 409)
  await forgetRows(ctx, of)
  await setImport(ctx, of, { state: 'discarded', endedAt: ctx.now })
  await record(ctx, {
    command: 'registers.discardLedger',
    areaId: of.communityId,
    subject: { type: 'ledger', id },
    changes: { state: [of.state, 'discarded'] },
  })
  return {}
}

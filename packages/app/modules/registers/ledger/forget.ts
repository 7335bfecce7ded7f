import type { Ctx } from '#server/context.ts'
import { forgetFile } from '#server/files.ts'
import type { Import } from './store.ts'

/** A ledger waits this long for its people to finish with it. */
export const KEEP_DAYS = 90

type Named = Pick<Import, 'communityId' | 'id' | 'fileId'>

/** Erases what a ledger said of people who were not taken in, and its file. */
export async function forgetRows(ctx: Ctx, of: Named): Promise<void> {
  await ctx.db
    .updateTable('ledgerRow')
    .set({ sealed: '', state: 'leftOut' })
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('state', '<>', 'taken')
    .execute()
  await forgetFile(ctx, of.fileId)
}

/**
 * Puts ledgers away that nobody finished within 90 days, and forgets what stood in those that were (PIPL art. 19): run at every start
 * and upload. A dry run or a taking that has gone on for so long is stopped; what was taken stays.
 */
export async function forgetOldLedgers(ctx: Ctx): Promise<void> {
  const old = await ctx.db
    .selectFrom('ledgerImport')
    .select(['communityId', 'id', 'fileId', 'jobId', 'version'])
    .where('createdAt', '<', new Date(ctx.now.getTime() - KEEP_DAYS * 86_400_000))
    .where('state', '<>', 'discarded')
    .execute()
  for (const of of old) {
    await stop(ctx, of.jobId)
    await forgetRows(ctx, of)
    await ctx.db
      .updateTable('ledgerRow')
      .set({ sealed: '' })
      .where('communityId', '=', of.communityId)
      .where('importId', '=', of.id)
      .execute()
    await ctx.db
      .updateTable('ledgerImport')
      .set({ state: 'discarded', endedAt: ctx.now, version: of.version + 1 })
      .where('communityId', '=', of.communityId)
      .where('id', '=', of.id)
      .execute()
  }
}

async function stop(ctx: Ctx, jobId: string | null): Promise<void> {
  if (!jobId) return
  await ctx.db
    .updateTable('jobRun')
    .set({ cancelAsked: true })
    .where('id', '=', jobId)
    .where('endedAt', 'is', null)
    .execute()
}

import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { LedgerRowView } from '../contract.ts'
import { changeCells, judgeAgain } from '../judge.ts'
import { rowView } from '../queries/rows.ts'
import type { FieldKey } from '../rules/index.ts'
import { getOpenImport, type Import, type StoredRow } from '../store.ts'

/** A row that may be changed, as this version. @throws AppError `access.notFound`, `registers.ledgerRowTaken`, `ledgerStale`, `ledgerNotReady` */
async function getRow(
  ctx: Ctx,
  id: string,
  rowId: string,
  version: number,
): Promise<{ of: Import; stored: StoredRow }> {
  const of = await getOpenImport(ctx, id)
  if (!of.settings) throw new AppError('registers.ledgerNotReady', 409)
  const stored = await ctx.db
    .selectFrom('ledgerRow')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('importId', '=', id)
    .where('id', '=', rowId)
    .executeTakeFirst()
  if (!stored) throw new AppError('access.notFound', 404)
  if (stored.state === 'taken') throw new AppError('registers.ledgerRowTaken', 409, { row: stored.row })
  if (stored.version !== version) throw new AppError('registers.ledgerStale', 409)
  return { of, stored }
}

/** Mends cells of a waiting row and judges its household again. Words typed are understood as those of the file are. */
export async function correctRow(
  ctx: Ctx,
  id: string,
  rowId: string,
  values: Partial<Record<FieldKey, string>>,
  version: number,
): Promise<LedgerRowView> {
  const { of, stored } = await getRow(ctx, id, rowId, version)
  await changeCells(ctx, stored, values)
  await judgeAgain(ctx, of, [stored.household, ...(await sameIdHouseholds(ctx, of, stored))])
  await record(ctx, {
    command: 'registers.correctLedgerRow',
    areaId: of.communityId,
    subject: { type: 'ledgerRow', id: rowId },
    changes: Object.fromEntries(Object.keys(values).map((field) => [field, ['***', '***']])),
    reason: `${of.fileName} ${stored.row}`,
  })
  return rowView(ctx, of, rowId)
}

/** Leaves a row out of the registers, or takes it up again; its household is judged without (with) it. */
export async function leaveOutRow(
  ctx: Ctx,
  id: string,
  rowId: string,
  leaveOut: boolean,
  version: number,
): Promise<LedgerRowView> {
  const { of, stored } = await getRow(ctx, id, rowId, version)
  await ctx.db
    .updateTable('ledgerRow')
    .set({ state: leaveOut ? 'leftOut' : 'waiting', version: stored.version + 1 })
    .where('communityId', '=', of.communityId)
    .where('id', '=', rowId)
    .execute()
  await judgeAgain(ctx, of, [stored.household, ...(await sameIdHouseholds(ctx, of, stored))])
  await record(ctx, {
    command: 'registers.leaveOutLedgerRow',
    areaId: of.communityId,
    subject: { type: 'ledgerRow', id: rowId },
    changes: { state: [stored.state, leaveOut ? 'leftOut' : 'waiting'] },
    reason: `${of.fileName} ${stored.row}`,
  })
  return rowView(ctx, of, rowId)
}

/** Households that held the same id number as the row had: what stood at them may have changed. */
async function sameIdHouseholds(ctx: Ctx, of: Import, stored: StoredRow): Promise<string[]> {
  if (!stored.idHash) return []
  const rows = await ctx.db
    .selectFrom('ledgerRow')
    .select('household')
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('idHash', '=', stored.idHash)
    .where('id', '<>', stored.id)
    .execute()
  return rows.map((r) => r.household)
}

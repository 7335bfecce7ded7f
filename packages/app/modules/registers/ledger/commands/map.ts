import { record } from '#server/audit.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { translator } from '#server/texts.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { communitiesWithin } from '../communities.ts'
import type { LedgerSettings } from '../contract.ts'
import type { Found } from '../recognise.ts'
import { getOpenImport, setImport, type Import } from '../store.ts'

/**
 * Says how a ledger is to be read and starts the dry run. The office's way of reading this form of sheet is remembered.
 * @throws AppError `registers.ledgerNoSheet`, `ledgerNoName`, `ledgerFieldTwice`, `ledgerNoCommunity`, `ledgerFormulaHoles` (422);
 * `ledgerStale`, `ledgerBusy`, `ledgerEnded` (409)
 */
export async function mapLedger(
  ctx: Ctx,
  id: string,
  { version, ...settings }: LedgerSettings & { version: number },
): Promise<{ jobId: string }> {
  const of = await getOpenImport(ctx, id, version)
  const found = of.found as Found
  await check(ctx, of, found, settings)
  const jobId = await ctx.enqueue('registers.checkLedger', of.communityId, { id })
  await setImport(ctx, of, { state: 'checking', settings: JSON.stringify(settings), jobId })
  await remember(ctx, of.communityId, found.fingerprints[settings.sheet]!, settings.columns)
  await record(ctx, {
    command: 'registers.mapLedger',
    areaId: of.communityId,
    subject: { type: 'ledger', id },
    changes: { settings: [of.settings, settings] },
  })
  return { jobId }
}

async function check(ctx: Ctx, of: Import, found: Found, settings: LedgerSettings): Promise<void> {
  const refuse = (reason: string, params = {}, field?: string) =>
    new AppError(`registers.${reason}`, 422, params, field)
  const sheet = found.sheets.find((s) => s.name === settings.sheet)
  if (!sheet?.header) throw refuse('ledgerNoSheet', { sheet: settings.sheet }, 'sheet')
  const hole = found.warnings.find((w) => w.code === 'sheets.formulaWithoutValue' && w.where.sheet === settings.sheet)
  if (hole) throw refuse('ledgerFormulaHoles', hole.params, 'sheet')
  const today = dayOf(ctx.now)
  if (settings.asOf > today) throw refuse('afterToday', { day: settings.asOf, today }, 'asOf')
  const fields = settings.columns.map((c) => c.field).filter((f) => f !== 'ignore')
  if (!fields.includes('name')) throw refuse('ledgerNoName', {}, 'columns')
  const twice = fields.find((f, i) => fields.indexOf(f) !== i)
  if (twice)
    throw refuse('ledgerFieldTwice', { field: translator(ctx.locale)(`registers:ledger.fields.${twice}`) }, 'columns')
  if (settings.communityId) await require(ctx, 'registers.import', settings.communityId)
  const within = await communitiesWithin(ctx, of.communityId)
  const allowed = settings.communityId === of.communityId || within.some((c) => c.id === settings.communityId)
  const named = fields.some((f) => f === 'community' || f === 'communityCode' || f === 'householdNo')
  if (settings.communityId ? !allowed : !named) throw refuse('ledgerNoCommunity', {}, 'communityId')
}

async function remember(
  ctx: Ctx,
  areaId: string,
  fingerprint: string,
  columns: LedgerSettings['columns'],
): Promise<void> {
  const values = { columns: JSON.stringify(columns), usedAt: ctx.now }
  await ctx.db
    .insertInto('ledgerMapping')
    .values({ areaId, fingerprint, ...values })
    .onConflict((c) => c.columns(['areaId', 'fingerprint']).doUpdateSet(values))
    .execute()
}

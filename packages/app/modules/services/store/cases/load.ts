import { holds, notFound, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { CaseRow } from './rows.ts'

/**
 * The case a command is about, held until the end of the transaction, with the right held against its area. A special-care case
 * is there only for those who hold `services.special`.
 * @throws AppError `access.notFound`; `services.caseStale` (409) naming who changed what, when `version` is not its version
 */
export async function loadCase(ctx: Ctx, right: string, id: string, version?: number): Promise<CaseRow> {
  requireRight(ctx, right)
  const found = await ctx.db.selectFrom('serviceCase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  if (found.special && !holds(ctx.actor, 'services.special')) throw notFound()
  const of = found as unknown as CaseRow
  if (version !== undefined && of.version !== version) await refuseStale(ctx, of)
  return of
}

/** @throws AppError `services.caseStale` (409) */
export async function refuseStale(ctx: Ctx, of: CaseRow): Promise<never> {
  const last = await ctx.db
    .selectFrom('serviceCaseStep')
    .select(['verb', 'byName'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('verb', 'not in', ['say', 'note', 'attach'])
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  throw new AppError('services.caseStale', 409, {
    version: of.version,
    by: last?.byName ?? of.changedBy,
    verb: last?.verb ?? '',
    state: of.state,
  })
}

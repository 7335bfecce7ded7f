import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import type * as contract from '../../contract/residents/own.ts'
import { ownCasePlace } from '../../queries/residents/own.ts'
import { rateCase } from '../hall/rate-case.ts'

/** Says how a finished request of one's own was handled. @throws AppError those of {@link rateCase} */
export async function rateOwnCase(
  ctx: Ctx,
  id: string,
  input: Input<typeof contract.rateOwnCase>['body'],
): Promise<{ id: string }> {
  const { areaId } = await ownCasePlace(ctx, id)
  const rating = await rateCase(ctx, areaId, id, { ...input, reasons: [] })
  return { id: rating.id }
}

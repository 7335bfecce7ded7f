import { requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Input } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../../contract/residents/own.ts'
import { ownCase } from '../../queries/cases/of.ts'
import { ownCasePlace } from '../../queries/residents/own.ts'
import { writeRating } from '../hall/rate.ts'

/** Working days in which a bad rating of a matter is answered: our own setting, no law names it. */
const FOLLOW_UP_DAYS = 5

/**
 * Says how a finished request was handled: once for a matter, never needed for anything else.
 * @throws AppError `access.notFound`, `services.notYetOver`, `services.ratedAlready` (409)
 */
export async function rateOwnCase(
  ctx: Ctx,
  id: string,
  input: Input<typeof contract.rateOwnCase>['body'],
): Promise<{ id: string }> {
  requireRight(ctx, 'services.own')
  const { areaId } = await ownCasePlace(ctx, id)
  const { case: c } = await ownCase(ctx, areaId, id)
  if (c.state !== 'closed') throw new AppError('services.notYetOver', 409)
  const of = { areaId, path: c.path, placeId: null, ticketId: null, caseId: id, itemId: c.itemId, providerId: null, source: 'resident', followUpDays: FOLLOW_UP_DAYS } as const // prettier-ignore
  const ratingId = await privileged(ctx, () => writeRating(ctx, of, { ...input, reasons: [] } as never))
  await record(ctx, { command: 'services.rateOwnCase', areaId, subject: { type: 'rating', id: ratingId }, changes: { grade: [null, input.grade] } }) // prettier-ignore
  return { id: ratingId }
}

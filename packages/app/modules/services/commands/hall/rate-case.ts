import type { z } from 'zod'
import { requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import type { rateCase as contract } from '../../contract/hall/ratings.ts'
import { ownCase } from '../../queries/cases/of.ts'
import { usual } from '../../queries/hall/place.ts'
import { unnamed } from '../support.ts'
import { writeRating } from './rate.ts'

/**
 * Says how a matter was, once, when it is closed (一事一评); only who brought it. Neither the rating nor the trail names the account:
 * who it was is known to those who may see the case, and to nobody else.
 * @throws AppError `access.notFound` for anyone else, `services.notYetOver`, `services.ratedAlready` (409)
 */
export async function rateCase(ctx: Ctx, areaId: string, id: string, input: z.output<typeof contract.body>) {
  requireRight(ctx, 'services.own')
  const { case: of } = await ownCase(ctx, areaId, id)
  if (of.state !== 'closed') throw new AppError('services.notYetOver', 409)
  const rated = {
    areaId,
    path: of.path,
    placeId: null,
    ticketId: null,
    caseId: id,
    itemId: of.itemId,
    providerId: null,
  } as const
  const ratingId = await privileged(ctx, () =>
    writeRating(ctx, { ...rated, source: 'resident', followUpDays: usual.followUpDays }, input),
  )
  await record(unnamed(ctx), {
    command: 'services.rateCase',
    areaId,
    subject: { type: 'rating', id: ratingId },
    changes: { grade: [null, input.grade] },
  })
  return { id: ratingId, version: 1 }
}

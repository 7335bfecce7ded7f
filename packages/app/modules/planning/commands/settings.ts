import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { changeSetting as contract } from '../contract/coverage.ts'
import { bandOf } from '../problem/band.ts'

type Body = z.output<typeof contract.body>

/**
 * Sets within how many days new units of a county (or city) are to be included, whose task it is, and what its schemes begin
 * with. A county may ask for less than the law guides to, not for more.
 * @throws AppError `planning.boundsCrossed`, `planning.targetOutside`, `planning.outsideBand` (422), `planning.stale` (409)
 */
export async function changeSetting(ctx: Ctx, input: Body) {
  const path = await require(ctx, 'planning.settings', input.areaId)
  const { areaId, days, ownerRole, version, lower, upper, target, weights } = input
  const old = await ctx.db.selectFrom('planningSetting').selectAll().where('areaId', '=', areaId).executeTakeFirst()
  if ((old?.version ?? 0) !== version)
    throw new AppError('planning.stale', 409, { version: old?.version ?? 0, by: '—' })
  await checkBounds(ctx, path, input)
  const set = { includeDays: days, ownerRole, lowerBound: lower, upperBound: upper, target, weights: weights ? JSON.stringify(weights) : null, version: version + 1 } // prettier-ignore
  await ctx.db
    .insertInto('planningSetting')
    .values({ areaId, path, ...set })
    .onConflict((c) => c.column('areaId').doUpdateSet(set))
    .execute()
  await record(ctx, {
    command: 'planning.changeSetting',
    areaId,
    subject: { type: 'planningSetting', id: areaId },
    changes: {
      days: [old?.includeDays ?? null, days],
      ownerRole: [old?.ownerRole ?? null, ownerRole],
      lower: [old?.lowerBound ?? null, lower],
      upper: [old?.upperBound ?? null, upper],
      target: [old?.target ?? null, target],
    },
  })
  return { areaId, version: version + 1 }
}

async function checkBounds(ctx: Ctx, path: string, { lower, upper, target }: Body): Promise<void> {
  const band = await bandOf(ctx, path, dayOf(ctx.now))
  const [least, most] = [lower ?? band.lower, upper ?? band.upper]
  if (least > most) throw new AppError('planning.boundsCrossed', 422, { lower: least, upper: most }, 'lower')
  if (least < band.lower || most > band.upper) {
    const { document, article } = band
    const params = { lower: band.lower, upper: band.upper, document, article }
    throw new AppError('planning.outsideBand', 422, params, least < band.lower ? 'lower' : 'upper')
  }
  if (target !== null && (target < least || target > most))
    throw new AppError('planning.targetOutside', 422, { target, lower: least, upper: most }, 'target')
}

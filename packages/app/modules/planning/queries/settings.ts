import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { bandOf } from '../problem/band.ts'
import { WISHES } from '../problem/params.ts'
import { settingOf } from '../store/cases.ts'

/** What the nearest area that has said so wants of planning, and what law and house say beside it. */
export async function getSetting(ctx: Ctx, areaId: string) {
  const path = await require(ctx, 'planning.view', areaId)
  const { lower, upper, target, document, article } = await bandOf(ctx, path, ctx.asOf)
  return { ...(await settingOf(ctx, path)), house: { lower, upper, target, weights: WISHES, document, article } }
}

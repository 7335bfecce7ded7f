import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { findRule } from '#modules/policies/index.ts'
import type { LawSaid } from '../contract/law.ts'
import { provision } from '../law/judge.ts'
import { lawOf } from '../law/load.ts'
import { leastDaysOn } from '../law/publicity.ts'

/** The provisions of the day asked about that screens name. */
export async function lawSaid(ctx: Ctx, { areaId }: { areaId: string }): Promise<LawSaid> {
  const path = await require(ctx, 'meetings.view', areaId)
  const { reserved } = await lawOf(ctx, 'residentsMeeting', ctx.asOf, path)
  const kinds = await findRule<string[]>(ctx, 'residentsCommittee.publicity.matters', ctx.asOf, path)
  const least = await leastDaysOn(ctx, ctx.asOf, path)
  return {
    day: ctx.asOf,
    reserved: reserved && { document: reserved.document, article: reserved.article },
    publicity: kinds ? { ...provision(kinds), kinds: kinds.value.length, days: least?.days ?? null } : null,
  }
}

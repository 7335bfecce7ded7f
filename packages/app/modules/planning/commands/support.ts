import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type { CaseState } from '../contract/base.ts'

export const actorName = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)
export const accountOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'account' ? ctx.actor.accountId : null)
/** The day a case ceased to be open, for its row. */
export const settledOn = (ctx: Ctx, state: CaseState): Day | null => (state === 'open' ? null : dayOf(ctx.now))

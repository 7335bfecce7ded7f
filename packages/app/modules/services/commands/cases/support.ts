import type { Ctx } from '#server/context.ts'

export const actorName = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)
export const accountOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'account' ? ctx.actor.accountId : null)
export const roleOf = (ctx: Ctx): string => (ctx.actor.kind === 'account' ? ctx.actor.role : ctx.actor.kind)

import type { Ctx } from '#server/context.ts'

export { accountOf, actorName } from '../support.ts'
export const roleOf = (ctx: Ctx): string => (ctx.actor.kind === 'account' ? ctx.actor.role : ctx.actor.kind)

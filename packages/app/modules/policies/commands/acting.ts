import { privileged } from '#server/house.ts'
import type { Ctx } from '#server/context.ts'

/** In whose books an act on policies stands, which belong to no area: the actor's own; for the system, the highest. */
export async function actingArea(ctx: Ctx): Promise<string> {
  if (ctx.actor.kind === 'account') return ctx.actor.areaId
  const top = await privileged(ctx, (db) =>
    db.selectFrom('area').select('id').orderBy('level').orderBy('path').executeTakeFirst(),
  )
  return top?.id ?? '00000000-0000-0000-0000-000000000000'
}

import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { usualItems } from '../rules/handover.ts'
import type { Organ } from './rows.ts'

/** Opens the handover of a body from one term to the next, with the usual things on its list. */
export async function openHandover(
  ctx: Ctx,
  organ: Organ,
  { termId, begunOn, dueOn, provision }: { termId: string; begunOn: Day; dueOn: Day; provision: string },
): Promise<string> {
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('organHandover')
    .values({ areaId: organ.areaId, id, organId: organ.id, termId, begunOn, dueOn, provision, state: 'open' })
    .execute()
  await ctx.db
    .insertInto('organHandoverItem')
    .values(
      usualItems.map(([kind, name], i) => ({
        areaId: organ.areaId,
        handoverId: id,
        id: newId(ctx.now),
        seq: i + 1,
        kind,
        name,
        state: 'pending',
      })),
    ) // prettier-ignore
    .execute()
  return id
}

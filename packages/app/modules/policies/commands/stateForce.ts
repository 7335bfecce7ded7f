import type { z } from 'zod'
import { newId } from '#shared/ids.ts'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { stateForce as contract } from '../contract.ts'
import { refuse } from '../refuse.ts'
import { actingArea } from './acting.ts'

/**
 * States on which days a version holds, by which document (a repeal, a publication's own day). It goes before what the
 * text lets one see, and supersedes what was stated earlier.
 * @throws AppError `access.notFound`, `policies.forceEmpty`, `policies.forceReversed` (422)
 */
export async function stateForce(ctx: Ctx, id: string, stated: z.infer<typeof contract.body>): Promise<{ id: string }> {
  requireRight(ctx, 'policies.manage')
  const policy = await ctx.db
    .selectFrom('policy')
    .select(['key', 'inForceFrom'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!policy) throw notFound()
  const { from, to, byDocument, reason } = stated
  if (!from && !to) throw refuse('forceEmpty', 422, {}, 'from')
  if (to && to <= (from ?? policy.inForceFrom))
    throw refuse('forceReversed', 422, { from: from ?? policy.inForceFrom, to }, 'to')
  const before = await privileged(ctx, async (db) => {
    const open = db
      .updateTable('policyForce')
      .set({ supersededAt: ctx.now })
      .where('policyKey', '=', policy.key)
      .where('supersededAt', 'is', null)
    const old = await open.returning(['fromDay', 'toDay']).executeTakeFirst()
    await db
      .insertInto('policyForce')
      .values({
        id: newId(ctx.now),
        policyKey: policy.key,
        fromDay: from ?? null,
        toDay: to ?? null,
        byDocument,
        reason,
        recordedAt: ctx.now,
      })
      .execute()
    return old
  })
  await record(ctx, {
    command: 'policies.stateForce',
    areaId: await actingArea(ctx),
    subject: { type: 'policy', id },
    changes: { from: [before?.fromDay ?? null, from ?? null], to: [before?.toDay ?? null, to ?? null] },
    reason: `${byDocument}: ${reason}`,
  })
  return { id }
}

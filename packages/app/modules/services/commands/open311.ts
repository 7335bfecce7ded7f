import type { z } from 'zod'
import { notFound, require, requireStrong } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/open311.ts'
import { keyHash, newKey } from '../open311/keys.ts'

const nameOf = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)

/** Gives a program its key for an area and all below it. The key is shown this once; its hash is kept. */
export async function giveOpen311Key(ctx: Ctx, input: z.output<typeof contract.giveOpen311Key.body>) {
  const path = await require(ctx, 'services.settings', input.areaId)
  requireStrong(ctx)
  const [id, key] = [newId(ctx.now), newKey()]
  await ctx.db
    .insertInto('open311Key')
    .values({
      ...input,
      id,
      path,
      keyHash: keyHash(key),
      last4: key.slice(-4),
      createdBy: nameOf(ctx),
      createdAt: ctx.now,
    })
    .execute()
  await record(ctx, {
    command: 'services.giveOpen311Key',
    areaId: input.areaId,
    subject: { type: 'open311Key', id },
    changes: { name: [null, input.name], contact: [null, input.contact] },
  })
  return { id, version: 1, key }
}

/** Revokes a key: the next request under it is refused. @throws AppError `services.open311Revoked`, `services.stale` (409) */
export async function revokeOpen311Key(ctx: Ctx, id: string, input: z.output<typeof contract.revokeOpen311Key.body>) {
  const found = await ctx.db.selectFrom('open311Key').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'services.settings', found.areaId)
  if (found.revokedAt) throw new AppError('services.open311Revoked', 409, { by: found.revokedBy ?? '' })
  const version = found.version + 1
  const changed = await ctx.db
    .updateTable('open311Key')
    .set({ revokedAt: ctx.now, revokedBy: nameOf(ctx), revokedReason: input.reason, version })
    .where('id', '=', id)
    .where('version', '=', input.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new AppError('kit.lostRace', 409)
  await record(ctx, {
    command: 'services.revokeOpen311Key',
    areaId: found.areaId,
    subject: { type: 'open311Key', id },
    changes: { revokedAt: [null, ctx.now.toISOString()] },
    reason: input.reason,
  })
  return { id, version }
}

import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/layers.ts'
import { findCase } from '../queries/schemes.ts'
import { accountOf, actorName } from './support.ts'

/** Comments on a place or a unit of a case. */
export async function addComment(ctx: Ctx, caseId: string, input: z.output<typeof contract.addComment.body>) {
  const found = await findCase(ctx, caseId)
  const id = newId(ctx.now)
  const { schemeId, unitId, x, y, text } = input
  await ctx.db
    .insertInto('planningComment')
    .values({
      id,
      caseId,
      schemeId: schemeId ?? null,
      areaId: found.areaId,
      path: found.path,
      unitId: unitId ?? null,
      x: x ?? null,
      y: y ?? null,
      text,
      byId: accountOf(ctx),
      byName: actorName(ctx),
      at: ctx.now,
    })
    .execute()
  await record(ctx, {
    command: 'planning.addComment',
    areaId: found.areaId,
    subject: { type: 'planningCase', id: caseId },
    changes: { text: [null, text] },
  })
  return { id, version: 1 }
}

/** A comment is dealt with. */
export async function resolveComment(ctx: Ctx, id: string, input: z.output<typeof contract.resolveComment.body>) {
  const found = await ctx.db.selectFrom('planningComment').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'planning.draw', found.areaId)
  if (found.version !== input.version)
    throw new AppError('planning.stale', 409, { version: found.version, by: found.resolvedBy ?? found.byName })
  const version = found.version + 1
  await ctx.db
    .updateTable('planningComment')
    .set({ resolvedAt: ctx.now, resolvedBy: actorName(ctx), version })
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: 'planning.resolveComment',
    areaId: found.areaId,
    subject: { type: 'planningCase', id: found.caseId },
    changes: { text: [found.text, null] },
    ...(input.answer ? { reason: input.answer } : {}),
  })
  return { id, version }
}

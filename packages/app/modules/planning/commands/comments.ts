import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/layers.ts'
import { findCase } from '../queries/schemes.ts'
import { unknownUnits } from '../store/schemes.ts'
import { accountOf, actorName } from './support.ts'

type About = Pick<z.output<typeof contract.addComment.body>, 'schemeId' | 'unitId' | 'x' | 'y' | 'outline'>

async function write(
  ctx: Ctx,
  { caseId, areaId, path }: { caseId: string; areaId: string; path: string },
  text: string,
  about: About & { replyTo?: string } = {},
): Promise<string> {
  const id = newId(ctx.now)
  const { schemeId, unitId, x, y, outline, replyTo } = about
  await ctx.db
    .insertInto('planningComment')
    .values({
      id,
      caseId,
      areaId,
      path,
      schemeId: schemeId ?? null,
      unitId: unitId ?? null,
      x: x ?? null,
      y: y ?? null,
      outline: outline ? JSON.stringify(outline) : null,
      replyTo: replyTo ?? null,
      text,
      byId: accountOf(ctx),
      byName: actorName(ctx),
      at: ctx.now,
    })
    .execute()
  return id
}

/**
 * Comments on a unit, a point or a drawn area of a case, or on the whole.
 * @throws AppError `planning.unknownUnits`
 */
export async function addComment(ctx: Ctx, caseId: string, input: z.output<typeof contract.addComment.body>) {
  const { areaId, path, registerOn } = await findCase(ctx, caseId)
  const { text, ...about } = input
  const unknown = await unknownUnits(ctx, areaId, registerOn, about.unitId ? [about.unitId] : [])
  if (unknown.length > 0) throw new AppError('planning.unknownUnits', 422, { count: unknown.length }, 'unitId')
  const id = await write(ctx, { caseId, areaId, path }, text, about)
  await record(ctx, {
    command: 'planning.addComment',
    areaId,
    subject: { type: 'planningCase', id: caseId },
    changes: { text: [null, text] },
  })
  return { id, version: 1 }
}

/** A comment that may be answered, for those who hold `right`. An answer is no comment of its own. */
async function open(ctx: Ctx, id: string, right: string) {
  const found = await ctx.db
    .selectFrom('planningComment')
    .selectAll()
    .where('id', '=', id)
    .where('replyTo', 'is', null)
    .executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, right, found.areaId)
  return found
}

/** Answers a comment; whoever sees the case may. */
export async function answerComment(ctx: Ctx, id: string, { text }: z.output<typeof contract.answerComment.body>) {
  const found = await open(ctx, id, 'planning.view')
  const answer = await write(ctx, found, text, { replyTo: id })
  await record(ctx, {
    command: 'planning.answerComment',
    areaId: found.areaId,
    subject: { type: 'planningCase', id: found.caseId },
    changes: { text: [null, text] },
  })
  return { id: answer, version: 1 }
}

/** A comment is dealt with; what is said to it stands with its answers. @throws AppError `planning.stale` (409) */
export async function resolveComment(ctx: Ctx, id: string, input: z.output<typeof contract.resolveComment.body>) {
  const found = await open(ctx, id, 'planning.draw')
  if (found.version !== input.version)
    throw new AppError('planning.stale', 409, { version: found.version, by: found.resolvedBy ?? found.byName })
  const version = found.version + 1
  if (input.answer) await write(ctx, found, input.answer, { replyTo: id })
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

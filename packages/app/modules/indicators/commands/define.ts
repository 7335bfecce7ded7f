import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { defineIndicator as define, redefineIndicator as redefine } from '../contract.ts'

type Words = Omit<z.output<typeof redefine.body>, 'from'>

async function write(ctx: Ctx, key: string, areaId: string, words: Words): Promise<string> {
  const id = newId(ctx.now)
  const recordedBy = ctx.actor.kind === 'public' ? 'public' : ctx.actor.name
  await ctx.db
    .insertInto('indicatorDefinition')
    .values({ ...words, id, key, areaId, recordedAt: ctx.now, recordedBy, supersededAt: null })
    .execute()
  return id
}

/** Defines an indicator that is known from returns only. @throws AppError `indicators.keyTaken` (409) */
export async function defineIndicator(
  ctx: Ctx,
  { key, areaId, ...words }: z.output<typeof define.body>,
): Promise<{ id: string; key: string }> {
  await require(ctx, 'indicators.define', areaId)
  const taken = await ctx.db.selectFrom('indicatorDefinition').select('id').where('key', '=', key).executeTakeFirst()
  if (taken) throw new AppError('indicators.keyTaken', 409, { key }, 'key')
  const id = await write(ctx, key, areaId, words)
  await record(ctx, {
    command: 'indicators.define',
    areaId,
    subject: { type: 'indicator', id: key },
    changes: { name: [null, words.name] },
  })
  return { id, key }
}

/**
 * Puts the definition of an own indicator right; the earlier words are kept.
 * @throws AppError `indicators.unknown` (also for indicators of modules), `indicators.stale` (409)
 */
export async function redefineIndicator(
  ctx: Ctx,
  key: string,
  { from, ...words }: z.output<typeof redefine.body>,
): Promise<{ id: string; key: string }> {
  const old = await ctx.db
    .selectFrom('indicatorDefinition')
    .selectAll()
    .where('key', '=', key)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  if (!old) throw new AppError('indicators.unknown', 404, { key })
  await require(ctx, 'indicators.define', old.areaId)
  const done = await ctx.db.updateTable('indicatorDefinition').set({ supersededAt: ctx.now }).where('id', '=', from).where('key', '=', key).where('supersededAt', 'is', null).executeTakeFirst() // prettier-ignore
  if (done.numUpdatedRows === 0n) throw new AppError('indicators.stale', 409)
  const id = await write(ctx, key, old.areaId, words)
  await record(ctx, {
    command: 'indicators.redefine',
    areaId: old.areaId,
    subject: { type: 'indicator', id: key },
    changes: { name: [old.name, words.name] },
  })
  return { id, key }
}

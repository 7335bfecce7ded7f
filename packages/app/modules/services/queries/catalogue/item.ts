import type { Ctx } from '#server/context.ts'
import { notFound } from '#server/access.ts'
import { within, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { ItemVersion } from '../../contract/catalogue/content.ts'

/** A version of an item with the path of the area that offers it. */
export type ItemOn = ItemVersion & { path: string }

const columns = [
  'itemId', 'seq', 'areaId', 'path', 'kindId', 'code', 'name', 'summary', 'clientGroups', 'vulnerable', 'fee', 'eligibility', 'documents', 'form', 'basis', 'channels', 'promise', 'providerId',
  'department', 'source', 'validFrom', 'validTo', 'reason', 'recordedAt',
] as const // prettier-ignore

/** All versions of an item, the first one first. */
export async function versionsOf(ctx: Ctx, itemId: string): Promise<ItemOn[]> {
  const rows = await ctx.db
    .selectFrom('serviceItemVersion')
    .select(columns)
    .where('itemId', '=', itemId)
    .orderBy('seq')
    .execute()
  return rows as unknown as ItemOn[]
}

/** The version in force on a day, or `undefined`. */
export const findItemOn = async (ctx: Ctx, itemId: string, day: Day): Promise<ItemOn | undefined> =>
  (await versionsOf(ctx, itemId)).find((v) => within(day, v.validFrom, v.validTo))

/**
 * The version of an item in force on a day: what a case begins under.
 * @throws AppError `access.notFound`, `services.itemNotYet` before its first day, `services.itemEnded` from its last on
 */
export async function itemOn(ctx: Ctx, itemId: string, day: Day): Promise<ItemOn> {
  const versions = await versionsOf(ctx, itemId)
  const found = versions.find((v) => within(day, v.validFrom, v.validTo))
  if (found) return found
  const next = versions.find((v) => v.validFrom > day)
  if (next) throw new AppError('services.itemNotYet', 422, { name: next.name, day: next.validFrom }, 'itemId')
  const last = versions.at(-1)
  if (!last) throw notFound()
  throw new AppError('services.itemEnded', 422, { name: last.name, day: last.validTo! }, 'itemId')
}

/** One version of an item, in force or not. @throws AppError `access.notFound` */
export async function itemVersion(ctx: Ctx, itemId: string, seq: number): Promise<ItemOn> {
  const found = (await versionsOf(ctx, itemId)).find((v) => v.seq === seq)
  if (!found) throw notFound()
  return found
}

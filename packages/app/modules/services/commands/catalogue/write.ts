import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Content } from '../../contract/catalogue/content.ts'
import { gramsOf, readingOf } from '../../rules/catalogue/reading.ts'
import { actorName } from '../support.ts'

export interface VersionToWrite {
  /** Without an id the item is made too. */
  item: { id?: string; areaId: string; path: string; code: string; importKey?: string | null }
  seq: number
  content: Content
  validFrom: Day
  validTo: Day | null
  reason: string | null
}

/** Writes a version of an item, over the one of the same number. The caller has checked. @returns the item's id */
export async function writeVersion(
  ctx: Ctx,
  { item, seq, content, validFrom, validTo, reason }: VersionToWrite,
): Promise<string> {
  // prettier-ignore
  const id = item.id ?? newId(ctx.now)
  const { areaId, path, code } = item
  if (!item.id) {
    const row = {
      id,
      areaId,
      path,
      code,
      importKey: item.importKey ?? null,
      createdBy: actorName(ctx),
      createdAt: ctx.now,
    }
    await ctx.db.insertInto('serviceItem').values(row).execute()
  }
  const { fee, documents, form, basis, promise, ...plain } = content
  const said = {
    ...plain,
    nameGrams: gramsOf(content.name),
    ...readingOf(content.name),
    fee: JSON.stringify(fee),
    documents: JSON.stringify(documents),
    form: JSON.stringify(form),
    basis: JSON.stringify(basis),
    promise: promise && JSON.stringify(promise),
    validTo,
    reason,
    recordedBy: actorName(ctx),
    recordedAt: ctx.now,
  }
  await ctx.db
    .insertInto('serviceItemVersion')
    .values({ itemId: id, seq, areaId, path, code, validFrom, ...said })
    .onConflict((c) => c.columns(['itemId', 'seq']).doUpdateSet(said))
    .execute()
  return id
}

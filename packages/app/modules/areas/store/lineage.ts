import type { Ctx, Tx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import type { Lineage } from '../rules/lineage.ts'

/**
 * Keeps a lineage in place of what was known of the same provinces (first two digits); the old rows stay, superseded.
 * @returns whether anything was new: the same source again changes nothing
 */
export async function keepLineage(ctx: Ctx, db: Tx, lineage: Lineage, source: string): Promise<boolean> {
  const known = await db
    .selectFrom('countyCode')
    .select('source')
    .where('source', '=', source)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  if (known) return false
  for (const province of new Set(lineage.codes.map((c) => c.code.slice(0, 2)))) {
    const gone = { supersededAt: ctx.now }
    await db
      .updateTable('countyCode')
      .set(gone)
      .where('code', 'like', `${province}%`)
      .where('supersededAt', 'is', null)
      .execute()
    await db
      .updateTable('countyCodeLink')
      .set(gone)
      .where('fromCode', 'like', `${province}%`)
      .where('supersededAt', 'is', null)
      .execute()
  }
  const kept = () => ({ id: newId(ctx.now), source, recordedAt: ctx.now })
  for (let i = 0; i < lineage.codes.length; i += 500)
    await db
      .insertInto('countyCode')
      .values(lineage.codes.slice(i, i + 500).map((c) => ({ ...c, ...kept() })))
      .execute()
  for (let i = 0; i < lineage.links.length; i += 500)
    await db
      .insertInto('countyCodeLink')
      .values(lineage.links.slice(i, i + 500).map((l) => ({ ...l, ...kept() })))
      .execute()
  return true
}

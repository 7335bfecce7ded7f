import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { bumpRevision } from '../store/versions.ts'
import { writeOutline, type OutlineInput } from './boundaries.ts'

/**
 * Outlines follow a redrawing from its day on: these are kept, those of areas that ended or are no longer as they were
 * drawn end. Days before show what they showed. Part of the act that decided it: the caller holds the right and records it.
 */
export async function redrawOutlines(
  ctx: Ctx,
  drawn: readonly OutlineInput[],
  ended: readonly string[],
  day: Day,
): Promise<void> {
  await privileged(ctx, async (db) => {
    for (const areaId of ended) {
      const standing = await db
        .selectFrom('areaBoundary').selectAll().where('areaId', '=', areaId).where('supersededAt', 'is', null).execute() // prettier-ignore
      for (const b of standing.filter((s) => s.validTo === null || s.validTo > day)) {
        await db.updateTable('areaBoundary').set({ supersededAt: ctx.now }).where('areaId', '=', areaId).where('id', '=', b.id).execute() // prettier-ignore
        if (b.validFrom >= day) continue
        const values = {
          ...b, id: newId(ctx.now), validTo: day, recordedAt: ctx.now, geometry: JSON.stringify(b.geometry), warnings: JSON.stringify(b.warnings),
        } // prettier-ignore
        await db.insertInto('areaBoundary').values(values).execute()
      }
    }
    for (const outline of drawn) await writeOutline(ctx, db, { ...outline, warnings: [] })
    await bumpRevision(db)
  })
}

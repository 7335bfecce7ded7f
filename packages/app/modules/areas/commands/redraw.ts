import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { laterVersions, bumpRevision, versionOn } from '../store/versions.ts'
import type { Acting, ActEvent } from '../store/effects.ts'
import { writeRedrawing, type Redrawing } from '../store/redraw.ts'
import { AppError } from '#shared/errors.ts'

/**
 * Draws the communities of a town anew on a day, as another module's act decided. Part of that act: the caller holds the
 * right, records it, moves what is registered, and then tells others (`areas.changed`) with what is returned here.
 * @throws AppError `areas.notInForce` when the town or a community does not stand on that day, `areas.laterHistory` when
 * one of them changes later
 */
export async function redraw(
  ctx: Ctx,
  act: Acting,
  drawn: Redrawing,
): Promise<{ event: ActEvent; ids: Map<string, string> }> {
  return privileged(ctx, async (db) => {
    const touched = [drawn.townId, ...drawn.goOn.map((g) => g.areaId), ...drawn.end.map((e) => e.areaId)]
    for (const areaId of touched) {
      const stands = await versionOn(db, areaId, act.day)
      if (!stands) throw new AppError('areas.notInForce', 409, { day: act.day })
      const later = (await laterVersions(db, [stands.path], act.day)).filter((v) => v.areaId === areaId)[0]
      if (later && areaId !== drawn.townId)
        throw new AppError('areas.laterHistory', 409, { day: act.day, first: later.validFrom, name: later.name })
    }
    const written = await writeRedrawing(ctx, db, act, drawn)
    await bumpRevision(db)
    return written
  })
}

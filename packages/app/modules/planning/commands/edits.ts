import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Community, Edit } from '../contract/schemes.ts'
import { applied, isNothing, reversed, stepOf, type Drawing, type Step } from '../rules/scheme.ts'
import { ahead, journal, mark } from '../store/journal.ts'
import { checkHeld } from './held.ts'
import { checkLocks } from './schemes.ts'
import { countLocks } from '../rules/locks.ts'
import { keepDrawing, lockScheme, unknownUnits, type Scheme } from '../store/schemes.ts'

export interface Edited {
  id: string
  version: number
  communities: Community[]
  undo: string | null
  redo: string | null
}

/**
 * Moves units and changes communities, as one step that can be undone. Nothing is lost to two people at work: who edits
 * from an older version is refused (409) and told what the other changed.
 * @throws AppError `planning.schemeStale`, `planning.unknownUnits`, `planning.unknownCommunity`, `planning.tooManyCommunities`,
 * and what a lock stands against: `planning.unitHeld`, `planning.communityHeld`, `planning.heldTogether`, `planning.heldApart` (409)
 */
export async function editScheme(ctx: Ctx, id: string, edit: Edit): Promise<Edited> {
  const scheme = await lockScheme(ctx, id, edit.version)
  const step = stepOf(scheme, edit, scheme.params.locks)
  await checkStep(ctx, scheme, step)
  await checkHeld(ctx, scheme, step)
  return finish(ctx, scheme, 'edit', step, async (version) => {
    if (!isNothing(step)) await journal(ctx, scheme, kindOf(step), step, version)
  })
}

const MOST = 2_000

async function checkStep(ctx: Ctx, scheme: Scheme, step: Step): Promise<void> {
  const moved = step.units.filter(([, , to]) => to !== null).map(([unit]) => unit)
  const unknown = await unknownUnits(ctx, scheme.areaId, scheme.registerOn, moved)
  if (unknown.length > 0) throw new AppError('planning.unknownUnits', 422, { count: unknown.length }, 'moves')
  if (step.locks) await checkLocks(ctx, scheme, step.locks[1])
  const areas = step.communities.flatMap(([, , c]) => (c?.areaId ? [c.areaId] : []))
  for (const areaId of new Set(areas)) {
    const inside = await ctx.db
      .selectFrom('area')
      .select('id')
      .where('id', '=', areaId)
      .where('level', '=', 5)
      .where('path', '>=', scheme.path)
      .where('path', '<', `${scheme.path}~`)
      .executeTakeFirst()
    if (!inside) throw new AppError('planning.unknownCommunity', 422, {}, 'communities')
  }
  if (scheme.communities.length + step.communities.length > MOST)
    throw new AppError('planning.tooManyCommunities', 422, { most: MOST }, 'communities')
}

const kindOf = (step: Step): string =>
  step.units.length > 0
    ? 'moved'
    : step.communities.some(([, before, after]) => !before || !after)
      ? 'regrouped'
      : step.communities.length > 0
        ? 'named'
        : 'locked'

async function finish(
  ctx: Ctx,
  scheme: Scheme,
  verb: 'edit' | 'undo' | 'redo',
  step: Step,
  keep: (version: number) => Promise<void>,
): Promise<Edited> {
  const now: Drawing = isNothing(step) ? scheme : applied(scheme, step)
  const version = isNothing(step) ? scheme.version : await keepDrawing(ctx, scheme, now, step.locks?.[1])
  await keep(version)
  await record(ctx, {
    command: COMMAND[verb],
    areaId: scheme.areaId,
    subject: { type: 'planningScheme', id: scheme.id },
    changes: {
      units: [null, step.units.length],
      communities: [scheme.communities.length, now.communities.length],
      ...(step.locks ? { locks: [countLocks(step.locks[0]), countLocks(step.locks[1])] } : {}),
      ...Object.fromEntries(
        step.communities.flatMap(([, before, after]) =>
          (before?.breachReason ?? null) === (after?.breachReason ?? null)
            ? []
            : [
                [
                  `breachReason.${after?.name ?? before?.name}`,
                  [before?.breachReason ?? null, after?.breachReason ?? null],
                ],
              ],
        ),
      ),
    },
  })
  const { undo, redo } = await ahead(ctx, scheme.id)
  return { id: scheme.id, version, communities: now.communities, undo: undo?.kind ?? null, redo: redo?.kind ?? null }
}
const COMMAND = { edit: 'planning.editScheme', undo: 'planning.undoEdit', redo: 'planning.redoEdit' } as const

/** Undoes the last step. @throws AppError `planning.nothingToUndo` (409) */
export async function undoEdit(ctx: Ctx, id: string, input: { version: number }): Promise<Edited> {
  const scheme = await lockScheme(ctx, id, input.version)
  const { undo } = await ahead(ctx, id)
  if (!undo) throw new AppError('planning.nothingToUndo', 409)
  return finish(ctx, scheme, 'undo', reversed(undo.change as unknown as Step), (version) =>
    mark(ctx, id, undo.seq, true, version),
  )
}

/** Does again what was undone last. @throws AppError `planning.nothingToRedo` (409) */
export async function redoEdit(ctx: Ctx, id: string, input: { version: number }): Promise<Edited> {
  const scheme = await lockScheme(ctx, id, input.version)
  const { redo } = await ahead(ctx, id)
  if (!redo) throw new AppError('planning.nothingToRedo', 409)
  return finish(ctx, scheme, 'redo', redo.change as unknown as Step, (version) =>
    mark(ctx, id, redo.seq, false, version),
  )
}

import { openEditor, PlannerError } from '@liren/planner'
import type { SchemeLocks } from '../../../contract/schemes.ts'
import { isHeldIn, locksOf } from '../../../rules/locks.ts'
import type { Desk } from './types.ts'

/** What the locks hold as drawn, ready to be asked. */
export const heldBy = ({ fixed, kept }: SchemeLocks, indexOf: ReadonlyMap<string, number>) => ({
  fixed: new Set(fixed.flatMap((id) => indexOf.get(id) ?? [])),
  kept: new Set(kept),
})

/** The key of the community that a unit lies in. */
const at = (desk: Desk, unit: number): string | null => desk.keyOf[desk.editor.of(unit)] ?? null

/** Whether the hand leaves a unit alone. */
export const isHeld = (desk: Desk, unit: number): boolean => isHeldIn(desk, unit, at(desk, unit))

/** @throws PlannerError `communityLocked`, `unitLocked` when what is held as drawn stands against it */
export function refuseHeld(desk: Desk, units: readonly number[], to: string | null): void {
  if (desk.fixed.size + desk.kept.size === 0) return
  if (to !== null && desk.kept.has(to)) throw new PlannerError('communityLocked')
  const stays = units.find((u) => isHeld(desk, u))
  if (stays === undefined) return
  throw new PlannerError(desk.fixed.has(stays) ? 'unitLocked' : 'communityLocked', { unit: stays })
}

/** Puts other locks in the place of these; answers both, or undefined where they are the same. */
export function setLocks(desk: Desk, after: SchemeLocks): [SchemeLocks, SchemeLocks] | undefined {
  const before = desk.locks
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined
  desk.locks = after
  Object.assign(desk, heldBy(after, desk.indexOf))
  desk.problem = { ...desk.problem, locks: locksOf(after, desk.view.units.ids, desk.view.old) }
  desk.editor = openEditor(desk.problem, desk.start, desk.editor.journal())
  return [before, after]
}

import { PlannerError } from '@liren/planner'
import { isHeld } from '../desk/locks.ts'
import { draw, lift, press } from '../desk/steps.ts'
import type { Desk, Step } from '../desk/types.ts'
import { unitsInLoop, unitsUnder, type Ground } from './ground.ts'
import type { Spot } from './mount.ts'

export const tools = ['look', 'click', 'brush', 'lasso', 'remark'] as const
export type Tool = (typeof tools)[number]

/** Draws units that may be drawn, and leaves the others: locked ones silently, refused ones with the code of the refusal. */
export function drawFree(desk: Desk, units: readonly number[]): { moved: number[]; refused: string | undefined } {
  if (desk.stroke?.to != null && desk.kept.has(desk.stroke.to)) return { moved: [], refused: 'communityLocked' }
  const free = units.filter((u) => !isHeld(desk, u))
  try {
    return { moved: draw(desk, free), refused: undefined }
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error
    if (free.length === 1) return { moved: [], refused: error.code }
    const each = free.map((u) => drawFree(desk, [u]))
    return { moved: each.flatMap((e) => e.moved), refused: each.find((e) => e.refused)?.refused }
  }
}

/** All units of one step, those left out that may not move. */
export function assignFree(
  desk: Desk,
  units: readonly number[],
  to: string | null,
): { step: Step | undefined; refused: string | undefined } {
  press(desk, to)
  const { refused } = drawFree(desk, units)
  return { step: lift(desk), refused }
}

/** Units under the brush on its way from the last place to these. */
export function unitsPassed(ground: Ground, from: Spot | null, to: readonly Spot[], radius: number): Set<number> {
  const found = new Set<number>()
  let last = from
  for (const at of to) {
    const start = last ?? at
    const steps = Math.min(200, Math.max(1, Math.ceil(Math.hypot(at.x - start.x, at.y - start.y) / (radius * 0.8))))
    for (let i = 1; i <= steps; i++) {
      const [x, y] = [start.x + ((at.x - start.x) * i) / steps, start.y + ((at.y - start.y) * i) / steps]
      for (const u of unitsUnder(ground, x, y, radius)) found.add(u)
    }
    last = at
  }
  return found
}

export const unitsLassoed = (ground: Ground, loop: readonly Spot[]): number[] =>
  loop.length < 3 ? [] : unitsInLoop(ground, Float64Array.from(loop.flatMap((s) => [s.x, s.y])))

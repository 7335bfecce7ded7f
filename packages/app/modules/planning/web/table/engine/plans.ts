import type { Exception, Plan, Repair } from '@liren/planner'
import { drawingOf } from '../../../rules/drawn.ts'
import { pairsOf } from '../../../rules/pairs.ts'
import type { Drawing } from '../../../rules/scheme.ts'
import { factsOf, keyAt } from '../desk/desk.ts'
import type { Desk } from '../desk/types.ts'

/** What the engine is asked for: to mend this drawing, to include what is open, or to draw anew. */
export const asks = ['repair', 'include', 'improve', 'alternatives'] as const
export type Asked = (typeof asks)[number]
/** As the server calls it. */
export const whatOf = (asked: Asked) => (asked === 'repair' || asked === 'include' ? asked : 'draw')

/** A plan of the engine as the page shows it. */
export interface Drawn {
  assignment: Int32Array
  communities: number
  legal: boolean
  exceptions: readonly Exception[]
  seed: number
  rounds: number
}
export const drawnOf = (made: Plan | Repair, effort: { seed: number; rounds: number }): Drawn => ({
  ...effort,
  ...made,
})

/** A plan with the community of this table that each of its communities goes on from; new ones have keys of their own. */
export interface Preview {
  assignment: Int32Array
  keys: string[]
}

/** Numbers of the communities of the table, by unit. */
function present(desk: Desk): Int32Array {
  const index = new Map(desk.communities.map((c, i) => [c.key, i]))
  return Int32Array.from(desk.view.units.ids, (_, u) => index.get(keyAt(desk, u) ?? '') ?? -1)
}

export function previewOf(desk: Desk, { assignment, communities }: Pick<Drawn, 'assignment' | 'communities'>): Preview {
  const keys = Array.from({ length: communities }, (_, c) => `+${c}`)
  const pairs = pairsOf(assignment, present(desk), desk.view.units.households, [communities, desk.communities.length])
  for (const { a, b } of pairs) if (a >= 0 && b >= 0) keys[a] = desk.communities[b]!.key
  return { assignment, keys }
}

/** A plan as a drawing of this table: communities keep their names where most of them goes on, new ones are named after their estates. */
export function drawingFor(desk: Desk, { assignment, communities }: Drawn): Drawing {
  const { units, old } = desk.view
  const taken = new Set(old.map((o) => o.name))
  const from = desk.communities
  return drawingOf({ units, old, assignment, count: communities, taken, from, before: present(desk) })
}

export interface Sums {
  communities: number
  inBand: number
  open: number
  /** Households that live in another community than in the drawing on the table. */
  moved: number
}

export function sumsOf(desk: Desk, plan: Drawn): Sums {
  const { households } = desk.view.units
  const { lower, upper } = desk.scheme.params
  const { keys } = previewOf(desk, plan)
  const sizes = Array.from({ length: plan.communities }, () => 0)
  let [open, moved] = [0, 0]
  plan.assignment.forEach((c, u) => {
    if (c < 0) return void open++
    sizes[c]! += households[u]!
    if (keys[c] !== keyAt(desk, u)) moved += households[u]!
  })
  return { communities: plan.communities, inBand: sizes.filter((n) => n >= lower && n <= upper).length, open, moved }
}

/** What is most likely wanted: a home for what has none, else mending what is wrong, else other drawings. */
export function likely(desk: Desk): Asked {
  const { unassigned, outOfBand, torn } = desk.editor.totals()
  const unsaid = desk.communities.some((c) => factsOf(desk, c.key)?.breachReason === null)
  if (unassigned > 0 && unassigned < desk.view.units.ids.length) return 'include'
  return torn > 0 || (outOfBand > 0 && unsaid) ? 'repair' : 'alternatives'
}

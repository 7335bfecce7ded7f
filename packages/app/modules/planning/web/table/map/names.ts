import { factsOf, keyAt, shortName } from '../desk/desk.ts'
import type { Desk } from '../desk/types.ts'
import type { Preview } from '../engine/plans.ts'
import type { Overlay } from './canvas.ts'
import type { Ground } from './ground.ts'

/** The middle of the units of each community of a drawing. */
function middles(ground: Ground, at: (u: number) => string | null): Map<string, { x: number; y: number }> {
  const sums = new Map<string, { x: number; y: number; n: number }>()
  for (let u = 0; u < ground.n; u++) {
    const key = Number.isNaN(ground.x[u]!) ? null : at(u)
    if (key === null) continue
    const sum = sums.get(key) ?? { x: 0, y: 0, n: 0 }
    sums.set(key, { x: sum.x + ground.x[u]!, y: sum.y + ground.y[u]!, n: sum.n + 1 })
  }
  return new Map([...sums].map(([key, { x, y, n }]) => [key, { x: x / n, y: y / n }]))
}

/** Names at the middle of the communities' units, each with what its colour says. */
export const namesOf = (
  desk: Desk,
  ground: Ground,
  active: string | null,
  note: (key: string) => string,
): Overlay['names'] =>
  [...middles(ground, (u) => keyAt(desk, u))].map(([key, at]) => ({
    ...at,
    text: shortName(factsOf(desk, key)?.name ?? '') + (desk.kept.has(key) ? ' ▣' : ''),
    note: note(key),
    strong: key === active,
  }))

/** The same for a plan that is looked at: communities that go on bear their names. */
export const previewNames = (desk: Desk, ground: Ground, { assignment, keys }: Preview): Overlay['names'] =>
  [...middles(ground, (u) => keys[assignment[u]!] ?? null)].flatMap(([key, at]) => {
    const text = shortName(factsOf(desk, key)?.name ?? '')
    return text === '' ? [] : [{ ...at, text, note: '', strong: false }]
  })

import type { Spell } from './doors.ts'

/** The appointments that fit whole into the open spells, each `minutes` long. */
export function slotsIn(spells: readonly Spell[], minutes: number): Spell[] {
  const step = minutes * 60_000
  return spells.flatMap((s) => {
    const count = Math.floor((s.to.getTime() - s.from.getTime()) / step)
    return Array.from({ length: count }, (_, i) => ({
      from: new Date(s.from.getTime() + i * step),
      to: new Date(s.from.getTime() + (i + 1) * step),
    }))
  })
}

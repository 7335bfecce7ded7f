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

const MINUTE = 60_000
/** One may come so many minutes before an appointment, and so many after its end: then it counts as not kept. */
export const EARLY_MINUTES = 30
export const LATE_MINUTES = 15

export function mayArrive(slot: { startsAt: Date; endsAt: Date }, now: Date): 'early' | 'now' | 'past' {
  if (now.getTime() < slot.startsAt.getTime() - EARLY_MINUTES * MINUTE) return 'early'
  return now.getTime() > slot.endsAt.getTime() + LATE_MINUTES * MINUTE ? 'past' : 'now'
}

import { dayOf } from '#shared/dates.ts'
import type { Doors, Settings } from '../../contract/hall/base.ts'

/** Open from an instant to another. */
export interface Spell {
  from: Date
  to: Date
}
type Rules = Pick<Settings, 'earlyMinutes' | 'stopMinutes' | 'lunchTaking'>
const MINUTE = 60_000

/**
 * Whether numbers are given at an instant, by the spells in which the hall is open (`spells`: those of this day and the
 * next ones, in order). Before the doors open numbers are given `earlyMinutes` ahead; at lunch where the hall says so; not
 * in the last `stopMinutes` of a day.
 */
export function doorsAt(spells: readonly Spell[], rules: Rules, now: Date): Doors {
  const today = spells.filter((s) => dayOf(s.from) === dayOf(now))
  const within = today.find((s) => s.from <= now && now < s.to)
  const next = spells.find((s) => s.from > now) ?? null
  const last = today.at(-1)
  const opensAt = next?.from ?? null
  if (within) {
    const ends = within === last && within.to.getTime() - now.getTime() <= rules.stopMinutes * MINUTE
    return { state: ends ? 'closing' : 'open', taking: !ends, closesAt: within.to, opensAt }
  }
  if (!next || next !== today.find((s) => s === next))
    return { state: 'closed', taking: false, closesAt: null, opensAt }
  const lunch = next !== today[0]
  const early = next.from.getTime() - now.getTime() <= rules.earlyMinutes * MINUTE
  if (lunch) return { state: 'lunch', taking: rules.lunchTaking, closesAt: null, opensAt }
  return { state: early ? 'early' : 'closed', taking: early, closesAt: null, opensAt }
}

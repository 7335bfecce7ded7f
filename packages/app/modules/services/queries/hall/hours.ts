import { addDays, dayOf } from '#shared/dates.ts'
import { spellsOn } from '../../rules/hall/spells.ts'
import type { Doors, Settings } from '../../contract/hall/base.ts'
import { doorsAt, type Spell } from '../../rules/hall/doors.ts'
import type { Place } from './place.ts'

/** So many days ahead a hall that is shut is looked through for its next opening: a long holiday and a week. */
const AHEAD = 21

/** When the place is open on the days from `now` on. */
export function spellsFrom(place: Place, now: Date, days = AHEAD): Spell[] {
  const today = dayOf(now)
  return Array.from({ length: days }, (_, i) => addDays(today, i)).flatMap((day) =>
    spellsOn(place.hours, place.exceptions, day),
  )
}

export const doorsOf = (
  place: Place & Pick<Settings, 'earlyMinutes' | 'stopMinutes' | 'lunchTaking'>,
  now: Date,
): Doors => doorsAt(spellsFrom(place, now), place, now)

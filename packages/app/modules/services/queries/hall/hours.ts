import { addDays, dayOf } from '#shared/dates.ts'
import type { Doors, Settings } from '../../contract/hall/base.ts'
import { doorsAt, type Spell } from '../../rules/hall/doors.ts'
import { instant, spansOn } from '../../rules/network/hours.ts'
import type { Place } from './place.ts'

/** So many days ahead a hall that is shut is looked through for its next opening: a long holiday and two weeks. */
const AHEAD = 21

/** When the place is open on the days from `now` on. */
export function spellsFrom(place: Pick<Place, 'hours' | 'exceptions'>, now: Date, days = AHEAD): Spell[] {
  const today = dayOf(now)
  return Array.from({ length: days }, (_, i) => addDays(today, i)).flatMap((day) =>
    spansOn(place.hours, place.exceptions, day).map((s) => ({ from: instant(day, s.from), to: instant(day, s.to) })),
  )
}

type Ruled = Pick<Place, 'hours' | 'exceptions'> & Pick<Settings, 'earlyMinutes' | 'stopMinutes' | 'lunchTaking'>
export const doorsOf = (place: Ruled, now: Date): Doors => doorsAt(spellsFrom(place, now), place, now)

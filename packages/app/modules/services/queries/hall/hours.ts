import { addDays, dayOf } from '#shared/dates.ts'
import type { Doors, Settings } from '../../contract/hall/base.ts'
import { doorsAt, type Spell } from '../../rules/hall/doors.ts'
import { unknownYear } from '../../rules/network/holidays.ts'
import { instant, spansOn } from '../../rules/network/hours.ts'
import type { Place } from './place.ts'

/** So many days ahead a hall that is shut is looked through for its next opening: a long holiday and two weeks. */
const AHEAD = 21

/**
 * When the place is open on the days from `now` on. Days of a year without a calendar are left out, but for today: who sits at
 * the counters has opened the doors.
 */
export function spellsFrom({ dated }: Pick<Place, 'dated'>, now: Date, days = AHEAD): Spell[] {
  const today = dayOf(now)
  return Array.from({ length: days }, (_, i) => addDays(today, i))
    .filter((day) => day === today || unknownYear(dated, day) === undefined)
    .flatMap((day) =>
      spansOn(dated.hours, dated.exceptions, day).map((s) => ({ from: instant(day, s.from), to: instant(day, s.to) })),
    )
}

type Ruled = Pick<Place, 'dated'> & Pick<Settings, 'earlyMinutes' | 'stopMinutes' | 'lunchTaking'>
export const doorsOf = (place: Ruled, now: Date): Doors => doorsAt(spellsFrom(place, now), place, now)

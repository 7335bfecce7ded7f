import type { Day } from '#shared/dates.ts'
import type { Spell } from './doors.ts'

/** A span of a place's week, Monday 1 … Sunday 7, in China's time. */
export interface WeekSpan {
  day: number
  from: string
  to: string
}
/** A day on which a place keeps other hours, or none. */
export interface OtherDay {
  day: Day
  hours: readonly { from: string; to: string }[]
}

/** When a place is open on a day, in order. A day with hours of its own keeps these alone. */
export function spellsOn(week: readonly WeekSpan[], others: readonly OtherDay[], day: Day): Spell[] {
  const own = others.find((o) => o.day === day)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const spans = own ? own.hours : week.filter((s) => s.day === weekday)
  const at = (time: string) => new Date(`${day}T${time}:00+08:00`)
  return spans.map((s) => ({ from: at(s.from), to: at(s.to) })).toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

import { dayOf, within, type Day } from '#shared/dates.ts'
import type { Channel, Nature } from '../../contract/base.ts'
import type { HolderRole } from '../../contract/cases/base.ts'
import { isWorkingDay, minuteOf, type Calendar } from './calendar.ts'

/** To whom, for what, at what hour. `null` stands for any. */
export interface RouteRule {
  id: string
  path: string
  itemId: string | null
  kindId: string | null
  nature: Nature | null
  channel: Channel | null
  fromMinute: number
  toMinute: number
  days: 'any' | 'working' | 'rest'
  holderLevel: number
  holderRole: HolderRole
  source: string
  validFrom: Day
  validTo: Day | null
}
export interface RouteAsk {
  path: string
  level: number
  itemId: string | null
  kinds: readonly string[]
  nature: Nature
  channel: Channel
  at: Date
}

/** Who holds a case by rule: of which level and role. The closest rule counts, as with clocks; one for hours before one for all day. */
export function pickRoute(rules: readonly RouteRule[], calendar: Calendar, ask: RouteAsk): RouteRule | undefined {
  const fitting = rules.filter(
    (r) =>
      ask.path.startsWith(r.path) &&
      r.holderLevel <= ask.level &&
      within(dayOf(ask.at), r.validFrom, r.validTo) &&
      (r.itemId === null || r.itemId === ask.itemId) &&
      (r.kindId === null || ask.kinds.includes(r.kindId)) &&
      (r.nature === null || r.nature === ask.nature) &&
      (r.channel === null || r.channel === ask.channel) &&
      inHours(r, minuteOf(ask.at)) &&
      onDay(r, calendar, dayOf(ask.at)),
  )
  return fitting.toSorted((a, b) => weight(b, ask) - weight(a, ask) || (a.id < b.id ? 1 : -1))[0]
}

/** Hours may go over midnight. */
const inHours = (r: RouteRule, minute: number): boolean =>
  r.fromMinute < r.toMinute
    ? minute >= r.fromMinute && minute < r.toMinute
    : minute >= r.fromMinute || minute < r.toMinute

/** In a year that the calendar does not know only rules for any day count. */
function onDay(r: RouteRule, calendar: Calendar, day: Day): boolean {
  if (r.days === 'any') return true
  if (!calendar.years.has(Number(day.slice(0, 4)))) return false
  return isWorkingDay(calendar, day) === (r.days === 'working')
}

const allDay = (r: RouteRule): boolean => r.fromMinute === 0 && r.toMinute === 1440
function weight(r: RouteRule, ask: RouteAsk): number {
  const kind = r.kindId ? ask.kinds.length - ask.kinds.indexOf(r.kindId) : 0
  const flags = [r.nature, r.channel, !allDay(r), r.days !== 'any'].filter(Boolean).length
  return (r.itemId ? 1e9 : 0) + kind * 1e7 + flags * 1e5 + r.path.length
}

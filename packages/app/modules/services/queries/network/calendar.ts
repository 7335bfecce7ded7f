import ical, { ICalCalendarMethod, ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { weekday, type Span, type WeekSpan } from '../../rules/network/hours.ts'
import { exceptionsOf } from './places.ts'

const ZONE = 'Asia/Shanghai'
const DAYS = [ICalWeekday.SU, ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR, ICalWeekday.SA, ICalWeekday.SU] // prettier-ignore
/** Local time of China; `24:00` is the next midnight. */
const local = (day: Day, time: string): string =>
  time === '24:00' ? `${addDays(day, 1)}T00:00:00` : `${day}T${time}:00`

/**
 * The opening hours of a place as iCalendar (RFC 5545): each span of the week repeats weekly and leaves out the days with
 * hours of their own, whose spans stand as events of that day. @throws AppError `access.notFound`
 */
export async function placeCalendar(ctx: Ctx, id: string): Promise<FileReply> {
  const place = await ctx.db.selectFrom('servicePlace').selectAll().where('id', '=', id).executeTakeFirst()
  if (!place) throw notFound()
  const today = dayOf(ctx.now)
  const own = (await exceptionsOf(ctx, [id], today)).get(id)!
  const calendar = ical({ name: place.name, method: ICalCalendarMethod.PUBLISH, timezone: ZONE, prodId: { company: 'Liren', product: 'services', language: 'ZH' } }) // prettier-ignore
  const common = { summary: place.name, location: place.address, stamp: ctx.now, timezone: ZONE, ...(place.phone ? { description: place.phone } : {}) } // prettier-ignore
  for (const span of place.hours as unknown as WeekSpan[]) {
    const first = firstOn(place.validFrom > today ? place.validFrom : today, span.day)
    const exclude = [...own.keys()].filter((day) => weekday(day) === span.day).map((day) => local(day, span.from))
    const until = place.validTo ? { until: local(addDays(place.validTo, -1), '23:59') } : {}
    const repeating = { freq: ICalEventRepeatingFreq.WEEKLY, byDay: [DAYS[span.day]!], ...(exclude.length > 0 ? { exclude } : {}), ...until } // prettier-ignore
    calendar.createEvent({ ...common, id: `${id}-${span.day}-${span.from}`, ...times(first, span), repeating })
  }
  for (const [day, spans] of own)
    for (const span of spans) calendar.createEvent({ ...common, id: `${id}-${day}-${span.from}`, ...times(day, span) })
  return { name: `${place.name}.ics`, type: 'text/calendar; charset=utf-8', body: Buffer.from(calendar.toString()) }
}

const times = (day: Day, span: Span) => ({ start: local(day, span.from), end: local(day, span.to) })
/** The first day from a day on that is this day of the week. */
const firstOn = (from: Day, day: number): Day => addDays(from, (day - weekday(from) + 7) % 7)

import ical, { ICalCalendarMethod, ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { followsHolidays, knownUntil, type Dated } from '../../rules/network/holidays.ts'
import { weekday, type Span } from '../../rules/network/hours.ts'
import { datedOf } from './dated.ts'

const ZONE = 'Asia/Shanghai'
const DAYS = [ICalWeekday.SU, ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR, ICalWeekday.SA, ICalWeekday.SU] // prettier-ignore
/** Local time of China; `24:00` is the next midnight. */
const local = (day: Day, time: string): string =>
  time === '24:00' ? `${addDays(day, 1)}T00:00:00` : `${day}T${time}:00`

/**
 * The opening hours of a place as iCalendar (RFC 5545): each span of the week repeats weekly and leaves out the days with
 * hours of their own and holidays, whose spans stand as events of that day. Where the place follows the calendar of holidays the
 * weeks end with the last year that is known, and say so. @throws AppError `access.notFound`
 */
export async function placeCalendar(ctx: Ctx, id: string): Promise<FileReply> {
  const place = await ctx.db.selectFrom('servicePlace').selectAll().where('id', '=', id).executeTakeFirst()
  if (!place) throw notFound()
  const today = dayOf(ctx.now)
  const dated = (await datedOf(ctx, [place], today)).get(id)!
  const last = lastDay(dated, place.validTo, today)
  const calendar = ical({ name: place.name, method: ICalCalendarMethod.PUBLISH, timezone: ZONE, prodId: { company: 'Liren', product: 'services', language: 'ZH' } }) // prettier-ignore
  const common = { summary: place.name, location: place.address, stamp: ctx.now, timezone: ZONE, description: [place.phone, saidOf(dated, last)].filter(Boolean).join('\n') } // prettier-ignore
  for (const span of dated.hours) {
    const first = firstOn(place.validFrom > today ? place.validFrom : today, span.day)
    if (last && first > last) continue
    const exclude = [...dated.exceptions.keys()]
      .filter((day) => weekday(day) === span.day)
      .map((day) => local(day, span.from))
    const until = last ? { until: local(last, '23:59') } : {}
    const repeating = { freq: ICalEventRepeatingFreq.WEEKLY, byDay: [DAYS[span.day]!], ...(exclude.length > 0 ? { exclude } : {}), ...until } // prettier-ignore
    calendar.createEvent({ ...common, id: `${id}-${span.day}-${span.from}`, ...times(first, span), repeating })
  }
  for (const [day, spans] of dated.exceptions)
    for (const span of spans) calendar.createEvent({ ...common, id: `${id}-${day}-${span.from}`, ...times(day, span) })
  return { name: `${place.name}.ics`, type: 'text/calendar; charset=utf-8', body: Buffer.from(calendar.toString()) }
}

/** The last day that can be said: before the place closes for good, and of a year whose holidays are known where it keeps them. */
function lastDay(place: Dated, validTo: Day | null, today: Day): Day | null {
  const days = [
    ...(validTo ? [addDays(validTo, -1)] : []),
    ...(followsHolidays(place) ? [knownUntil(place, today)] : []),
  ]
  return days.toSorted()[0] ?? null
}

/** What is said of holidays beside the events themselves. */
function saidOf({ holidays }: Dated, last: Day | null): string {
  if (holidays === 'unsaid') return '法定节假日是否开放未说明，请先询问。'
  if (holidays === 'open') return '法定节假日照常开放。'
  return last ? `节假日安排已知至${last}，其后待公布。` : ''
}

const times = (day: Day, span: Span) => ({ start: local(day, span.from), end: local(day, span.to) })
/** The first day from a day on that is this day of the week. */
const firstOn = (from: Day, day: number): Day => addDays(from, (day - weekday(from) + 7) % 7)

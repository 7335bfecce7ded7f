import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** What an entry of a calendar says. */
export interface Entry {
  id: string
  stamp: Date
  from: Date
  to: Date
  title: string
  where: string
  text: string
  url: string
  cancelled: boolean
}

const AN_HOUR = 3600

/** An iCalendar file with one entry, in universal time, and a reminder an hour before (RFC 5545). */
export function calendarOf(entry: Entry): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Liren', product: 'services', language: 'ZH' },
  })
  const event = calendar.createEvent({
    id: entry.id,
    stamp: entry.stamp,
    start: entry.from,
    end: entry.to,
    summary: entry.title,
    location: entry.where,
    description: entry.text,
    url: entry.url,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  event.createAlarm({ type: ICalAlarmType.display, trigger: AN_HOUR, description: entry.title })
  return `${calendar.toString()}\r\n`
}

import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { dated, type Dated, type Holidays, type HolidayWay } from '../../rules/network/holidays.ts'
import type { Span, WeekSpan } from '../../rules/network/hours.ts'

/** Days off and make-up days from a day on, and all years that are known. */
export async function holidaysFrom(ctx: Ctx, from: Day): Promise<Holidays> {
  const years = await ctx.db.selectFrom('serviceHolidayYear').select('year').execute()
  const days = await ctx.db
    .selectFrom('serviceHoliday')
    .select(['day', 'kind', 'name'])
    .where('day', '>=', from)
    .orderBy('day')
    .execute()
  return {
    years: new Set(years.map((y) => y.year)),
    days: new Map(days.map((d) => [d.day, { kind: d.kind as 'rest', name: d.name }])),
  }
}

/** A place as it is read: `hours` is the column, whatever type it has there. */
interface Read {
  id: string
  hours: unknown
  holidays: string
}

/** When places are open from a day on: by their week, by days of their own, by the calendar where they follow it. */
export async function datedOf(ctx: Ctx, places: readonly Read[], from: Day): Promise<Map<string, Dated>> {
  if (places.length === 0) return new Map()
  const calendar = await holidaysFrom(ctx, from)
  const own = await ownDaysOf(ctx, places.map((p) => p.id), from) // prettier-ignore
  return new Map(
    places.map((p) => [p.id, dated(p.hours as WeekSpan[], p.holidays as HolidayWay, own.get(p.id)!, calendar)]),
  )
}

async function ownDaysOf(ctx: Ctx, placeIds: readonly string[], from: Day): Promise<Map<string, Map<Day, Span[]>>> {
  const found = new Map<string, Map<Day, Span[]>>(placeIds.map((id) => [id, new Map<Day, Span[]>()]))
  const rows = await ctx.db
    .selectFrom('servicePlaceDay')
    .select(['placeId', 'day', 'hours'])
    .where('placeId', 'in', [...placeIds])
    .where('day', '>=', from)
    .execute()
  for (const r of rows) found.get(r.placeId)!.set(r.day, r.hours as unknown as Span[])
  return found
}

export interface DayThatDiffers {
  day: Day
  hours: Span[]
  note: string
  /** Entered by the place itself, or a holiday of the calendar. */
  of: 'place' | 'calendar'
}

/** Days from a day on, before another, on which a place differs from its week: its own with their note, holidays by name. */
export async function daysOf(ctx: Ctx, placeId: string, place: Dated, from: Day, before: Day): Promise<DayThatDiffers[]> {
  const notes = await ctx.db
    .selectFrom('servicePlaceDay')
    .select(['day', 'note'])
    .where('placeId', '=', placeId)
    .where('day', '>=', from)
    .execute()
  const own = new Map(notes.map((n) => [n.day, n.note]))
  const { days } = await holidaysFrom(ctx, from)
  return [...place.exceptions]
    .filter(([day]) => day >= from && (own.has(day) || day < before))
    .map(([day, hours]) => {
      const note = own.get(day)
      return { day, hours: [...hours], note: note ?? days.get(day)?.name ?? '', of: note === undefined ? ('calendar' as const) : ('place' as const) }
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
} // prettier-ignore

import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type { Nature, Span, Urgency } from '../../contract/base.ts'
import type { CaseState, ClockStep } from '../../contract/cases/base.ts'
import { houseSetting } from '../../data/clocks.ts'
import type { Calendar } from '../../rules/cases/calendar.ts'
import { pickClock, reckon, type ClockRule, type Reckoned } from '../../rules/cases/clocks.ts'
import type { RouteRule } from '../../rules/cases/route.ts'
import type { CaseRow } from './rows.ts'

/** How the office of a path wants its cases kept. */
export interface CaseSetting {
  hours: readonly (readonly [number, number])[]
  reopenDays: number
  similarDays: number
  similarMetres: number
  climb: Span
}
/** What clocks and ways run by at a path on a day: the calendar, the setting and the rules in force there. */
export interface Time {
  calendar: Calendar
  setting: CaseSetting
  clocks: ClockRule[]
  routes: RouteRule[]
}

/** Reads in one statement what the clocks and the ways of a path run by. Clocks of later days are left out. */
export async function timeOf(ctx: Ctx, path: string): Promise<Time> {
  const { rows } = await sql<{
    setting: CaseSetting | null
    years: Year[] | null
    clocks: ClockRule[] | null
    routes: RouteRule[] | null
  }>`
    select (select to_json(s) from (${settingAt(path)}) s) as setting, (select json_agg(y) from (${yearsFrom(ctx)}) y) as years,
      (select json_agg(c) from (${clocksAt(path, dayOf(ctx.now))}) c) as clocks, (select json_agg(r) from (${routesAt(path)}) r) as routes`.execute(
    ctx.db,
  )
  const found = rows[0]!
  const setting = found.setting ?? own
  return {
    setting,
    calendar: calendarFrom(found.years ?? [], setting.hours),
    clocks: found.clocks ?? [],
    routes: found.routes ?? [],
  }
}

const own = houseSetting as unknown as CaseSetting
interface Year {
  year: number
  days: { day: Day; kind: 'rest' | 'work' }[] | null
}

const settingAt = (path: string) => sql<CaseSetting>`
  select hours, reopen_days as "reopenDays", similar_days as "similarDays", similar_metres as "similarMetres", climb from service_case_setting
  where starts_with(${path}, path) order by length(path) desc limit 1`

/** All years that are known: a few dozen rows a year. */
const yearsFrom = (ctx: Ctx) => sql<Year>`
  select y.year, (select json_agg(json_build_object('day', h.day, 'kind', h.kind)) from service_holiday h where h.year = y.year) as days
  from service_holiday_year y where y.year >= ${Number(dayOf(ctx.now).slice(0, 4)) - 1}`

const clocksAt = (path: string, day: Day) => sql`
  select id, path, step, item_id as "itemId", kind_id as "kindId", nature, urgency, span, counts_from as "countsFrom", suspends, extend_span as "extendSpan", extend_times as "extendTimes", origin, source, valid_from as "validFrom", valid_to as "validTo"
  from service_clock_rule where starts_with(${path}, path) and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`

const routesAt = (path: string) => sql`
  select id, path, item_id as "itemId", kind_id as "kindId", nature, channel, from_minute as "fromMinute", to_minute as "toMinute", days, holder_level as "holderLevel", holder_role as "holderRole", source, valid_from as "validFrom", valid_to as "validTo"
  from service_route_rule where starts_with(${path}, path)`

/** The setting of the nearest office at or above a path; the house's where none has its own. */
export async function settingOf(ctx: Ctx, path: string): Promise<CaseSetting> {
  const { rows } = await settingAt(path).execute(ctx.db)
  return rows[0] ?? own
}

export async function calendarOf(ctx: Ctx, hours: CaseSetting['hours']): Promise<Calendar> {
  const { rows } = await yearsFrom(ctx).execute(ctx.db)
  return calendarFrom(rows, hours)
}

const calendarFrom = (years: readonly Year[], hours: CaseSetting['hours']): Calendar => ({
  years: new Set(years.map((y) => y.year)),
  days: new Map(years.flatMap((y) => (y.days ?? []).map((d) => [d.day, d.kind] as const))),
  hours,
})

/** A kind and those above it, the nearest first. */
export async function kindsOf(ctx: Ctx, kindId: string | null): Promise<string[]> {
  if (kindId === null) return []
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent_id, 0 as far from service_kind where id = ${kindId}
      union all
      select k.id, k.parent_id, up.far + 1 from up join service_kind k on k.id = up.parent_id where up.far < 20)
    select id from up order by far`.execute(ctx.db)
  return rows.map((r) => r.id)
}

/** What a clock is set for. */
export interface Clocked {
  path: string
  itemId: string | null
  itemSeq: number | null
  kindId: string | null
  nature: Nature
  urgency: Urgency
}
export interface Clock extends Reckoned {
  rule: ClockRule | null
  /** The time that the item promises stands in for a rule of its own. */
  promised: Span | null
}

/** The clock of the whole or of a step that begins at an instant: by rule, or by the item's own promise for the whole. */
export async function clockFor(ctx: Ctx, time: Time, of: Clocked, step: ClockStep, from: Date): Promise<Clock> {
  const kinds = await kindsOf(ctx, of.kindId)
  const rule = pickClock(time.clocks, step, { ...of, kinds, day: dayOf(from) }) ?? null
  const promised = step === 'whole' && !rule?.itemId && !rule?.urgency ? await promiseOf(ctx, of) : null
  const span = promised ?? rule?.span
  const end = span ? reckon(time.calendar, from, span) : { at: null, unknownYear: null }
  return { ...end, rule: promised ? null : rule, promised }
}

/**
 * The clock of the whole of a case that is opened in a state, or accepted: it has not begun where it counts from acceptance and nobody has
 * accepted yet.
 */
export async function wholeFor(ctx: Ctx, time: Time, of: Clocked & { state: CaseState }, from: Date): Promise<Clock> {
  const clock = await clockFor(ctx, time, of, 'whole', from)
  const waits = of.state === 'new' && clock.rule?.countsFrom === 'acceptance'
  return waits ? { ...clock, at: null, unknownYear: null } : clock
}

/**
 * When the clock of the whole began: with the last reopening, else as its rule says with the opening or the first acceptance. `null`: it
 * has not. A case that is given to another area and accepted there anew goes on.
 */
export async function wholeBegan(ctx: Ctx, of: CaseRow, rule: ClockRule | null): Promise<Date | null> {
  const steps = await ctx.db
    .selectFrom('serviceCaseStep')
    .select(['verb', 'at', 'stateTo'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('verb', 'in', ['open', 'accept', 'reopen'])
    .orderBy('seq')
    .execute()
  const again = steps.findLast((s) => s.verb === 'reopen')
  if (again) return again.at
  if (rule?.countsFrom !== 'acceptance') return of.openedAt
  return steps.find((s) => s.stateTo === 'accepted')?.at ?? null
}

async function promiseOf(ctx: Ctx, of: Clocked): Promise<Span | null> {
  if (of.itemId === null || of.itemSeq === null) return null
  const { rows } = await sql<{ promise: Span | null }>`
    select promise from service_item_version where item_id = ${of.itemId} and seq = ${of.itemSeq}`.execute(ctx.db)
  return rows[0]?.promise ?? null
}

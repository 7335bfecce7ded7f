import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type { Nature, Span, Urgency } from '../../contract/base.ts'
import type { CaseState, ClockStep } from '../../contract/cases/base.ts'
import { houseSetting } from '../../data/clocks.ts'
import type { Calendar } from '../../rules/cases/calendar.ts'
import { pickClock, reckon, type ClockRule, type Reckoned } from '../../rules/cases/clocks.ts'
import type { CaseRow } from './rows.ts'

/** How the office of a path wants its cases kept. */
export interface CaseSetting {
  hours: readonly (readonly [number, number])[]
  reopenDays: number
  similarDays: number
  similarMetres: number
  climb: Span
}
/** What clocks run by at a path on a day: the calendar, the setting and the rules in force there. */
export interface Time {
  calendar: Calendar
  setting: CaseSetting
  clocks: ClockRule[]
}

/** Reads what the clocks of a path run by. Rules of later days are left out. */
export async function timeOf(ctx: Ctx, path: string): Promise<Time> {
  const setting = await settingOf(ctx, path)
  return { setting, calendar: await calendarOf(ctx, setting.hours), clocks: await clocksOf(ctx, path, dayOf(ctx.now)) }
}

/** The setting of the nearest office at or above a path; the house's where none has its own. */
export async function settingOf(ctx: Ctx, path: string): Promise<CaseSetting> {
  const { rows } = await sql<CaseSetting>`
    select hours, reopen_days, similar_days, similar_metres, climb from service_case_setting
    where starts_with(${path}, path) order by length(path) desc limit 1`.execute(ctx.db)
  return rows[0] ?? (houseSetting as unknown as CaseSetting)
}

/** All years that are known: a few dozen rows a year. */
export async function calendarOf(ctx: Ctx, hours: CaseSetting['hours']): Promise<Calendar> {
  const { rows } = await sql<{ year: number; days: { day: Day; kind: 'rest' | 'work' }[] | null }>`
    select y.year, (select json_agg(json_build_object('day', h.day, 'kind', h.kind)) from service_holiday h where h.year = y.year) as days
    from service_holiday_year y where y.year >= ${Number(dayOf(ctx.now).slice(0, 4)) - 1}`.execute(ctx.db)
  return {
    years: new Set(rows.map((r) => r.year)),
    days: new Map(rows.flatMap((r) => (r.days ?? []).map((d) => [d.day, d.kind] as const))),
    hours,
  }
}

async function clocksOf(ctx: Ctx, path: string, day: Day): Promise<ClockRule[]> {
  const { rows } = await sql<ClockRule>`
    select id, path, step, item_id, kind_id, nature, urgency, span, counts_from, suspends, extend_span, extend_times, origin, source, valid_from, valid_to
    from service_clock_rule
    where starts_with(${path}, path) and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`.execute(
    ctx.db,
  )
  return rows
}

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

import { notFound, require, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { addDays, dayOf, daysBetween, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../../contract/cases/settings.ts'
import { changesOf } from '../support.ts'
import { refuseGapAfter, refuseGapBefore } from './gap.ts'
import { actorName } from './support.ts'
import { standsAt } from './verbs/holder.ts'

type Body<R extends { body: z.ZodType }> = z.output<R['body']>
interface Done {
  id: string
  version: number
}

/**
 * Enters the days of a year as the State Council's notice has them; cases whose clocks waited for it get them within a minute.
 * The calendar is the whole city's, so its officers enter it.
 * @throws AppError `services.yearOfCity` (403), `services.dayOfOtherYear`, `services.restTwice`, `services.workOnWeekday` (422),
 * `services.stale` (409)
 */
export async function enterYear(ctx: Ctx, input: Body<typeof contract.enterYear>) {
  requireRight(ctx, 'services.settings')
  if (ctx.actor.kind === 'account' && ctx.actor.role !== 'cityOfficer') throw new AppError('services.yearOfCity', 403)
  const days = daysOf(input)
  const waiting = await privileged(ctx, async (db) => {
    const old = await db
      .selectFrom('serviceHolidayYear')
      .select('version')
      .where('year', '=', input.year)
      .forUpdate()
      .executeTakeFirst()
    if ((old?.version ?? 0) !== input.version) throw new AppError('services.stale', 409, { version: old?.version ?? 0 })
    await db.deleteFrom('serviceHoliday').where('year', '=', input.year).execute()
    const set = {
      document: input.document,
      issuedOn: input.issuedOn ?? null,
      enteredBy: actorName(ctx),
      enteredAt: ctx.now,
      version: input.version + 1,
    }
    await db.insertInto('serviceHolidayYear').values({ year: input.year, ...set }).onConflict((c) => c.column('year').doUpdateSet(set)).execute() // prettier-ignore
    await db.insertInto('serviceHoliday').values(days).execute()
    const row = await db.selectFrom('serviceCase').select((e) => e.fn.countAll<number>().as('n')).where('clockYear', '=', input.year).executeTakeFirstOrThrow() // prettier-ignore
    return Number(row.n)
  })
  const areaId = ctx.actor.kind === 'account' ? ctx.actor.areaId : '00000000-0000-4000-8000-000000000000'
  await record(ctx, {
    command: 'services.enterYear', areaId, subject: { type: 'holidayYear', id: String(input.year) },
    changes: { document: [null, input.document], days: [null, days.length] },
  }) // prettier-ignore
  return { year: input.year, version: input.version + 1, waiting }
}

function daysOf({ year, rest, work }: Body<typeof contract.enterYear>) {
  const days = new Map<Day, { day: Day; year: number; kind: string; name: string }>()
  const put = (day: Day, kind: 'rest' | 'work', name: string, field: string) => {
    if (!day.startsWith(String(year))) throw new AppError('services.dayOfOtherYear', 422, { day, year }, field)
    if (days.has(day)) throw new AppError('services.restTwice', 422, { day }, field)
    days.set(day, { day, year, kind, name })
  }
  for (const { name, from, to } of rest) {
    if (to < from || daysBetween(from, to) > 30) throw new AppError('services.restTwice', 422, { day: to }, 'rest')
    for (let day = from; day <= to; day = addDays(day, 1)) put(day, 'rest', name, 'rest')
  }
  for (const { name, day } of work) {
    if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
      throw new AppError('services.workOnWeekday', 422, { day }, 'work')
    put(day, 'work', name, 'work')
  }
  return [...days.values()]
}

/** Office hours, windows and climbing of an area and all below it. @throws AppError `services.hoursCross` (422), `services.stale` (409) */
export async function changeCaseSetting(ctx: Ctx, input: Body<typeof contract.changeCaseSetting>): Promise<Done> {
  const path = await require(ctx, 'services.settings', input.areaId)
  if (input.hours.some(([from, to], i) => from >= to || (i > 0 && from < input.hours[i - 1]![1])))
    throw new AppError('services.hoursCross', 422, {}, 'hours')
  const old = await ctx.db
    .selectFrom('serviceCaseSetting')
    .selectAll()
    .where('areaId', '=', input.areaId)
    .forUpdate()
    .executeTakeFirst()
  if ((old?.version ?? 0) !== input.version) throw new AppError('services.stale', 409, { version: old?.version ?? 0 })
  const { areaId, version, hours, climb, ...windows } = input
  const set = { hours: JSON.stringify(hours), climb: JSON.stringify(climb), ...windows, version: version + 1 }
  await ctx.db.insertInto('serviceCaseSetting').values({ areaId, path, ...set }).onConflict((c) => c.column('areaId').doUpdateSet(set)).execute() // prettier-ignore
  await record(ctx, {
    command: 'services.changeCaseSetting', areaId, subject: { type: 'caseSetting', id: areaId },
    changes: changesOf(old ?? {}, { hours, climb, ...windows }),
  }) // prettier-ignore
  return { id: areaId, version: version + 1 }
}

/**
 * A clock from a day on, today or later: what has been reckoned stays.
 * @throws AppError `services.ruleInPast`, `services.ruleGap`, `services.countsWhole` (422) for a clock of a step that would count from
 * acceptance
 */
export async function addClockRule(ctx: Ctx, input: Body<typeof contract.addClockRule>): Promise<Done> {
  if (input.countsFrom === 'acceptance' && input.step !== 'whole')
    throw new AppError('services.countsWhole', 422, {}, 'countsFrom')
  return addClock(ctx, 'services.addClockRule', input.areaId, [{ ...input, origin: 'own' }])
}

/** The law's own clocks of petitions: 15 days to register and route, 60 to finish, 30 more once (信访工作条例 Arts. 22, 34), the latter from acceptance. */
export async function addPetitionClocks(
  ctx: Ctx,
  { areaId, kindId, validFrom }: Body<typeof contract.addPetitionClocks>,
): Promise<Done> {
  const of = { areaId, kindId, validFrom, suspends: false, origin: 'law' as const }
  const days = (value: number) => ({ value, unit: 'day' as const })
  return addClock(ctx, 'services.addPetitionClocks', areaId, [
    { ...of, step: 'new', span: days(15), countsFrom: 'opening', extendTimes: 0, source: '《信访工作条例》第二十二条' },
    {
      ...of,
      step: 'whole',
      span: days(60),
      countsFrom: 'acceptance',
      extendSpan: days(30),
      extendTimes: 1,
      source: '《信访工作条例》第三十四条',
    },
  ])
}

/** What a rule is about must be there. @throws AppError `services.noItem`, `services.kindUnknown` (422) */
async function refuseUnknown(
  ctx: Ctx,
  aim: { itemId?: string | undefined; kindId?: string | undefined },
): Promise<void> {
  const there = (table: 'serviceItem' | 'serviceKind', id: string) =>
    ctx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
  if (aim.itemId && !(await there('serviceItem', aim.itemId))) throw new AppError('services.noItem', 422, {}, 'itemId')
  if (aim.kindId && !(await there('serviceKind', aim.kindId)))
    throw new AppError('services.kindUnknown', 422, {}, 'kindId')
}

type NewClock = Body<typeof contract.addClockRule> & { origin: 'own' | 'law' }
async function addClock(ctx: Ctx, command: string, areaId: string, clocks: readonly NewClock[]): Promise<Done> {
  const path = await require(ctx, 'services.settings', areaId)
  await refuseUnknown(ctx, clocks[0]!)
  const rows = clocks.map((c) => ({
    id: newId(ctx.now), areaId, path, step: c.step, itemId: c.itemId ?? null, kindId: c.kindId ?? null, nature: c.nature ?? null,
    urgency: c.urgency ?? null, span: JSON.stringify(c.span), countsFrom: c.countsFrom, suspends: c.suspends, extendSpan: c.extendSpan ? JSON.stringify(c.extendSpan) : null,
    extendTimes: c.extendTimes, origin: c.origin, source: c.source, validFrom: notPast(ctx, c.validFrom), createdBy: actorName(ctx), createdAt: ctx.now,
  })) // prettier-ignore
  await ctx.db.insertInto('serviceClockRule').values(rows).execute()
  for (const row of rows) await refuseGapBefore(ctx, 'serviceClockRule', row.id, row.validFrom)
  const id = rows.at(-1)!.id
  await record(ctx, {
    command, areaId, subject: { type: 'clockRule', id },
    changes: Object.fromEntries(clocks.map((c) => [c.step, [null, `${c.span.value} ${c.span.unit}`]])), reason: clocks.at(-1)!.source,
  }) // prettier-ignore
  return { id, version: 1 }
}

function notPast(ctx: Ctx, day: Day, field = 'validFrom'): Day {
  if (day < dayOf(ctx.now)) throw new AppError('services.ruleInPast', 422, { day, today: dayOf(ctx.now) }, field)
  return day
}

/**
 * Says to whom cases go from a day on. @throws AppError `services.ruleInPast`, `services.ruleGap`, `services.noItem`, `services.kindUnknown`,
 * `services.holderNoArea` (422) for a role that nobody has at that level
 */
export async function addRouteRule(ctx: Ctx, input: Body<typeof contract.addRouteRule>): Promise<Done> {
  const path = await require(ctx, 'services.settings', input.areaId)
  await refuseUnknown(ctx, input)
  if (!standsAt(input.holderRole, input.holderLevel))
    throw new AppError('services.holderNoArea', 422, { role: input.holderRole }, 'holderRole')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceRouteRule')
    .values({
      ...input,
      id,
      path,
      validFrom: notPast(ctx, input.validFrom),
      createdBy: actorName(ctx),
      createdAt: ctx.now,
    })
    .execute()
  await refuseGapBefore(ctx, 'serviceRouteRule', id, input.validFrom)
  await record(ctx, {
    command: 'services.addRouteRule', areaId: input.areaId, subject: { type: 'routeRule', id },
    changes: { holderLevel: [null, input.holderLevel], holderRole: [null, input.holderRole] }, reason: input.source,
  }) // prettier-ignore
  return { id, version: 1 }
}

export const endClockRule = (ctx: Ctx, id: string, input: Body<typeof contract.endClockRule>) =>
  endRule(ctx, 'serviceClockRule', 'clockRule', id, input)
export const endRouteRule = (ctx: Ctx, id: string, input: Body<typeof contract.endRouteRule>) =>
  endRule(ctx, 'serviceRouteRule', 'routeRule', id, input)

/**
 * Ends a rule of an office on a day, exclusive. What the house ships is overridden, not ended.
 * @throws AppError `services.ruleInPast`, `services.ruleGap` (422), `services.stale` (409)
 */
async function endRule(
  ctx: Ctx,
  table: 'serviceClockRule' | 'serviceRouteRule',
  type: 'clockRule' | 'routeRule',
  id: string,
  { on, version }: { on: Day; version: number },
): Promise<Done> {
  const rule = await ctx.db
    .selectFrom(table)
    .select(['areaId', 'version', 'validTo'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!rule) throw notFound()
  await require(ctx, 'services.settings', rule.areaId)
  if (rule.version !== version) throw new AppError('services.stale', 409, { version: rule.version })
  const validTo = notPast(ctx, on, 'on')
  await refuseGapAfter(ctx, table, id, validTo)
  await ctx.db
    .updateTable(table)
    .set({ validTo, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: `services.end${type === 'clockRule' ? 'ClockRule' : 'RouteRule'}`, areaId: rule.areaId, subject: { type, id },
    changes: { validTo: [rule.validTo, validTo] },
  }) // prettier-ignore
  return { id, version: version + 1 }
}

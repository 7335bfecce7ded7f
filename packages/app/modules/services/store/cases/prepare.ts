import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { addDays, daysBetween } from '#shared/dates.ts'
import { HOUSE, HOUSE_SOURCE, houseClocks, houseSetting } from '../../data/clocks.ts'
import { holidayYears, type HolidayYear } from '../../data/holidays.ts'

/**
 * Brings the calendar, the clocks and the setting of the house in, where they are not there yet. What an office has changed since
 * stays as it is.
 */
export async function prepareCases(ctx: Ctx): Promise<void> {
  for (const year of holidayYears) await addYear(ctx, year)
  const there = await ctx.db
    .selectFrom('serviceCaseSetting')
    .select('areaId')
    .where('areaId', '=', HOUSE.areaId)
    .executeTakeFirst()
  if (there) return
  const { hours, climb, ...windows } = houseSetting
  await ctx.db
    .insertInto('serviceCaseSetting')
    .values({ ...HOUSE, hours: JSON.stringify(hours), climb: JSON.stringify(climb), ...windows })
    .onConflict((c) => c.doNothing())
    .execute()
  await ctx.db.insertInto('serviceClockRule').values(houseClocks.map((row, i) => shipped(ctx, row, i))).onConflict((c) => c.doNothing()).execute() // prettier-ignore
}

/** One year by its notice, unless it is known already. */
async function addYear(ctx: Ctx, { year, document, issuedOn, rest, work }: HolidayYear): Promise<void> {
  const added = await ctx.db
    .insertInto('serviceHolidayYear')
    .values({ year, document, issuedOn, enteredBy: 'Liren', enteredAt: ctx.now })
    .onConflict((c) => c.doNothing())
    .returning('year')
    .executeTakeFirst()
  if (!added) return
  await ctx.db
    .insertInto('serviceHoliday')
    .values([
      ...rest.flatMap(([name, from, to]) => daysOf(from, to).map((day) => ({ day, year, kind: 'rest', name }))),
      ...work.map(([name, day]) => ({ day, year, kind: 'work', name })),
    ])
    .execute()
}

const daysOf = (from: string, to: string): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))

/** A shipped rule under an id of its own, the same in every house, so that it is never shipped twice. */
function shipped(ctx: Ctx, [step, nature, urgency, value, unit]: (typeof houseClocks)[number], i: number) {
  const working = unit === 'workingDay' || unit === 'workingHour'
  const whole = step === 'whole'
  return {
    id: `00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
    ...HOUSE,
    step,
    nature,
    urgency,
    span: JSON.stringify({ value, unit }),
    suspends: working && !whole && step !== 'new' && step !== 'checking',
    extendSpan: whole && working ? JSON.stringify({ value, unit }) : null,
    extendTimes: whole && working ? 1 : 0,
    origin: 'own',
    source: HOUSE_SOURCE,
    validFrom: sql<string>`'2000-01-01'::date`,
    createdBy: 'Liren',
    createdAt: ctx.now,
  }
}

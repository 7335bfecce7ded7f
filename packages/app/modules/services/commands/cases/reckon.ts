import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { openStates, type CaseState, type ClockStep } from '../../contract/cases/base.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { clockFor, timeOf, wholeBegan, type Clock, type Time } from '../../store/cases/time.ts'
import { moveCase } from './move.ts'

const SLICE = 200

/**
 * Sets the clocks that waited for a year which is known now, each from the instant at which it began. Run every minute.
 * @returns how many cases got theirs
 */
export async function reckonWaiting(house: House): Promise<number> {
  const waiting = await asSystem(house, 'services', (ctx) =>
    ctx.db
      .selectFrom('serviceCase')
      .select(['areaId', 'id'])
      .where('clockYear', 'in', ctx.db.selectFrom('serviceHolidayYear').select('year'))
      .limit(SLICE)
      .execute(),
  )
  let set = 0
  for (const { areaId, id } of waiting) {
    try {
      await asSystem(house, 'services', (ctx) => reckonOne(ctx, areaId, id))
      set++
    } catch (err) {
      house.log.error({ err, id }, 'a clock could not be set')
    }
  }
  return set
}

/** The clock of the whole from when it began; `null` where it has not begun. */
async function wholeOf(ctx: Ctx, of: CaseRow, time: Time): Promise<Clock | null> {
  const { rule } = await clockFor(ctx, time, of, 'whole', of.openedAt)
  const began = await wholeBegan(ctx, of, rule)
  return began && clockFor(ctx, time, of, 'whole', began)
}

async function reckonOne(ctx: Ctx, areaId: string, id: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('serviceCase')
    .selectAll()
    .where('areaId', '=', areaId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const of = found as unknown as CaseRow | undefined
  if (!of?.clockYear) return
  const time = await timeOf(ctx, of.path)
  const running = (openStates as readonly CaseState[]).includes(of.state) && of.state !== 'suspended'
  const whole = of.dueAt ? null : await wholeOf(ctx, of, time)
  const step = !of.stepDueAt && running ? await clockFor(ctx, time, of, of.state as ClockStep, of.stepFrom) : null
  await moveCase(ctx, of, time, {
    verb: 'clock', to: of.state, words: true, audience: 'applicant',
    ...(whole ? { whole: { at: whole.at, rule: whole.rule?.id ?? null, unknownYear: whole.unknownYear } } : {}),
    step: step ? { at: step.at, unknownYear: step.unknownYear } : 'stays',
    set: { clockYear: whole?.unknownYear ?? step?.unknownYear ?? null },
  }) // prettier-ignore
  await record(ctx, {
    command: 'services.clockCase', areaId: of.areaId, subject: { type: 'serviceCase', id }, changes: { dueAt: [null, whole?.at?.toISOString() ?? null] },
  }) // prettier-ignore
}

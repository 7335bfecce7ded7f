import type { z } from 'zod'
import { require, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { daysBetween, type Day } from '#shared/dates.ts'
import { actStates, type ActState, type actTimes as asked } from '../../contract/acts.ts'

type Times = z.output<typeof asked.reply>

/** Acts of an area by the state they are in on the day, and how long acts stayed in each: days until the next step, or until the day. */
export async function actTimes(ctx: Ctx, areaId: string): Promise<Times> {
  const path = await require(ctx, 'planning.view', areaId)
  const steps = await ctx.db
    .selectFrom('planningActStep')
    .select(['actId', 'state', 'onDay'])
    .where(under('path', path))
    .where('onDay', '<=', ctx.asOf)
    .orderBy('actId')
    .orderBy('seq')
    .execute()
  const stays = staysOf(steps as { actId: string; state: ActState; onDay: Day }[], ctx.asOf)
  const rows = actStates.flatMap((state) => {
    const own = stays.filter((s) => s.state === state)
    if (own.length === 0) return []
    return [
      { state, now: own.filter((s) => s.last).length, passed: own.length, medianDays: median(own.map((s) => s.days)) },
    ]
  })
  return { rows }
}

/** Each stay of an act in a state; a step that leaves the state as it is begins no new stay. */
function staysOf(steps: readonly { actId: string; state: ActState; onDay: Day }[], day: Day) {
  const entered = steps.filter((s, i) => steps[i - 1]?.actId !== s.actId || steps[i - 1]?.state !== s.state)
  return entered.map((s, i) => {
    const next = entered[i + 1]?.actId === s.actId ? entered[i + 1] : undefined
    return { state: s.state, days: daysBetween(s.onDay, next?.onDay ?? day), last: next === undefined }
  })
}

/** The middle of some numbers; of an even count the mean of the two in the middle. */
function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

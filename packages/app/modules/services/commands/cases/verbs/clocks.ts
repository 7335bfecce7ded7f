import { AppError } from '#shared/errors.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import type { ClockStep } from '../../../contract/cases/base.ts'
import { pickClock, leftOf, reckon, resumed, runsInOfficeHours } from '../../../rules/cases/clocks.ts'
import type { CaseRow } from '../../../store/cases/rows.ts'
import { clockFor, kindsOf, type Time } from '../../../store/cases/time.ts'
import type { Ctx } from '#server/context.ts'
import { stateAfter } from '../move.ts'
import { refuseOthers, type Verb } from './types.ts'

/** The rule that counts for a step of a case, as rules stood when it was opened or its step began. */
async function ruleOf(ctx: Ctx, of: CaseRow, time: Time, step: ClockStep) {
  return pickClock(time.clocks, step, { ...of, kinds: await kindsOf(ctx, of.kindId), day: dayOf(ctx.now) })
}

/**
 * Stops the step's clock; the whole one runs on and shows for how long it was stopped.
 * @throws AppError `services.mayNotSuspend` (422) where the rule does not allow it
 */
export const suspend: Verb<'suspend'> = {
  right: 'services.handle',
  plan: async (ctx, of, time, input) => {
    const to = stateAfter(of, 'suspend')
    refuseOthers(ctx, of)
    const rule = await ruleOf(ctx, of, time, of.state as ClockStep)
    if (!rule?.suspends) throw new AppError('services.mayNotSuspend', 422, { source: rule?.source ?? '' })
    const left = of.stepDueAt ? leftOf(time.calendar, ctx.now, of.stepDueAt, runsInOfficeHours(rule.span)) : null
    return {
      verb: 'suspend', to, set: { stateBefore: of.state, suspendedAt: ctx.now, stepLeft: left ? JSON.stringify(left) : null },
      reason: input.reason,
    } // prettier-ignore
  },
}

export const resume: Verb<'resume'> = {
  right: 'services.handle',
  plan: (ctx, of, time, input) => {
    stateAfter(of, 'resume')
    refuseOthers(ctx, of)
    const step = of.stepLeft ? resumed(time.calendar, ctx.now, of.stepLeft) : 'anew'
    return { verb: 'resume', to: of.stateBefore ?? 'handling', step, set: goneOn(ctx, of), reason: input.reason }
  },
}

/** The time that the clock stood still is kept when it goes on. */
const goneOn = (ctx: Ctx, of: CaseRow) => ({
  stateBefore: null,
  suspendedAt: null,
  stepLeft: null,
  suspendedS: of.suspendedS + (of.suspendedAt ? Math.round((ctx.now.getTime() - of.suspendedAt.getTime()) / 1000) : 0),
})

/**
 * Gives the whole and the step more time, before it is over, as often and by as much as the rule allows.
 * @throws AppError `services.noClock`, `services.extendTooLate`, `services.mayNotExtend`, `services.extendTooLong`,
 * `services.calendarUnknown` (422)
 */
export const extend: Verb<'extend'> = {
  right: 'services.handle',
  plan: async (ctx, of, time, input) => {
    const to = stateAfter(of, 'extend')
    refuseOthers(ctx, of)
    if (!of.dueAt) throw new AppError('services.noClock', 422)
    if (of.dueAt <= ctx.now) throw new AppError('services.extendTooLate', 422)
    const rule = await ruleOf(ctx, of, time, 'whole')
    const most = rule?.extendSpan
    if (!rule || !most || of.extended >= rule.extendTimes)
      throw new AppError('services.mayNotExtend', 422, { times: rule?.extendTimes ?? 0, source: rule?.source ?? '' })
    const whole = reckon(time.calendar, of.dueAt, input.by)
    // A clock that is set is not given up for one that nobody can reckon.
    if (!whole.at) throw new AppError('services.calendarUnknown', 422, { year: whole.unknownYear ?? 0 }, 'by.value')
    const latest = reckon(time.calendar, of.dueAt, most)
    if (latest.at && whole.at > latest.at)
      throw new AppError('services.extendTooLong', 422, { value: most.value, unit: most.unit }, 'by.value')
    const step = of.stepDueAt ? reckon(time.calendar, of.stepDueAt, input.by) : ('stays' as const)
    return {
      verb: 'extend', to, whole: { ...whole, rule: of.dueRule }, step, set: { extended: of.extended + 1 }, reason: input.reason,
    } // prettier-ignore
  },
}

/**
 * Takes a closed or refused case up again within the window; both clocks begin anew, and the history keeps the old ones.
 * @throws AppError `services.reopenTooLate` (422)
 */
export const reopen: Verb<'reopen'> = {
  right: 'services.intake',
  plan: async (ctx, of, time, input) => {
    const to = stateAfter(of, 'reopen')
    const last = addDays(dayOf(of.closedAt ?? ctx.now), time.setting.reopenDays)
    if (dayOf(ctx.now) > last)
      throw new AppError('services.reopenTooLate', 422, { days: time.setting.reopenDays, last })
    const clock = await clockFor(ctx, time, of, 'whole', ctx.now)
    const holder = { ...selfHeld(of), holderId: null, holderName: null }
    return {
      verb: 'reopen', to, holder, whole: { at: clock.at, rule: clock.rule?.id ?? null, unknownYear: clock.unknownYear },
      step: 'anew', set: { reopened: of.reopened + 1, closedAt: null, answeredBy: null, extended: 0 }, reason: input.reason,
    } // prettier-ignore
  },
}
const selfHeld = (of: CaseRow) => ({ holderAreaId: of.holderAreaId, holderRole: of.holderRole })

export const withdraw: Verb<'withdraw'> = {
  right: 'services.intake',
  plan: (_ctx, of, _time, input) => ({ verb: 'withdraw', to: stateAfter(of, 'withdraw'), reason: input.reason }),
}

import { holds } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import { verbsFrom } from '#shared/workflow.ts'
import { CHECKED } from '../../commands/cases/verbs/handling.ts'
import { accountOf } from '../../commands/cases/support.ts'
import { verbs } from '../../commands/cases/verbs/index.ts'
import { caseFlow, type CaseVerb, type ClockStep } from '../../contract/cases/base.ts'
import { pickClock } from '../../rules/cases/clocks.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { kindsOf, type Time } from '../../store/cases/time.ts'

/** What whoever asks may do with a case now: no button leads to a refusal that was to be foreseen. */
export async function allowedVerbs(ctx: Ctx, of: CaseRow, time: Time): Promise<CaseVerb[]> {
  const kinds = await kindsOf(ctx, of.kindId)
  const rule = (step: ClockStep) => pickClock(time.clocks, step, { ...of, kinds, day: dayOf(ctx.now) })
  const mine = of.holderId === null || of.holderId === accountOf(ctx) || holds(ctx.actor, 'services.dispatch')
  const can: Partial<Record<CaseVerb, () => boolean>> = {
    take: () => of.holderId !== accountOf(ctx) || of.state !== 'handling',
    handle: () => mine && of.partsOpen === 0 && CHECKED.has(of.nature),
    close: () => mine && of.partsOpen === 0 && !CHECKED.has(of.nature),
    check: () => of.answeredBy === null || of.answeredBy !== accountOf(ctx),
    return: () => (of.state === 'checking' ? holds(ctx.actor, 'services.check') : mine),
    joint: () => mine,
    suspend: () => mine && rule(of.state as ClockStep)?.suspends === true,
    resume: () => mine,
    extend: () => mine && of.dueAt !== null && of.dueAt > ctx.now && of.extended < (rule('whole')?.extendTimes ?? 0),
    reopen: () => dayOf(ctx.now) <= addDays(dayOf(of.closedAt ?? ctx.now), time.setting.reopenDays),
  }
  return verbsFrom(caseFlow, of.state).filter((verb) => {
    const right = verb === 'say' || verb === 'note' ? 'services.handle' : verbs[verb].right
    return holds(ctx.actor, right) && (can[verb]?.() ?? true)
  })
}

import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { findRule, type DayCount } from '#modules/policies/index.ts'

/** How days are counted on a day: as the Civil Code does (art. 201, the first is left out), unless a local rule counts it in. */
export const dayCountOn = async (ctx: Ctx, day: Day, path: string): Promise<DayCount> =>
  (await findRule<DayCount>(ctx, 'residentsCommittee.dayCount', day, path))?.value ?? 'firstDayOut'

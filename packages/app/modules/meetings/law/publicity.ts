import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { findRule, lastDayWithin } from '#modules/policies/index.ts'
import type { Measures } from '../contract/publicity.ts'
import { dayCountOn } from './day-count.ts'
import { provision, type Provision } from './judge.ts'

/**
 * For how many days a publication hangs at least, by the law of its first day, and the last of them; nothing where that law says no number.
 * The first day is left out (Civil Code art. 201) where no local rule counts it in.
 */
export async function leastDaysOn(
  ctx: Ctx,
  day: Day,
  path: string,
): Promise<(Provision & { days: number; until: Day }) | null> {
  const found = await findRule<number>(ctx, 'residentsCommittee.publicity.leastDays', day, path)
  if (!found) return null
  const until = lastDayWithin(day, found.value, await dayCountOn(ctx, day, path))
  return { days: found.value, until, ...provision(found) }
}

/** Our own measures where the law says 及时 or nothing: they are said to be so, and a county sets its own. */
export const usualMeasures: Measures = { publishDays: 7, enquiryDays: 10, complaintDays: 30, rhythmMonths: 3 }

/** The measures that hold at a path: those of the nearest area above that set some. */
export async function measuresAt(ctx: Ctx, path: string): Promise<Measures & { areaId: string | null; version: number }> {
  const steps = path.split('/').filter(Boolean)
  const above = steps.map((_, i) => `/${steps.slice(0, i + 1).join('/')}/`)
  const rows = above.length === 0 ? [] : await ctx.db.selectFrom('publicityMeasure').selectAll().where('path', 'in', above).execute()
  const nearest = rows.toSorted((a, b) => b.path.length - a.path.length)[0]
  return nearest ?? { ...usualMeasures, areaId: null, version: 0 }
} // prettier-ignore

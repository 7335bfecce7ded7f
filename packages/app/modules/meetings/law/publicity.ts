import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { findRule } from '#modules/policies/index.ts'
import type { Measures } from '../contract/publicity.ts'
import type { Provision } from './judge.ts'

/** For how many days a publication hangs at least, by the law of its first day; nothing where that law says no number. */
export async function leastDaysOn(ctx: Ctx, day: Day, path: string): Promise<(Provision & { days: number }) | null> {
  const found = await findRule<number>(ctx, 'residentsCommittee.publicity.leastDays', day, path)
  return found ? { days: found.value, document: found.citation.document, article: found.citation.article } : null
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

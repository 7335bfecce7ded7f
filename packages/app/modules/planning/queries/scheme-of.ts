import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { Community } from '../contract/schemes.ts'

/** What a scheme amounts to: its communities with their units. */
export interface SchemeContent {
  caseId: string
  areaId: string
  registerOn: Day
  communities: (Community & { unitIds: string[] })[]
}

/** A scheme that is not dropped. @throws AppError `access.notFound` (404) when there is none within reach */
export async function schemeOf(ctx: Ctx, schemeId: string): Promise<SchemeContent> {
  const row = await ctx.db
    .selectFrom('planningScheme as s')
    .innerJoin('planningCase as c', 'c.id', 's.caseId')
    .select(['s.caseId', 's.areaId', 's.assignment', 's.communities', 'c.registerOn'])
    .where('s.id', '=', schemeId)
    .where('s.state', '=', 'open')
    .executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, 'planning.view', row.areaId)
  const units = Map.groupBy(Object.entries(row.assignment as Record<string, string>), ([, key]) => key)
  return {
    caseId: row.caseId,
    areaId: row.areaId,
    registerOn: row.registerOn,
    communities: (row.communities as Community[]).map((c) => ({
      ...c,
      unitIds: (units.get(c.key) ?? []).map(([unitId]) => unitId),
    })),
  }
}

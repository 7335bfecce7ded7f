import type { Ctx } from '#server/context.ts'
import { knownAt } from './knowledge.ts'
import type { Stated } from './rules/index.ts'
import type { Time } from './scope.ts'

export interface StatedFigure extends Stated {
  part: string
  period: string
  source: string
  document: string | null
  page: string | null
}

/** How often the reported figures of an indicator changed. */
export async function statedToken(ctx: Ctx, key: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('reportedChange')
    .select('version')
    .where('indicatorKey', '=', key)
    .executeTakeFirst()
  return String(row?.version ?? 0)
}

/**
 * The figures of an indicator that stand on a day: of each area (or planning area) and part the one of the latest period
 * that has ended and is not past its time. `areaId` of a planning area's figure is the planning area's id.
 */
export async function statedOn(ctx: Ctx, key: string, time: Time, ids?: readonly string[]): Promise<StatedFigure[]> {
  const rows = await ctx.db
    .selectFrom('reportedFigure as f')
    .select([
      'f.figureId',
      'f.areaId',
      'f.planningAreaId',
      'f.part',
      'f.period',
      'f.day',
      'f.value',
      'f.source',
      'f.document',
      'f.page',
    ])
    .where('f.indicatorKey', '=', key)
    .where('f.day', '<=', time.day)
    .where((eb) => eb.or([eb('f.standsUntil', 'is', null), eb('f.standsUntil', '>', time.day)]))
    .where(knownAt('f', time.knownOn))
    .orderBy('f.day')
    .orderBy('f.recordedAt')
    .execute()
  const latest = new Map<string, StatedFigure>()
  const wanted = ids && new Set(ids)
  for (const { planningAreaId, ...row } of rows) {
    const areaId = planningAreaId ?? row.areaId
    if (wanted && !wanted.has(areaId)) continue
    const part = row.part ?? ''
    latest.set(`${areaId} ${part}`, { ...row, areaId, part, value: Number(row.value) })
  }
  return [...latest.values()]
}

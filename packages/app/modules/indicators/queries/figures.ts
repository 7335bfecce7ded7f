import { sql } from 'kysely'
import { notFound, require, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { ReportedFigure } from '../contract.ts'
import { listDefinitions } from '../definitions.ts'
import { knownAt } from '../knowledge.ts'

type Row = Omit<ReportedFigure, 'indicatorName' | 'unit' | 'scopeKind' | 'scopeId' | 'scopeName' | 'value'> & {
  value: string
  areaId: string
  planningAreaId: string | null
  areaName: string | null
  planningName: string | null
  planningNameEn: string | null
}

function figures(ctx: Ctx) {
  return ctx.db
    .selectFrom('reportedFigure as f')
    .innerJoin('area as a', 'a.id', 'f.areaId')
    .leftJoin('planningArea as p', 'p.id', 'f.planningAreaId')
    .select([
      'f.id',
      'f.figureId',
      'f.indicatorKey',
      'f.areaId',
      'f.planningAreaId',
      'f.part',
      'f.period',
      'f.day',
      'f.standsUntil',
      'f.value',
      'f.source',
      'f.document',
      'f.page',
      'f.note',
      'f.recordedAt',
      'f.recordedBy',
      'f.supersededAt',
      'f.supersededReason',
      'p.name as planningName',
      'p.nameEn as planningNameEn',
    ]) // prettier-ignore
    .select(
      sql<string | null>`(select v.name from area_version v where v.area_id = f.area_id and v.superseded_at is null
        order by (v.valid_from <= f.day) desc, v.valid_from desc limit 1)`.as('areaName'),
    )
    .where(visible(ctx, 'a.path'))
}

async function shown(ctx: Ctx, rows: readonly Row[]): Promise<ReportedFigure[]> {
  const definitions = new Map((await listDefinitions(ctx)).map((d) => [d.key, d]))
  return rows.map(({ areaId, planningAreaId, areaName, planningName, planningNameEn, ...f }) => ({
    ...f,
    value: Number(f.value),
    indicatorName: definitions.get(f.indicatorKey)?.name ?? f.indicatorKey,
    unit: definitions.get(f.indicatorKey)?.unit ?? '',
    scopeKind: planningAreaId ? 'planningArea' : 'area',
    scopeId: planningAreaId ?? areaId,
    scopeName: (planningAreaId ? ((ctx.locale === 'en' ? planningNameEn : null) ?? planningName) : areaName) ?? '',
  }))
}

const SORTS = {
  day: 'f.day',
  indicatorKey: 'f.indicatorKey',
  value: 'f.value',
  source: 'f.source',
  recordedAt: 'f.recordedAt',
}

/** Figures within reach, the latest day first; `all` shows what was corrected or withdrawn too. */
export async function listFigures(
  ctx: Ctx,
  ask: ListQuery & {
    indicatorKey?: string | undefined
    under?: string | undefined
    planningAreaId?: string | undefined
    all: 'yes' | 'no'
  },
): Promise<Page<ReportedFigure>> {
  let query = figures(ctx)
  if (ask.all === 'no') query = query.where(knownAt('f', ctx.knownOn))
  if (ask.indicatorKey) query = query.where('f.indicatorKey', '=', ask.indicatorKey)
  if (ask.planningAreaId) query = query.where('f.planningAreaId', '=', ask.planningAreaId)
  if (ask.under) query = query.where(under('a.path', await require(ctx, 'indicators.view', ask.under)))
  if (ask.search) {
    const like = containing(ask.search)
    query = query.where((eb) =>
      eb.or([eb('f.source', 'like', like), eb('f.document', 'like', like), eb('f.note', 'like', like)]),
    )
  }
  const page = await pageFrom(query, { sort: '-day', ...ask }, SORTS, 'f.id')
  return { ...page, rows: await shown(ctx, page.rows as Row[]) }
}

/** A figure through its corrections, the latest first. `id` is any of its wordings or the figure's own. */
export async function figureHistory(ctx: Ctx, id: string): Promise<ReportedFigure[]> {
  const of = await ctx.db.selectFrom('reportedFigure').select(['figureId', 'areaId']).where((eb) => eb.or([eb('id', '=', id), eb('figureId', '=', id)])).executeTakeFirst() // prettier-ignore
  if (!of) throw notFound()
  await require(ctx, 'indicators.view', of.areaId)
  return shown(
    ctx,
    (await figures(ctx).where('f.figureId', '=', of.figureId).orderBy('f.recordedAt', 'desc').execute()) as Row[],
  )
}

import { notFound, require, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { DocumentModel } from '#shared/document.ts'
import { AppError } from '#shared/errors.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { Figure, ReportRow } from '../contract.ts'
import { compareFigures } from '../rules/index.ts'

const COLUMNS = [
  'r.id',
  'r.no',
  'r.template',
  'r.areaId',
  'r.areaName',
  'r.day',
  'r.knownOn',
  'r.remark',
  'r.previousId',
  'r.issuedAt',
  'r.issuedBy',
] as const

function reports(ctx: Ctx) {
  return ctx.db
    .selectFrom('report as r')
    .innerJoin('area as a', 'a.id', 'r.areaId')
    .select(COLUMNS)
    .select(ctx.locale === 'en' ? 'r.titleEn as title' : 'r.title')
    .where(visible(ctx, 'a.path'))
}

/** Issued reports within reach, the latest first. */
export async function listReports(
  ctx: Ctx,
  ask: ListQuery & { areaId?: string | undefined },
): Promise<Page<ReportRow>> {
  let query = reports(ctx)
  if (ask.areaId) query = query.where('r.areaId', '=', ask.areaId)
  if (ask.search)
    query = query.where((eb) =>
      eb.or([eb('r.title', 'like', containing(ask.search!)), eb('r.areaName', 'like', containing(ask.search!))]),
    )
  const sorts = { issuedAt: 'r.issuedAt', day: 'r.day', no: 'r.no', title: 'r.title', areaName: 'r.areaName' }
  return (await pageFrom(query, { sort: '-issuedAt', ...ask }, sorts, 'r.id')) as Page<ReportRow>
}

async function getRow(ctx: Ctx, id: string): Promise<ReportRow> {
  const row = await reports(ctx).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  await require(ctx, 'reports.view', row.areaId)
  return row as ReportRow
}

/** The figures of an issued report in their order. */
export async function figuresOf(ctx: Ctx, reportId: string): Promise<Figure[]> {
  const rows = await ctx.db
    .selectFrom('reportFigure')
    .selectAll()
    .where('reportId', '=', reportId)
    .orderBy('no')
    .execute()
  return rows.map((r) => ({
    ...r,
    name: ctx.locale === 'en' ? r.nameEn : r.name,
    description: '',
    value: r.value === null ? null : Number(r.value),
    computed: Number(r.computed),
    reported: Number(r.reported),
    sources: r.sources as Figure['sources'],
  }))
}

/** An issued report as it was issued, in the language asked for. @throws AppError `access.notFound` */
export async function getReport(
  ctx: Ctx,
  id: string,
): Promise<ReportRow & { document: DocumentModel; figures: Figure[] }> {
  const row = await getRow(ctx, id)
  const { document, documentEn } = await ctx.db
    .selectFrom('report')
    .select(['document', 'documentEn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    ...row,
    document: (ctx.locale === 'en' ? documentEn : document) as DocumentModel,
    figures: await figuresOf(ctx, id),
  }
}

/** The last issue of a template for an area, or `undefined`. */
export async function findLast(
  ctx: Ctx,
  template: string,
  areaId: string,
): Promise<{ id: string; no: number; day: string } | undefined> {
  return ctx.db
    .selectFrom('report')
    .select(['id', 'no', 'day'])
    .where('template', '=', template)
    .where('areaId', '=', areaId)
    .orderBy('no', 'desc')
    .executeTakeFirst()
}

/**
 * What differs between a report and an earlier issue of the same area and template.
 * @throws AppError `reports.noEarlier`, `reports.otherSeries`, `access.notFound`
 */
export async function compareReports(ctx: Ctx, id: string, withId?: string) {
  const report = await getRow(ctx, id)
  const earlierId = withId ?? report.previousId
  if (!earlierId) throw new AppError('reports.noEarlier', 422)
  const earlier = await getRow(ctx, earlierId)
  if (earlier.areaId !== report.areaId || earlier.template !== report.template)
    throw new AppError('reports.otherSeries', 422)
  const [before, after] = [await figuresOf(ctx, earlier.id), await figuresOf(ctx, report.id)]
  const known = new Map([...before, ...after].map((f) => [f.slot, f]))
  const changes = compareFigures(before, after)
  const rows = changes.map((c) => {
    const { name, scopeName, unit, address } = known.get(c.slot)!
    return { ...c, name, scopeName, unit, address: c.kind === 'gone' ? null : address }
  })
  return { report, earlier, same: after.length - changes.filter((c) => c.kind !== 'gone').length, rows }
}

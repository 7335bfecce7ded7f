import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import type { issueReport as contract } from '../contract.ts'
import { told, write } from '../queries/preview.ts'
import { findLast } from '../queries/reports.ts'
import type { ShownFigure } from '../survey/figures.ts'

/**
 * Issues a report: the text in both languages and every figure with its provenance are kept as they are now. Figures that
 * differ from the last issue are marked in the text.
 * @throws AppError `reports.future`, `reports.nothingKnown`
 */
export async function issueReport(
  ctx: Ctx,
  input: z.output<typeof contract.body>,
): Promise<{ id: string; no: number }> {
  await require(ctx, 'reports.issue', input.areaId)
  const ask = { areaId: input.areaId, template: input.template, day: input.day, knownOn: input.knownOn ?? null }
  const zh = await write({ ...ctx, locale: 'zh-CN' }, ask)
  const en = await write({ ...ctx, locale: 'en' }, ask)
  const last = await findLast(ctx, input.template, input.areaId)
  const id = newId(ctx.now)
  const no = (last?.no ?? 0) + 1
  await ctx.db
    .insertInto('report')
    .values({
      id,
      no,
      template: input.template,
      areaId: input.areaId,
      areaName: zh.figures[0]?.scope.name ?? '',
      title: zh.document.title,
      titleEn: en.document.title,
      day: ask.day,
      knownOn: ask.knownOn,
      document: JSON.stringify(zh.document),
      documentEn: JSON.stringify(en.document),
      previousId: last?.id ?? null,
      remark: input.remark || null,
      issuedAt: ctx.now,
      issuedBy: ctx.actor.kind === 'public' ? 'public' : ctx.actor.name,
    })
    .execute()
  await keepFigures(ctx, id, input.areaId, zh.figures, en.figures)
  await record(ctx, { command: 'reports.issue', areaId: input.areaId, subject: { type: 'report', id }, changes: { no: [last?.no ?? null, no], day: [last?.day ?? null, ask.day] } }) // prettier-ignore
  return { id, no }
}

async function keepFigures(
  ctx: Ctx,
  reportId: string,
  areaId: string,
  zh: readonly ShownFigure[],
  en: readonly ShownFigure[],
): Promise<void> {
  if (zh.length === 0) return
  const english = new Map(en.map((f) => [f.slot, f.name]))
  const rows = zh.map((f) => {
    const { description: _, sources, ...figure } = told(f)
    return {
      ...figure,
      reportId,
      areaId,
      nameEn: english.get(f.slot) ?? f.name,
      scopeKind: f.scope.kind,
      scopeId: f.scope.id,
      value: text(f.amount.value),
      computed: String(f.amount.computed),
      reported: String(f.amount.reported),
      sources: JSON.stringify(sources),
    }
  })
  await ctx.db.insertInto('reportFigure').values(rows).execute()
}

const text = (value: number | null): string | null => (value === null ? null : String(value))

import { findArea } from '#modules/indicators/index.ts'
import { transact, type House } from '#server/house.ts'
import type { Day } from '#shared/dates.ts'
import type { Format } from './contract.ts'
import { write } from './queries/preview.ts'
import { fileOf } from './render.ts'

export { issueReport } from './commands/issue.ts'
export { compareReports, getReport, listReports } from './queries/reports.ts'
export { preview } from './queries/preview.ts'

/**
 * The survey report of an area (by a code of either system; the top of the tree without one) on a day, as the bytes of a
 * file, in Chinese unless told. Nothing is issued or kept.
 * @throws AppError `access.notFound` (no such area on the day), `reports.future`, `reports.nothingKnown`
 */
export async function surveyReport(
  house: House,
  ask: { asOf: Day; format: Format; area?: string | undefined; lang?: 'zh-CN' | 'en' | undefined },
): Promise<Buffer> {
  const asker = {
    actor: { kind: 'system', name: 'reports' } as const,
    asOf: ask.asOf,
    locale: ask.lang ?? ('zh-CN' as const),
  }
  return transact(house, asker, async (ctx) => {
    const area = await findArea(ctx, ask.area, { day: ask.asOf, knownOn: null })
    const { document } = await write(ctx, { areaId: area.id, template: 'survey', day: ask.asOf, knownOn: null })
    return (await fileOf(document, ask.format, house.config.publicUrl)).body
  })
}

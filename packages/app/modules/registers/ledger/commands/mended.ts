import { readFile } from 'node:fs/promises'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply, Upload } from '#server/module.ts'
import { writeXlsx, type SheetColumn } from '#server/sheets/index.ts'
import { translator } from '#server/texts.ts'
import { AppError } from '#shared/errors.ts'
import { readApart } from '../apart.ts'
import { keptFields, textsOf } from '../cells.ts'
import { changeCells, judgeAgain } from '../judge.ts'
import type { FieldKey } from '../rules/index.ts'
import { getImport, getOpenImport, type Import, type KeptProblem, type StoredRow } from '../store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A file of more waiting rows than this is no work for a person. */
const MOST = 50_000

/** Titles of the file of wrong rows: the row's number, each field, the reasons. They are how the mended file is known again. */
function titlesOf(of: Import, locale: Ctx['locale']): { row: string; fields: [FieldKey, string][]; reason: string } {
  const t = translator(locale)
  return {
    row: t('registers:ledger.fields.row'),
    fields: keptFields(of).map((field) => [field, t(`registers:ledger.fields.${field}`)]),
    reason: t('registers:ledger.fields.reason'),
  }
}

/** The rows that wait, each with its reasons in the last column, to be mended in a spreadsheet and brought back. */
export async function downloadWrongRows(ctx: Ctx, id: string): Promise<FileReply> {
  const of = await getImport(ctx, id)
  const waiting = await rowsOf(ctx, of, 'waiting')
  const titles = titlesOf(of, ctx.locale)
  const t = translator(ctx.locale)
  const columns: SheetColumn[] = [
    { header: titles.row, kind: 'number', width: 8 },
    ...titles.fields.map(([field, header]) => ({
      header,
      width: field === 'idNumber' || field === 'address' ? 24 : 12,
    })),
    { header: titles.reason, width: 80 },
  ]
  const lines = waiting.map((row) => {
    const texts = textsOf(ctx, row.sealed)
    const reasons = (row.problems as KeptProblem[])
      .toSorted((a, b) => (a.severity < b.severity ? -1 : 1))
      .map((p) => t(p.code, p.params))
    return [row.row, ...titles.fields.map(([field]) => texts[field] ?? ''), reasons.join('\n')]
  })
  await record(ctx, {
    command: 'registers.downloadWrongRows',
    areaId: of.communityId,
    subject: { type: 'ledger', id },
    changes: { rows: [0, waiting.length] },
  })
  const name = `${of.fileName.replace(/\.[^.]*$/, '')}-${t('registers:ledger.wrongRows')}.xlsx`
  return { name, type: XLSX, body: writeXlsx(lines, columns, t('registers:ledger.wrongRows')) }
}

const rowsOf = (ctx: Ctx, of: Import, state: string): Promise<StoredRow[]> =>
  ctx.db
    .selectFrom('ledgerRow')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('importId', '=', of.id)
    .where('state', '=', state)
    .orderBy('row')
    .limit(MOST)
    .execute()

/**
 * Takes the mended file back: rows are known by their number, changed cells are put in, their households judged again.
 * Rows that do not wait any more, and numbers that never were, are named.
 * @throws AppError `registers.ledgerNotMended` (422) where the file is not the one that was downloaded
 */
export async function uploadMended(
  ctx: Ctx,
  id: string,
  upload: Upload,
): Promise<{ changed: number; unchanged: number; unknown: number[] }> {
  const of = await getOpenImport(ctx, id)
  if (!of.settings) throw new AppError('registers.ledgerNotReady', 409)
  const lines = await readApart<'mended'>({ what: 'mended', file: await readFile(upload.path), name: upload.name })
  const columns = columnsOf(of, lines[0] ?? [])
  const waiting = new Map((await rowsOf(ctx, of, 'waiting')).map((row) => [row.row, row]))
  const report = { changed: 0, unchanged: 0, unknown: [] as number[] }
  const households = new Set<string>()
  for (const line of lines.slice(1)) {
    const number = Number(line[columns.row])
    const stored = waiting.get(number)
    if (!stored) {
      if (number > 0) report.unknown.push(number)
      continue
    }
    const changed = await changeCells(ctx, stored, differences(textsOf(ctx, stored.sealed), line, columns.fields))
    report[changed ? 'changed' : 'unchanged']++
    if (changed) households.add(stored.household)
  }
  await judgeAgain(ctx, of, [...households])
  await record(ctx, {
    command: 'registers.uploadMendedRows',
    areaId: of.communityId,
    subject: { type: 'ledger', id },
    changes: { rows: [0, report.changed] },
  })
  return report
}

function columnsOf(of: Import, header: readonly string[]): { row: number; fields: [FieldKey, number][] } {
  for (const locale of ['zh-CN', 'en'] as const) {
    const titles = titlesOf(of, locale)
    const row = header.indexOf(titles.row)
    const fields = titles.fields
      .map(([field, title]): [FieldKey, number] => [field, header.indexOf(title)])
      .filter(([, at]) => at >= 0)
    if (row >= 0 && fields.some(([field]) => field === 'name')) return { row, fields }
  }
  throw new AppError('registers.ledgerNotMended', 422)
}

function differences(
  before: Partial<Record<FieldKey, string>>,
  line: readonly string[],
  fields: readonly [FieldKey, number][],
): Partial<Record<FieldKey, string>> {
  const changed = fields.filter(([field, at]) => (line[at] ?? '').trim() !== (before[field] ?? '').trim())
  return Object.fromEntries(changed.map(([field, at]) => [field, (line[at] ?? '').trim()]))
}

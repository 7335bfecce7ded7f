import type { Upload } from '#server/module.ts'
import { firstSheet } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import { columnsNamed } from '#shared/columns.ts'
import { neededFields, rosterFields, rosterHeaders, type RosterField } from '../../rules/roster/columns.ts'

/** Rows of a list that are taken at once. */
const MOST = 2_000

export interface RosterRow {
  /** As the spreadsheet numbers it. */
  row: number
  texts: Readonly<Record<RosterField, string>>
}
export interface RosterList {
  columns: { header: string; field: RosterField | null }[]
  rows: RosterRow[]
}

/**
 * The rows of a list that say something, by what its columns are called.
 * @param title what a field's column is called, for a refusal
 * @throws AppError `organs.rosterEmpty`, `organs.rosterColumns` naming what is missing, `organs.rosterLong`, and what the sheets kit refuses
 */
export async function rosterOf(file: Upload, title: (field: RosterField) => string): Promise<RosterList> {
  const [header = [], ...body] = await firstSheet(file)
  const found = columnsNamed(header, rosterHeaders)
  const missing = neededFields.filter((f) => !found.has(f))
  if (missing.length > 0) throw new AppError('organs.rosterColumns', 422, { missing: missing.map(title).join('、') }, 'file') // prettier-ignore
  const at = new Map([...found].map(([field, col]) => [col, field]))
  const rows = body.flatMap((cells, i): RosterRow[] => {
    if (cells.every((c) => c.trim() === '')) return []
    const text = (f: RosterField) => (found.has(f) ? (cells[found.get(f)!] ?? '').trim() : '')
    return [{ row: i + 2, texts: Object.fromEntries(rosterFields.map((f) => [f, text(f)])) as RosterRow['texts'] }]
  })
  if (rows.length === 0) throw new AppError('organs.rosterEmpty', 422, { file: file.name }, 'file')
  if (rows.length > MOST) throw new AppError('organs.rosterLong', 413, { rows: rows.length, most: MOST }, 'file')
  return { columns: header.slice(0, 60).map((text, col) => ({ header: text.slice(0, 60), field: at.get(col) ?? null })), rows } // prettier-ignore
}

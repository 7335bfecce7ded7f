import type { Upload } from '#server/module.ts'
import { cellText, readSheets } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'

/** The cells of the first sheet as text. @throws AppError `services.listEmpty` (422) */
export async function cellsOf(file: Upload): Promise<string[][]> {
  const [sheet] = (await readSheets(file.path, file.name)).sheets
  if (!sheet || sheet.rows.length === 0) throw new AppError('services.listEmpty', 422, { file: file.name }, 'file')
  return sheet.rows.map((row) => row.map(cellText))
}

import type { Upload } from '#server/module.ts'
import { firstSheet } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'

/** The cells of the first sheet as text. @throws AppError `services.listEmpty` (422) */
export async function cellsOf(file: Upload): Promise<string[][]> {
  const rows = await firstSheet(file)
  if (rows.length === 0) throw new AppError('services.listEmpty', 422, { file: file.name }, 'file')
  return rows
}

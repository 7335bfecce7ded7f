import { mergedDown } from '#shared/merged.ts'
import { readSheets } from './read.ts'
import { cellText } from './types.ts'

/**
 * The cells of a file's first sheet as text; none where it has no sheet. Its first row is the header; below it, each row that a merged
 * range covers holds the range's value. @throws AppError what `readSheets` refuses
 */
export async function firstSheet(file: { path: string; name: string }): Promise<string[][]> {
  const [sheet] = (await readSheets(file.path, file.name)).sheets
  if (!sheet) return []
  const fill = mergedDown(sheet, 0)
  return sheet.rows.map((row, r) => {
    const texts = row.map(cellText)
    for (const [col, value] of fill.get(r) ?? []) texts[col] = texts[col]?.trim() ? texts[col] : cellText(value)
    return Array.from(texts, (text) => text ?? '')
  })
}

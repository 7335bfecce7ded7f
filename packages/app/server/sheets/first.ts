import { readSheets } from './read.ts'
import { cellText } from './types.ts'

/** The cells of a file's first sheet as text; none where it has no sheet. @throws AppError what `readSheets` refuses */
export async function firstSheet(file: { path: string; name: string }): Promise<string[][]> {
  const [sheet] = (await readSheets(file.path, file.name)).sheets
  return (sheet?.rows ?? []).map((row) => row.map(cellText))
}

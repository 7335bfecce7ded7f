import { readFile, stat } from 'node:fs/promises'
import { parseCsv } from './csv.ts'
import { refuse } from './errors.ts'
import { readModernExcel, readOldExcel } from './excel.ts'
import { sheetLimits, type SheetLimits, type Workbook } from './types.ts'
import { megabytes } from './zip.ts'

/**
 * Reads a file of rows: XLSX, XLS (Excel 97–2003), CSV or TSV in UTF-8 or GB18030. What it is, is told from its bytes; the name
 * only decides between comma and tab. Sheets come in the file's order, empty ones too; warnings name what a person should know.
 * Refuses (`sheets.…`): too large, a zip bomb, encrypted, with macros, another encoding, damaged, of another kind.
 */
export async function readSheets(
  source: string | Buffer,
  name: string,
  limits: Partial<SheetLimits> = {},
): Promise<Workbook> {
  const all = { ...sheetLimits, ...limits }
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size === 0) throw refuse('empty')
  if (size > all.file) throw refuse('tooLarge', { size: megabytes(size), limit: megabytes(all.file) })
  const file = typeof source === 'string' ? await readFile(source) : source
  const kind = kindOf(file)
  if (kind === 'zip') return readModernExcel(file, all)
  if (kind === 'ole') return readOldExcel(file)
  if (kind === 'foreign') throw refuse('unknownKind')
  return readText(file, name)
}

/** Told from the first bytes: a name may lie. */
export function kindOf(start: Buffer): 'zip' | 'ole' | 'foreign' | 'text' {
  if (start.length >= 4 && start.readUInt32BE(0) === 0x504b0304) return 'zip'
  if (start.length >= 8 && start.readUInt32BE(0) === 0xd0cf11e0) return 'ole'
  if (start.length >= 2 && start.readUInt16BE(0) === 0x1f8b) return 'foreign'
  const head = start.toString('latin1', 0, 64).trimStart().toLowerCase()
  return /^(%pdf|rar!|7z|gif8|\u0089png|\{\\rtf|<(!doctype|html|\?xml|table|script))/.test(head) ? 'foreign' : 'text'
}

function readText(file: Buffer, name: string): Workbook {
  const { rows, shape } = parseCsv(file, name)
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === '')) rows.pop()
  const sheet = {
    name: name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '') || 'CSV',
    hidden: false,
    rows,
    merges: [],
    hiddenRows: [],
    formats: new Map(),
    formulas: new Set<string>(),
  }
  return { kind: 'csv', encoding: shape.encoding, sheets: [sheet], warnings: [] }
}

import { readXls, readXlsx, EncryptedFileError } from 'hucre'
import type { Problem } from '#shared/errors.ts'
import { AppError } from '#shared/errors.ts'
import { cellName, type Cell, type Sheet, type SheetLimits, type Workbook } from './types.ts'
import { refuse } from './errors.ts'
import { checkZip } from './zip.ts'
import { oleFacts } from './ole.ts'

type Raw = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]

/** Reads an XLSX (ECMA-376) after looking into the container. Macros are refused, not merely ignored: such a file is a program. */
export async function readModernExcel(file: Buffer, limits: SheetLimits): Promise<Workbook> {
  const names = await checkZip(file, limits)
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw refuse('macros')
  if (names.some((name) => /workbook\.bin$/i.test(name))) throw refuse('binaryWorkbook')
  if (!names.some((name) => /^xl\/workbook\.xml$/i.test(name))) throw refuse('unknownKind')
  const book = await guarded(() => readXlsx(file, { readStyles: true }))
  return finish(
    'xlsx',
    book.sheets.map((sheet) => trimmed(sheet, false, new Set())),
  )
}

/** Reads an XLS of Excel 97–2003 (BIFF8). Older ones, locked ones and ones with macros are refused. */
export async function readOldExcel(file: Buffer): Promise<Workbook> {
  const facts = oleFacts(file)
  if (facts.streams.includes('EncryptedPackage') || facts.encrypted) throw refuse('encrypted')
  if (facts.streams.some((name) => name.startsWith('_VBA_PROJECT'))) throw refuse('macros')
  if (!facts.streams.some((name) => name === 'Workbook' || name === 'Book')) throw refuse('unknownKind')
  if (facts.oldExcel) throw refuse('oldExcel')
  const book = await guarded(() => readXls(file))
  return finish(
    'xls',
    book.sheets.map((sheet, i) => trimmed(sheet, facts.hidden[i] ?? false, facts.formulas[i] ?? new Set())),
  )
}

async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof EncryptedFileError) throw refuse('encrypted')
    throw /over the .* limit|outside the supported/i.test((error as Error).message)
      ? refuse('tooManyCells')
      : refuse('damaged')
  }
}

/** A sheet, and how many empty rows were cut off its end. */
interface Trimmed {
  sheet: Sheet
  dropped: number
}

function trimmed(raw: Raw, hidden: boolean, formulas: Set<string>): Trimmed {
  const rows: Cell[][] = Array.from(raw.rows, (row) => cutRow((row ?? []) as Cell[]))
  const all = rows.length
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
  const formats = new Map<string, string>()
  for (const [at, cell] of raw.cells ?? []) {
    if (cell.formula !== undefined) formulas.add(at)
    if (cell.style?.numFmt && typeof cell.value === 'number') formats.set(at, cell.style.numFmt)
  }
  const hiddenRows = [...(raw.rowDefs ?? [])].filter(([, def]) => def.hidden).map(([row]) => row)
  const merges = (raw.merges ?? []).filter((m) => m.startRow < rows.length)
  const sheet = {
    name: raw.name,
    hidden: hidden || raw.hidden === true || raw.veryHidden === true,
    rows,
    merges,
    hiddenRows,
    formats,
    formulas,
  }
  return { sheet, dropped: all - rows.length }
}

function cutRow(row: Cell[]): Cell[] {
  let end = row.length
  while (end > 0 && (row[end - 1] === null || row[end - 1] === undefined || row[end - 1] === '')) end--
  return Array.from(row.slice(0, end), (cell) => cell ?? null)
}

/** More empty rows than this at the end of a sheet are worth a word. */
const GHOSTS = 1000

function finish(kind: 'xlsx' | 'xls', sheets: Trimmed[]): Workbook {
  const warnings: Problem[] = []
  for (const { dropped, sheet } of sheets) {
    const warn = (code: string, params: Problem['params']) =>
      warnings.push({ code: `sheets.${code}`, severity: 'warning', params, where: { sheet: sheet.name } })
    if (dropped > GHOSTS) warn('ghostRows', { sheet: sheet.name, rows: dropped })
    if (sheet.hidden && sheet.rows.length > 0) warn('hiddenSheet', { sheet: sheet.name })
    if (sheet.hiddenRows.length > 0) warn('hiddenRows', { sheet: sheet.name, rows: sheet.hiddenRows.length })
    formulaWarnings(sheet, warnings)
    errorValues(sheet, warn)
  }
  return { kind, sheets: sheets.map(({ sheet }) => sheet), warnings }
}

/** A formula's last result is used, with a warning; one without a result leaves a hole that nobody may guess: an error. */
function formulaWarnings(sheet: Sheet, warnings: Problem[]): void {
  const empty: string[] = []
  for (const at of sheet.formulas) {
    const [row, col] = at.split(',').map(Number) as [number, number]
    if ((sheet.rows[row]?.[col] ?? null) === null) empty.push(cellName(row, col))
  }
  const where = { sheet: sheet.name }
  if (sheet.formulas.size > 0)
    warnings.push({
      code: 'sheets.formulas',
      severity: 'warning',
      params: { sheet: sheet.name, cells: sheet.formulas.size },
      where,
    })
  if (empty.length > 0)
    warnings.push({
      code: 'sheets.formulaWithoutValue',
      severity: 'error',
      params: { sheet: sheet.name, cells: empty.length, first: empty.slice(0, 5).join(', ') },
      where,
    })
}

const ERROR_VALUE = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/
function errorValues(sheet: Sheet, warn: (code: string, params: Problem['params']) => void): void {
  const found: string[] = []
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (typeof cell === 'string' && cell.startsWith('#') && ERROR_VALUE.test(cell)) found.push(cellName(r, c))
    }),
  )
  if (found.length > 0)
    warn('errorValues', { sheet: sheet.name, cells: found.length, first: found.slice(0, 5).join(', ') })
}

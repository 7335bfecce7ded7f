import type { Problem } from '#shared/errors.ts'
import type { Merge } from '#shared/merged.ts'

/** A value as the sheet holds it. A `Date` is a calendar day at 00:00 UTC (a cell whose number format shows a date). */
export type Cell = string | number | boolean | Date | null

export interface Sheet {
  name: string
  /** Hidden from the people who work with the file. */
  hidden: boolean
  /** Rows from the top of the sheet, each cut after its last value; empty rows at the end are dropped. */
  rows: Cell[][]
  merges: Merge[]
  hiddenRows: number[]
  /** Number formats of number cells that have one of their own, by `row,column` from 0. */
  formats: Map<string, string>
  /** Cells, by `row,column` from 0, whose value is the last result of a formula. */
  formulas: Set<string>
}

export interface Workbook {
  kind: 'xlsx' | 'xls' | 'csv'
  /** Of a text file. */
  encoding?: 'utf-8' | 'gb18030'
  sheets: Sheet[]
  /** What a person should know about the file although it could be read: formulas, ghost rows, hidden sheets. */
  warnings: Problem[]
}

/** Ceilings against files made to exhaust the machine. Sizes in bytes. */
export interface SheetLimits {
  /** Of the file as uploaded. */
  file: number
  /** Of everything inside an XLSX once unpacked. */
  unpacked: number
  /** Unpacked : packed, where more than 16 MB are unpacked. */
  ratio: number
  /** Files inside an XLSX. */
  entries: number
}

export const sheetLimits: SheetLimits = { file: 64 << 20, unpacked: 400 << 20, ratio: 400, entries: 5000 }

/** A cell as text, as a person reads it: a date as `YYYY-MM-DD`, a number without exponent, nothing as ''. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell !== 'number') return String(cell)
  return Number.isInteger(cell) && Math.abs(cell) < 1e21 ? BigInt(cell).toString() : String(cell)
}

/** `A1` for (0, 0): how people name a cell. */
export function cellName(row: number, col: number): string {
  let name = ''
  for (let n = col + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return `${name}${row + 1}`
}

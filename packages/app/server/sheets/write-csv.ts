import type { Cell } from './types.ts'
import { cellText } from './types.ts'
import type { SheetColumn } from './write-xlsx.ts'

/**
 * A CSV as a stream of bytes: UTF-8 with byte order mark and CRLF (Excel in China opens it rightly), every cell that needs it in
 * quotes. Text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab or CR) gets an
 * apostrophe before it; numbers stay numbers.
 */
export async function* writeCsv(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  columns: readonly SheetColumn[],
): AsyncGenerator<Uint8Array> {
  let text = `\ufeff${line(columns.map((c) => c.header))}`
  for await (const row of rows) {
    text += line(row)
    if (text.length < 1 << 16) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** One cell of a CSV, guarded and quoted. */
export function csvCell(cell: Cell | undefined): string {
  const text = cellText(cell)
  const safe = typeof cell !== 'number' && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

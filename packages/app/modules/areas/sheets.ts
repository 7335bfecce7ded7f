import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { encodingOf } from '#server/sheets/encoding.ts'
import { refuse as refuseFile } from '#server/sheets/errors.ts'
import type { Problem } from '#shared/errors.ts'
import type { ReleaseRow } from './rules/release.ts'

const COLUMNS = ['code', 'level', 'name', 'parent'] as const
/** More empty lines than this, and more than rows, and the file is the ghost of a sheet: refused rather than read. */
const GHOSTS = 1000
/** A packed file is unpacked up to here: the whole nation takes 45 MB. */
const UNPACKED = 256 << 20

const refuse = (code: string, params: Problem['params'], row?: number, field?: string): Problem => ({
  code: `areas.${code}`,
  severity: 'error',
  params,
  where: { row, field },
})

function columnsOf(header: string[]): Record<(typeof COLUMNS)[number], number> | string {
  const names = header.map((cell) => cell.trim().toLowerCase())
  const missing = COLUMNS.find((column) => !names.includes(column))
  if (missing) return missing
  return Object.fromEntries(COLUMNS.map((c) => [c, names.indexOf(c)])) as Record<(typeof COLUMNS)[number], number>
}

function readRow(cells: string[], at: Record<(typeof COLUMNS)[number], number>, line: number): ReleaseRow | Problem {
  const cell = (column: (typeof COLUMNS)[number]) => (cells[at[column]] ?? '').trim()
  const level = Number(cell('level'))
  if (!Number.isInteger(level) || level < 1 || level > 7) {
    return refuse('badLevel', { line, level: cell('level'), code: cell('code') }, line, 'level')
  }
  return { code: cell('code'), level, name: cell('name'), parent: cell('parent'), line }
}

/**
 * Reads the text of a release file, `code,level,name,parent` with its header in any order of columns. Empty lines are
 * passed over; a missing column, an unknown level or a text that is no longer Chinese is a problem with its line.
 */
export function readRelease(text: string): { rows: ReleaseRow[]; problems: Problem[] } {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: false })
  const at = columnsOf(data[0] ?? [])
  if (typeof at === 'string') return { rows: [], problems: [refuse('missingColumn', { column: at }, 1, at)] }
  const rows: ReleaseRow[] = []
  const problems: Problem[] = []
  let ghosts = 0
  for (let i = 1; i < data.length; i++) {
    const cells = data[i]!
    if (cells.every((cell) => cell.trim() === '')) {
      ghosts++
      continue
    }
    const read = readRow(cells, at, i + 1)
    if ('severity' in read) problems.push(read)
    else rows.push(read)
  }
  if (ghosts > GHOSTS && ghosts > rows.length) problems.push(refuse('ghostRows', { ghosts, rows: rows.length }))
  return { rows, problems }
}

/**
 * The text of a release file, told from its bytes: UTF-8 or GB18030.
 * @throws AppError of the sheets kit for any other encoding, or packed text that does not unpack
 */
export function textOfRelease(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes
  return new TextDecoder(encodingOf(plain)).decode(plain)
}

/** @throws AppError `sheets.damaged` (422), also for a file that holds more than it may */
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED })
  } catch {
    throw refuseFile('damaged')
  }
}

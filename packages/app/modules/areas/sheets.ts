import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { encodingOf } from '#server/sheets/encoding.ts'
import { refuse as refuseFile } from '#server/sheets/errors.ts'
import type { Problem } from '#shared/errors.ts'
import { urbanRuralClasses } from './rules/kinds.ts'
import type { ReleaseRow } from './rules/release.ts'

const COLUMNS = ['code', 'level', 'name', 'parent'] as const
type Places = Record<(typeof COLUMNS)[number], number> & { urbanRural: number }
/** A file may also say how the statistical bureau classes a village or community (111, 112 … 220). Most do not. */
const CLASS_COLUMNS = ['urban_rural', 'urbanrural', '城乡分类代码', '城乡分类']
const CLASSES: ReadonlySet<string> = new Set(urbanRuralClasses)
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

function columnsOf(header: string[]): Places | string {
  const names = header.map((cell) => cell.trim().toLowerCase())
  const missing = COLUMNS.find((column) => !names.includes(column))
  if (missing) return missing
  const urbanRural = names.findIndex((name) => CLASS_COLUMNS.includes(name))
  return { ...Object.fromEntries(COLUMNS.map((c) => [c, names.indexOf(c)])), urbanRural } as Places
}

function readRow(cells: string[], at: Places, line: number): ReleaseRow | Problem {
  const cell = (column: (typeof COLUMNS)[number]) => (cells[at[column]] ?? '').trim()
  const level = Number(cell('level'))
  if (!Number.isInteger(level) || level < 1 || level > 7) {
    return refuse('badLevel', { line, level: cell('level'), code: cell('code') }, line, 'level')
  }
  const row: ReleaseRow = { code: cell('code'), level, name: cell('name'), parent: cell('parent'), line }
  const said = at.urbanRural < 0 ? '' : (cells[at.urbanRural] ?? '').trim()
  if (said === '') return row
  if (!CLASSES.has(said)) return refuse('badUrbanRural', { line, code: row.code, said }, line, 'urbanRural')
  return { ...row, urbanRural: said }
}

/**
 * Reads the text of a release file, `code,level,name,parent` with its header in any order of columns, and 城乡分类代码
 * (`urban_rural`) where it has that column. Empty lines are passed over; a missing column, an unknown level or a text that is no longer Chinese is a problem with its line.
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

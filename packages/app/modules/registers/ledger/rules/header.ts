import { fieldKeys, fieldOf, type FieldKey } from './fields.ts'
import { labelKey, tidy } from './text.ts'
import type { CellValue, Header, LedgerSheet } from './types.ts'

/** How far down a header is looked for, and how many rows one may have. */
const LOOK = 40
const HEIGHT = 3

const byLabel = new Map<string, FieldKey>(
  fieldKeys.flatMap((key) => fieldOf(key).labels.map((label): [string, FieldKey] => [labelKey(label), key])),
)

/** The field that a label names: by the whole label, else by a word in it. */
export function fieldOfLabel(label: string): FieldKey | undefined {
  const key = labelKey(label)
  if (key === '') return undefined
  const exact = byLabel.get(key)
  if (exact) return exact
  if (key.length > 14) return undefined
  return fieldKeys.find((field) => fieldOf(field).hints?.some((hint) => key.includes(hint)))
}

/** The field that a column's labels name, the lowest first: 户籍 / 所在地 is the registration, 政治面貌 / 入党时间 the joining. */
export function fieldOfLabels(labels: readonly string[]): FieldKey | undefined {
  const lowest = labels.at(-1)
  if (lowest === undefined) return undefined
  return (
    fieldOfLabel(lowest) ??
    fieldOfLabel(labels.join('')) ??
    labels.slice(0, -1).reverse().map(fieldOfLabel).find(Boolean)
  )
}

/**
 * Finds the header: the one to three rows that name the most different fields, below a title or notes. `undefined`
 * where no row names a person and one more thing.
 */
export function findHeader(sheet: LedgerSheet): Header | undefined {
  const spread = spreadMerges(sheet)
  let best: { header: Header; score: number } | undefined
  for (let start = 0; start < Math.min(sheet.rows.length, LOOK); start++) {
    // A cell merged from above reaches into this row: the header began there.
    if (sheet.merges.some((m) => m.startRow < start && start <= m.endRow)) continue
    for (let height = 1; height <= HEIGHT && start + height <= sheet.rows.length; height++) {
      const end = start + height - 1
      if (looksLikeData(sheet.rows[end]!) || isTitle(spread, start)) break
      const labels = labelsOf(spread, start, end)
      const score = scoreOf(labels) - height * 0.1
      if (score > (best?.score ?? 1.95)) best = { header: { start, end, labels }, score }
    }
  }
  return best?.header
}

/** Different fields named; a header that names nobody counts for nothing. */
function scoreOf(labels: readonly string[][]): number {
  const fields = new Set(labels.map(fieldOfLabels).filter((field) => field !== undefined))
  if (!fields.has('name') && !fields.has('idNumber')) return 0
  const lowest = new Set(labels.map((l) => fieldOfLabel(l.at(-1) ?? '')).filter((field) => field !== undefined))
  return fields.size + lowest.size * 0.01
}

/** The sheet's text with each merged range filled by its value, for headers only. */
function spreadMerges(sheet: LedgerSheet): string[][] {
  const width = Math.max(0, ...sheet.rows.slice(0, LOOK + HEIGHT).map((row) => row.length))
  const grid = sheet.rows
    .slice(0, LOOK + HEIGHT)
    .map((row) => Array.from({ length: width }, (_, c) => tidy(row[c]).text))
  for (const m of sheet.merges) {
    if (m.startRow >= grid.length) continue
    const value = grid[m.startRow]?.[m.startCol] ?? ''
    for (let r = m.startRow; r <= m.endRow && r < grid.length; r++)
      for (let c = m.startCol; c <= m.endCol && c < width; c++) grid[r]![c] ||= value
  }
  return grid
}

function labelsOf(grid: readonly string[][], start: number, end: number): string[][] {
  const width = grid[start]?.length ?? 0
  return Array.from({ length: width }, (_, c) => {
    const words = grid.slice(start, end + 1).map((row) => row[c] ?? '')
    return words.filter((word, i) => word !== '' && words.indexOf(word) === i)
  })
}

/** One text over the whole width: a title, never part of a header. */
function isTitle(grid: readonly string[][], row: number): boolean {
  const texts = new Set(grid[row]!.filter((text) => text !== ''))
  return texts.size <= 1
}

/** A row with an id, a phone or a full date is a person already. */
function looksLikeData(row: readonly CellValue[]): boolean {
  return row.some((cell) => {
    if (cell instanceof Date || (typeof cell === 'number' && cell > 2100)) return true
    return /^\d{11}$|^\d{15}$|^\d{17}[\dXx]$|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(tidy(cell).text)
  })
}

/** What identifies a form of sheet, for an office's memory of how its columns are to be read. */
export const fingerprint = (header: Header): string => header.labels.map((l) => l.map(labelKey).join('/')).join('|')

/** The month or day that the lines above the header name as the time of filling in. */
export function statedDay(sheet: LedgerSheet, header: Header): string | undefined {
  for (const row of sheet.rows.slice(0, header.start))
    for (const cell of row) {
      const m = /(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/.exec(tidy(cell).text)
      if (m) return `${m[1]}-${m[2]!.padStart(2, '0')}-${(m[3] ?? '1').padStart(2, '0')}`
    }
  return undefined
}

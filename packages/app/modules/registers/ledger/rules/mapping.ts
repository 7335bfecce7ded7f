import type { FieldKey } from './fields.ts'
import { fieldOfLabels } from './header.ts'
import { readDate } from './dates.ts'
import { tidy } from './text.ts'
import type { CellValue, ColumnGuess, Header, LedgerSheet, Mapping } from './types.ts'
import { relationOf, sexOf } from './words.ts'

/** How many rows of content decide. */
const LOOK = 300
const SAMPLES = 3

/** What content alone can tell, and what share of the filled cells must look like it. */
const looks: Partial<Record<FieldKey, { is: (text: string, cell: CellValue) => boolean; share: number }>> = {
  idNumber: { is: (t) => /^\d{17}[\dXx]$|^\d{15}$/.test(t), share: 0.6 },
  phone: { is: (t) => /^1\d{10}([/、,;]\d*)?$/.test(t), share: 0.6 },
  sex: { is: (t) => /^[男女]$/.test(t), share: 0.8 },
  relation: { is: (t) => relationOf(t) !== undefined && !/^\d+$/.test(t), share: 0.8 },
  address: { is: (t) => t.length >= 5 && /(号楼|单元|\d室|栋|弄|巷|路\d+号|号院|村\d+号)/.test(t), share: 0.6 },
  birth: { is: (_, cell) => isBirthLike(cell), share: 0.8 },
  name: { is: (t) => /^[\p{Script=Han}·]{2,4}$/u.test(t.replace(/\s/g, '')) && sexOf(t) === undefined, share: 0.9 },
}

function isBirthLike(cell: CellValue): boolean {
  const read = readDate(cell, '2099-12-31')
  return typeof read === 'object' && read.precision !== 'year' && read.day > '1900'
}

/**
 * Proposes what each column means: what the office decided last time, else by its label, else by its content. A field
 * stands in one column only: of two, the one whose content fits it, then the first. A label whose content plainly is
 * something else is kept but marked as doubtful.
 */
export function proposeMapping(sheet: LedgerSheet, header: Header, remembered?: Mapping): ColumnGuess[] {
  const rows = sheet.rows.slice(header.end + 1, header.end + 1 + LOOK)
  const guesses = header.labels.map((labels, col): ColumnGuess => {
    const cells = rows.map((row) => row[col] ?? null).filter((cell) => tidy(cell).text !== '')
    const samples = [...new Set(cells.map((cell) => tidy(cell).text))].slice(0, SAMPLES)
    const known = remembered?.find((m) => m.col === col)
    if (known) return { col, label: labels.join(' / '), field: known.field, by: 'remembered', samples }
    return { ...guess(labels, cells), col, label: labels.join(' / '), samples }
  })
  return remembered ? guesses : oneEach(byContent(guesses, rows), rows)
}

function guess(labels: string[], cells: CellValue[]): Pick<ColumnGuess, 'field' | 'by' | 'doubt'> {
  const field = fieldOfLabels(labels)
  if (!field) return { field: 'ignore', by: 'none' }
  const doubt = cells.length >= 5 && shareOf(field, cells) === 0 ? 'content' : undefined
  return doubt ? { field, by: 'label', doubt } : { field, by: 'label' }
}

/** The share of cells that look like the field; 1 where content says nothing about it. */
function shareOf(field: FieldKey, cells: readonly CellValue[]): number {
  const look = looks[field]
  if (!look || cells.length === 0) return 1
  return cells.filter((cell) => look.is(tidy(cell).text.replace(/\s/g, ''), cell)).length / cells.length
}

/** Columns without a telling label: what their content plainly is, if no other column is it. */
function byContent(guesses: ColumnGuess[], rows: readonly (readonly CellValue[])[]): ColumnGuess[] {
  const taken = new Set(guesses.map((g) => g.field))
  return guesses.map((g) => {
    const cells = rows.map((row) => row[g.col] ?? null).filter((cell) => tidy(cell).text !== '')
    if (g.by !== 'none' || cells.length < 5) return g
    const field = (Object.keys(looks) as FieldKey[]).find(
      (key) => !taken.has(key) && shareOf(key, cells) >= looks[key]!.share,
    )
    if (!field) return g
    taken.add(field)
    return { ...g, field, by: 'content' as const }
  })
}

function oneEach(guesses: ColumnGuess[], rows: readonly (readonly CellValue[])[]): ColumnGuess[] {
  const fit = (g: ColumnGuess): number => {
    const cells = rows.map((row) => row[g.col] ?? null).filter((cell) => tidy(cell).text !== '')
    return g.field === 'ignore' || cells.length === 0 ? -1 : shareOf(g.field, cells)
  }
  const best = new Map<string, ColumnGuess>()
  for (const g of guesses) {
    const other = best.get(g.field)
    if (g.field !== 'ignore' && (!other || fit(g) > fit(other))) best.set(g.field, g)
  }
  return guesses.map((g) =>
    g.field === 'ignore' || best.get(g.field) === g ? g : { ...g, field: 'ignore', doubt: 'twice' },
  )
}

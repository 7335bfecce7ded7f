import type { Problem } from '#shared/errors.ts'
import type { FieldKey } from './fields.ts'
import { judgeSheet } from './households.ts'
import { readPerson, resolveDittos } from './person.ts'
import { cutRows, type RawRow } from './rows.ts'
import type { Header, LedgerRow, LedgerSheet, Mapping, ReadOptions, Reading } from './types.ts'

/**
 * Reads a whole ledger: cuts it into people, resolves “as above”, understands each row, then looks at households and
 * repetitions over the whole sheet. Pure: the same sheet, mapping and options give the same result.
 */
export function readLedger(sheet: LedgerSheet, header: Header, mapping: Mapping, options: ReadOptions): Reading {
  const { rows, skipped } = readLedgerWithCells(sheet, header, mapping, options)
  return { rows, skipped }
}

export type Dittos = Map<number, { field: FieldKey; found: boolean }[]>

/** As {@link readLedger}, with each row's cells after merged ranges and “as above” were resolved. */
export function readLedgerWithCells(
  sheet: LedgerSheet,
  header: Header,
  mapping: Mapping,
  options: ReadOptions,
): Reading & { raw: RawRow[]; dittos: Dittos } {
  const { people, skipped } = cutRows(sheet, header, mapping)
  const originals = new Map(people.map((row) => [row.row, { ...row.cells }]))
  const dittos = resolveDittos(people)
  const rows = people.map((raw) => {
    const row = readPerson(sheet.name, raw, options)
    for (const { field, found } of dittos.get(raw.row) ?? [])
      sayDitto(row, field, found, originals.get(raw.row)?.[field])
    sayFormulas(row, sheet, mapping)
    return row
  })
  judgeSheet(
    rows,
    mapping.some((m) => m.field === 'relation'),
  )
  return { rows, skipped, raw: people, dittos }
}

function sayDitto(row: LedgerRow, field: FieldKey, found: boolean, original: unknown): void {
  row.given[field] = String(original ?? '')
  row.mends.push({ field, how: 'ditto' })
  row.problems.push(problem(row, found ? 'Ditto' : 'DittoNothing', field, 'warning'))
}

function sayFormulas(row: LedgerRow, sheet: LedgerSheet, mapping: Mapping): void {
  if (!sheet.formulas || sheet.formulas.size === 0) return
  for (const { col, field } of mapping) {
    if (field === 'ignore' || field === 'serial' || !sheet.formulas.has(`${row.row - 1},${col}`)) continue
    row.problems.push(problem(row, 'Formula', field, row.given[field] === undefined ? 'error' : 'warning'))
  }
}

const problem = (row: LedgerRow, reason: string, field: FieldKey, severity: Problem['severity']): Problem => ({
  code: `registers.ledger${reason}`,
  severity,
  params: {},
  where: { sheet: row.sheet, row: row.row, field },
})

/** Whether a row may go in: nothing that is wrong with it is an error. */
export const isRight = (row: Pick<LedgerRow, 'problems'>): boolean => row.problems.every((p) => p.severity !== 'error')

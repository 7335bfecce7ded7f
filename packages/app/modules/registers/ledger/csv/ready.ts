import type { Keys } from '#server/crypto.ts'
import { TEST_ADDRESS_CODE } from '#shared/codes.ts'
import { prepareResident } from '../../bulk/prepare.ts'
import { inputOf } from '../input.ts'
import { isRight, judgeSheet, readPerson, type CellValue, type FieldKey, type LedgerRow } from '../rules/index.ts'
import type { CsvSetting, RawBatch, ReadyBatch } from './types.ts'

/** Reads, checks and prepares a batch by the same rules as a ledger: all that costs work and needs no database. */
export function readyBatch(batch: RawBatch, setting: CsvSetting, keys: Keys, at: Date): ReadyBatch {
  const options = { today: setting.today, registeredUnlessSaid: true }
  const rows = batch.rows.map((cells, i) => {
    const given = cellsOf(cells, setting.columns)
    const line = batch.lines[i]!
    const household = String(given.householdNo ?? `row ${line}`)
    const row = readPerson('', { row: line, household, cells: given }, options)
    if (!setting.testCodes && row.person.idNumber?.startsWith(TEST_ADDRESS_CODE)) refuse(row, 'registers.ledgerIdTest')
    return row
  })
  judgeSheet(rows, true)
  const right = rows.filter(isRight)
  return {
    residents: right.map((row) => prepareResident(inputOf(row.person, row.household, setting.asOf), keys, at)),
    lines: right.map((row) => row.row),
    wrong: rows.filter((row) => !isRight(row)).map(wrongOf),
  }
}

function cellsOf(cells: readonly string[], columns: CsvSetting['columns']): Partial<Record<FieldKey, CellValue>> {
  const given: Partial<Record<FieldKey, CellValue>> = {}
  for (const { col, field } of columns) {
    const text = cells[col]
    if (text !== undefined && text !== '') given[field] = text
  }
  return given
}

const refuse = (row: LedgerRow, code: string) =>
  row.problems.push({ code, severity: 'error', params: {}, where: { row: row.row } })

const wrongOf = (row: LedgerRow) => ({
  line: row.row,
  reasons: row.problems.filter((p) => p.severity === 'error').map(({ code, params }) => ({ code, params })),
})

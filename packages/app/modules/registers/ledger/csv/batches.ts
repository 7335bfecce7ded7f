import { readCsvBlocks, type CsvShape } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import { fieldOfLabel } from '../rules/header.ts'
import { fieldOf, type FieldKey } from '../rules/index.ts'
import type { CsvSetting, RawBatch } from './types.ts'

/**
 * Rows of a batch, rounded up to a whole household: few enough that a reader of the one connection of the embedded engine
 * waits less than 200 ms, many enough that what each batch costs by itself does not count.
 */
const BATCH = 1000
const NEEDED = {
  communityCode: '社区代码',
  householdNo: '户号',
  relation: '与户主关系',
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
} as const

/** What the columns of the first line mean, by their labels. @throws AppError `registers.ledgerCsvHeader` (422) with the one that is missing */
export function columnsOf(header: readonly string[]): CsvSetting['columns'] {
  const columns = header.map((label, col) => ({ col, field: fieldOfLabel(label) }))
  const known = columns.filter(
    (c): c is { col: number; field: FieldKey } => c.field !== undefined && fieldOf(c.field).kept,
  )
  const once = known.filter((c, i) => known.findIndex((k) => k.field === c.field) === i)
  for (const [field, column] of Object.entries(NEEDED))
    if (!once.some((c) => c.field === field)) throw new AppError('registers.ledgerCsvHeader', 422, { column })
  return once
}

/** Cuts a file into batches of whole households of one community; `seen` is told how far the file was read. */
export async function* batchesOf(
  path: string,
  shape: CsvShape,
  columns: CsvSetting['columns'],
  seen: (bytes: number) => void,
): AsyncGenerator<RawBatch> {
  const community = columns.find((c) => c.field === 'communityCode')!.col
  const household = columns.find((c) => c.field === 'householdNo')!.col
  let batch: RawBatch | undefined
  let last = ''
  for await (const block of readCsvBlocks(path, shape)) {
    seen(block.bytes)
    for (const [i, row] of block.rows.entries()) {
      const line = block.line + i
      if (line === 1 || row.length <= 1) continue
      const code = row[community] ?? ''
      const home = row[household] ?? ''
      if (batch && (code !== batch.community || (batch.rows.length >= BATCH && home !== last))) {
        yield batch
        batch = undefined
      }
      batch ??= { community: code, rows: [], lines: [] }
      batch.rows.push(row)
      batch.lines.push(line)
      last = home
    }
  }
  if (batch) yield batch
}

import type { Day } from '#shared/dates.ts'
import type { ErrorParams } from '#shared/errors.ts'
import type { PreparedResident } from '../../bulk/types.ts'
import type { FieldKey } from '../rules/index.ts'

/** What every row of the file is read with; plain data, for the working threads. */
export interface CsvSetting {
  columns: { col: number; field: FieldKey }[]
  asOf: Day
  today: Day
  testCodes: boolean
  masterKey: Uint8Array
  crypto: 'gcm' | 'sm'
}
/** Whole households of one community, as they stand in the file, each row with its line. */
export interface RawBatch {
  community: string
  rows: string[][]
  lines: number[]
}
export interface WrongRow {
  line: number
  reasons: { code: string; params: ErrorParams }[]
}
/** The same, read, checked and prepared. */
export interface ReadyBatch {
  residents: PreparedResident[]
  /** The file's line of each resident. */
  lines: number[]
  wrong: WrongRow[]
}

export interface CsvProgress {
  rows: number
  taken: number
  already: number
  wrong: number
  /** Bytes of the file read, and its size. */
  bytes: number
  size: number
}
export type CsvReport = Pick<CsvProgress, 'rows' | 'taken' | 'already' | 'wrong'>

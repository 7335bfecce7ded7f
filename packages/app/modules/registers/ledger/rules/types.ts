import type { Problem } from '#shared/errors.ts'
import type { Merge } from '#shared/merged.ts'
import type { Day } from '#shared/dates.ts'
import type { FieldKey } from './fields.ts'
import type { Mend } from './text.ts'

export type CellValue = string | number | boolean | Date | null

/** A sheet as the rules need it; the sheets kit gives it. Rows and columns count from 0. */
export interface LedgerSheet {
  name: string
  rows: readonly (readonly CellValue[])[]
  merges: readonly Merge[]
  /** Cells (`row,column`) that are formulas. */
  formulas?: ReadonlySet<string>
}

/** Where the header stands. Rows from 0; data begins after `end`. */
export interface Header {
  start: number
  end: number
  /** Per column: the words above it, from the top, without repetition. */
  labels: string[][]
}

/** What a column means. `by`: why it is believed. */
export interface ColumnGuess {
  col: number
  label: string
  field: FieldKey | 'ignore'
  by: 'label' | 'content' | 'remembered' | 'person' | 'none'
  /** The same field was found in a better column; or what stands in the column does not fit its label. */
  doubt?: 'twice' | 'content'
  samples: string[]
}
export type Mapping = readonly Pick<ColumnGuess, 'col' | 'field'>[]

/** What a ledger's note says about where a person stands. A suggestion: a person decides. */
export type Standing = 'tenant' | 'separated' | 'registeredOnly' | 'movedOut' | 'died'
export type Precision = 'day' | 'month' | 'year'

/** A row as understood. A field is absent where nothing usable was given. */
export interface LedgerPerson {
  name?: string
  /** GB/T 2261.1. */
  sex?: '1' | '2'
  birthOn?: Day
  birthPrecision?: Precision
  idNumber?: string
  phone?: string
  otherPhones?: string[]
  /** GB/T 4761, first digit; `0` is the head. */
  relation?: string
  registered?: boolean
  registeredAt?: string
  address?: string
  /** The 小区, 楼院 or 宿舍区 that the row names, or the street and number where buildings stand. */
  estate?: string
  building?: string
  room?: string
  householdNo?: string
  /** What the row says about its community: a code of 12 digits, or a name. */
  community?: { code?: string; name?: string }
  ethnic?: string
  education?: string
  marriage?: string
  employment?: string
  from?: Day
  standing?: Standing
  note?: string
}

export interface RowMend {
  field: FieldKey
  how: Mend
}

/** One person's row: what was given, what was understood, what was tidied, what is wrong. `row` counts from 1, as Excel does. */
export interface LedgerRow {
  sheet: string
  row: number
  /** Rows with the same key are one household. */
  household: string
  given: Partial<Record<FieldKey, string>>
  person: LedgerPerson
  mends: RowMend[]
  problems: Problem[]
}

export type SkippedKind = 'blank' | 'subtotal' | 'header' | 'title' | 'footer' | 'unread'
export interface Skipped {
  sheet: string
  row: number
  kind: SkippedKind
  text: string
}
export interface Reading {
  rows: LedgerRow[]
  skipped: Skipped[]
}
/** What the person (or the office's memory) decided for the whole file. */
export interface ReadOptions {
  /** The day the ledger speaks of: two-digit years and ages are read from it. */
  today: Day
  /** What holds where the sheet does not say whether somebody is registered here. */
  registeredUnlessSaid: boolean
}

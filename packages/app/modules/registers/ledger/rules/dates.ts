import { isDay, type Day } from '#shared/dates.ts'
import type { CellValue, Precision } from './types.ts'
import { tidy, type Mend } from './text.ts'

/** A day as a ledger states it. Where only the month is known, `day` is its first. */
export interface LedgerDate {
  day: Day
  precision: Precision
  form: string
  mends: Mend[]
  /** `century`: two digits of the year fit two centuries. `zero`: 1979.1 may be January or October. Another reading is in `or`. */
  doubt?: 'century' | 'zero'
  or?: Day
}
export type DateFault = 'unknown' | 'impossible'
type Read = LedgerDate | DateFault | undefined

const pad = (n: number | string) => String(n).padStart(2, '0')
const dayText = (y: number, m: number | string, d: number | string) => `${y}-${pad(m)}-${pad(d)}`
/** The 1900 system of spreadsheets counts from 1899-12-30 (its false 1900-02-29 included). */
const serialDay = (n: number): Day =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(n) * 86_400_000).toISOString().slice(0, 10)
/** 1910-01-01 … 2099-12-31 as serial numbers. */
const isSerial = (n: number) => n >= 3654 && n <= 73_050

/**
 * Reads a date in any of the forms that ledgers mix: 2019-04-24, 2019/4/24, 2019.4.24, 2019年4月24日, 20190424, 93.3.13, 2018年4月,
 * 2018.04, 2018、4, the number 2018.04, a spreadsheet's serial number, all in half or full width. `undefined`: nothing there.
 * @param today two-digit years are not later than it
 */
export function readDate(cell: CellValue | undefined, today: Day): Read {
  if (cell instanceof Date) return plain(cell.toISOString().slice(0, 10), 'date')
  if (typeof cell === 'number') return ofNumber(cell)
  const { text, mends } = tidy(cell)
  if (text === '' || /^(无|不详|未知|\/|-)$/.test(text)) return undefined
  const read = ofText(text.replace(/\s+/g, ''), today)
  if (typeof read !== 'object') return read
  const form = mends.includes('fullWidth') ? 'fullwidth' : read.form
  return { ...read, form, mends: [...mends, ...(form === 'ISO' || form === 'date' ? [] : [`date:${form}` as const])] }
}

const plain = (day: Day, form: string, precision: Precision = 'day'): LedgerDate | DateFault =>
  isDay(day) ? { day, precision, form, mends: form === 'ISO' || form === 'date' ? [] : [`date:${form}`] } : 'impossible'

function ofNumber(n: number): Read {
  if (Number.isInteger(n) && isSerial(n))
    return n >= 1900 && n <= 2100 ? plain(dayText(n, 1, 1), 'Y', 'year') : plain(serialDay(n), 'excel_serial')
  if (Number.isInteger(n) && n >= 1900 && n <= 2100) return plain(dayText(n, 1, 1), 'Y', 'year')
  if (n > 1900 && n < 2100) return ofFloat(String(n))
  if (isSerial(n)) return plain(serialDay(n), 'excel_serial')
  if (Number.isInteger(n)) return ofText(String(n), '9999-12-31')
  return 'unknown'
}

/** A number 1979.1 was typed as 1979.10 (its zero is lost) or, seldom, means January. */
function ofFloat(text: string): Read {
  const [year, month] = text.split('.') as [string, string]
  if (month.length > 2) return 'unknown'
  const month2 = month === '1' ? '10' : month
  const read = plain(dayText(Number(year), month2, 1), 'float_Y.MM', 'month')
  return month === '1' && typeof read === 'object' ? { ...read, doubt: 'zero', or: `${year}-01-01` } : read
}

const FORMS: [RegExp, string, Precision][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]?\d{1,2}:.*)?$/, 'ISO', 'day'],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\d{2}:.*)?$/, 'Y/M/D', 'day'],
  [/^(\d{4})[.、,](\d{1,2})[.、,](\d{1,2})\.?$/, 'Y.M.D', 'day'],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, 'Y年M月D日', 'day'],
  [/^(\d{4})(\d{2})(\d{2})$/, 'YYYYMMDD', 'day'],
  [/^(\d{4})年(\d{1,2})月份?$/, 'Y年M月', 'month'],
  [/^(\d{4})、(\d{1,2})$/, 'Y、M', 'month'],
  [/^(\d{4})\.(\d{1,2})\.?$/, 'Y.MM', 'month'],
  [/^(\d{4})[-/,](\d{1,2})$/, 'Y-M', 'month'],
  [/^(\d{4})(\d{2})$/, 'YYYYMM', 'month'],
  [/^(\d{4})年?$/, 'Y', 'year'],
]

function ofText(text: string, today: Day): Read {
  if (/^\d{5}(\.0)?$/.test(text) && isSerial(Number(text))) return plain(serialDay(Number(text)), 'excel_serial')
  for (const [pattern, form, precision] of FORMS) {
    const m = pattern.exec(text)
    if (!m) continue
    const day = dayText(Number(m[1]), precision === 'year' ? 1 : m[2]!, precision === 'day' ? m[3]! : 1)
    if (form === 'ISO' && text.length < 10) return plain(day, 'Y-M-D')
    return plain(day, form, precision)
  }
  return shortYear(text, today)
}

/** 93.3.13: the latest century that is not after today; the other one is kept where a person of up to 110 could fit it. */
function shortYear(text: string, today: Day): Read {
  const m =
    /^(\d{2})[.\-/、年](\d{1,2})[.\-/、月](\d{1,2})日?$/.exec(text) ?? /^(\d{2})[.\-/、年](\d{1,2})月?$/.exec(text)
  if (!m) return 'unknown'
  const precision: Precision = m[3] === undefined ? 'month' : 'day'
  const days = [2000, 1900]
    .map((c) => dayText(c + Number(m[1]), m[2]!, m[3] ?? 1))
    .filter((d) => isDay(d) && d <= today)
  const read = days[0] === undefined ? 'impossible' : plain(days[0], precision === 'day' ? 'yy.m.d' : 'yy.m', precision)
  if (typeof read !== 'object' || days.length < 2 || Number(today.slice(0, 4)) - Number(days[1]!.slice(0, 4)) > 110)
    return read
  return { ...read, doubt: 'century', or: days[1]! }
}

import { mergedDown } from '#shared/merged.ts'
import { fieldOf, type FieldKey } from './fields.ts'
import { isDitto, labelKey, tidy } from './text.ts'
import type { CellValue, Header, LedgerSheet, Mapping, Skipped, SkippedKind } from './types.ts'

/** A row that holds a person: its cells by field, and the household it stands in. `row` counts from 1. */
export interface RawRow {
  row: number
  household: string
  cells: Partial<Record<FieldKey, CellValue>>
}

/**
 * Cuts a sheet below its header into people and the rest. Merged cells give their value to every row they cover;
 * household columns left blank under a filled one continue it. Subtotals, blank rows, repeated headers and titles and notes
 * at the end are set aside, each by its kind; a row that holds something but no person is `unread`.
 */
export function cutRows(
  sheet: LedgerSheet,
  header: Header,
  mapping: Mapping,
): { people: RawRow[]; skipped: Skipped[] } {
  const fill = mergedDown(sheet, header.end)
  const columns = mapping.filter((m): m is { col: number; field: FieldKey } => m.field !== 'ignore')
  const titles = new Set(
    sheet.rows
      .slice(0, header.start)
      .flatMap((row) => row.map((cell) => tidy(cell).text))
      .filter(Boolean),
  )
  const labels = new Set(header.labels.flat().map(labelKey))
  const people: RawRow[] = []
  const skipped: Skipped[] = []
  const households = householdKeys(columns)
  for (let r = header.end + 1; r < sheet.rows.length; r++) {
    const cells = cellsOf(sheet.rows[r]!, columns, fill.get(r))
    const kind = kindOf(sheet.rows[r]!, cells, labels, titles)
    if (kind === 'person') people.push(households({ row: r + 1, household: '', cells }))
    else skipped.push({ sheet: sheet.name, row: r + 1, kind, text: textOf(sheet.rows[r]!) })
    if (kind === 'subtotal' || kind === 'blank') households.close()
  }
  return { people, skipped }
}

const textOf = (row: readonly CellValue[]): string =>
  row
    .map((cell) => tidy(cell).text)
    .filter(Boolean)
    .join(' ')
    .slice(0, 100)

function cellsOf(
  row: readonly CellValue[],
  columns: readonly { col: number; field: FieldKey }[],
  fill?: Map<number, CellValue>,
) {
  const cells: Partial<Record<FieldKey, CellValue>> = {}
  for (const { col, field } of columns) {
    const own = row[col] ?? null
    const value = tidy(own).text === '' ? (fill?.get(col) ?? null) : own
    if (value !== null && tidy(value).text !== '') cells[field] = value
  }
  return cells
}

const SUBTOTAL = /^(小计|合计|总计|累计|共计|本页小计|本页合计|本页共|户数合计|人数合计|本栋小计|总人数|总户数)/
const SUBTOTAL_ANYWHERE = /共\s*\d+\s*(人|户)/
const FOOTER =
  /^(说明|注[::]?|备注[::]|填表(人|日期|说明|时间)|填报(人|单位|时间|日期)|审核人|制表(人|日期)?|单位(负责人|盖章)|负责人|复核|联系人[::]|第\s*\d+\s*页)/

function kindOf(
  row: readonly CellValue[],
  cells: Partial<Record<FieldKey, CellValue>>,
  labels: ReadonlySet<string>,
  titles: ReadonlySet<string>,
): SkippedKind | 'person' {
  const texts = row.map((cell) => tidy(cell).text).filter((text) => text !== '')
  if (texts.length === 0) return 'blank'
  if (
    texts.some((t) => SUBTOTAL.test(t.replace(/\s/g, ''))) ||
    (cells.idNumber === undefined && texts.some((t) => SUBTOTAL_ANYWHERE.test(t)))
  )
    return 'subtotal'
  if (texts.length >= 3 && texts.filter((t) => labels.has(labelKey(t))).length * 3 >= texts.length * 2) return 'header'
  if (texts.every((t) => titles.has(t))) return 'title'
  if (FOOTER.test(texts[0]!) && texts.length <= 4) return 'footer'
  const personal = (Object.keys(cells) as FieldKey[]).filter(
    (field) => fieldOf(field).kept && !fieldOf(field).household,
  )
  if (cells.name !== undefined || cells.idNumber !== undefined) return 'person'
  if (texts.length === 1 && texts[0]!.length > 12) return 'footer'
  return personal.length >= 2 ? 'person' : 'unread'
}

/** Gives each row its household: the household number, else the address, else a new one wherever a head stands. */
function householdKeys(columns: readonly { field: FieldKey }[]): ((row: RawRow) => RawRow) & { close: () => void } {
  const has = (field: FieldKey) => columns.some((c) => c.field === field)
  const key: FieldKey | undefined = has('householdNo') ? 'householdNo' : has('address') ? 'address' : undefined
  const carried = columns.map((c) => c.field).filter((field) => fieldOf(field).household)
  let current: RawRow | undefined
  let closed = true
  const give = (row: RawRow): RawRow => {
    for (const field of carried) if (isDitto(tidy(row.cells[field]).text)) delete row.cells[field]
    const own = key && row.cells[key] !== undefined ? tidy(row.cells[key]).text : ''
    const head = /^(户主|本人)$/.test(tidy(row.cells.relation).text.replace(/\s/g, ''))
    const next = current && !closed && (own === '' ? has('relation') && !head : own === current.household)
    const household = next ? current!.household : own || `row ${row.row}`
    if (next)
      for (const field of carried)
        if (row.cells[field] === undefined && current!.cells[field] !== undefined)
          row.cells[field] = current!.cells[field]!
    current = { ...row, household }
    closed = false
    return current
  }
  return Object.assign(give, {
    close: () => {
      closed = true
    },
  })
}

/** A row of an item list as it stands in the sheet. */
export interface ListedItem {
  row: number
  code: string
  name: string
  department: string
  kind: string
  summary: string
  basis: string
  /** Working days promised, where the list says so. */
  days: number | null
  url: string
}
type Column = Exclude<keyof ListedItem, 'row' | 'days'> | 'days'

/** How lists call their columns, in Chinese and in files of programs. */
const HEADERS: Record<Column, readonly string[]> = {
  code: ['事项编码', '实施编码', '事项代码', '编码', '代码', 'item_code', 'code'],
  name: ['事项名称', '办理事项', '服务事项', '名称', '业务办理项', 'name', 'item_name'],
  department: ['实施部门', '责任部门', '实施主体', '部门', '单位', 'department'],
  kind: ['类别', '事项类别', '主项', '主项名称', '事项分类', 'main_item', 'kind'],
  summary: ['说明', '事项说明', '简介', 'summary', 'description'],
  basis: ['设定依据', '法律依据', '依据', 'basis'],
  days: ['承诺时限', '承诺办结时限', '承诺办结时限（工作日）', '办结时限', 'days'],
  url: ['网址', '链接', 'url'],
}
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll(/[\s*]/g, '')
/** What lists write where they say nothing. */
const NOTHING = /^(未分类|无|暂无|-|—|\/)$/

/** Which column of the sheet is which; the first row that has a name is the header. `undefined`: no row looks like one. */
export function headerOf(
  rows: readonly (readonly string[])[],
): { at: number; columns: Partial<Record<Column, number>> } | undefined {
  for (const [at, row] of rows.slice(0, 10).entries()) {
    const columns: Partial<Record<Column, number>> = {}
    for (const [key, names] of Object.entries(HEADERS) as [Column, readonly string[]][]) {
      const found = row.findIndex((cell) => names.includes(plain(cell)))
      if (found >= 0) columns[key] = found
    }
    if (columns.name !== undefined) return { at, columns }
  }
  return undefined
}

/** The rows of an item list; empty ones are passed over. */
export function readItems(rows: readonly (readonly string[])[]): ListedItem[] | undefined {
  const header = headerOf(rows)
  if (!header) return undefined
  const { at, columns } = header
  const cell = (row: readonly string[], key: Column): string => {
    const text = columns[key] === undefined ? '' : (row[columns[key]] ?? '').normalize('NFC').trim()
    return NOTHING.test(text) ? '' : text
  }
  return rows.slice(at + 1).flatMap((row, i) => {
    if (row.every((c) => c.trim() === '')) return []
    const days = Number.parseInt(cell(row, 'days'), 10)
    return [
      {
        row: at + i + 2,
        code: cell(row, 'code'),
        name: cell(row, 'name'),
        department: cell(row, 'department'),
        kind: cell(row, 'kind'),
        summary: cell(row, 'summary'),
        basis: cell(row, 'basis'),
        days: Number.isInteger(days) && days > 0 ? days : null,
        url: cell(row, 'url'),
      },
    ]
  })
}

/** Rows of a tree: its names from the root down, cut at the first empty one. The header is the row whose first cell speaks of a level. */
export function readTree(rows: readonly (readonly string[])[]): { row: number; names: string[] }[] {
  const headed = /级|分类|类别|level|category/i.test(rows[0]?.[0] ?? '')
  return rows.slice(headed ? 1 : 0).flatMap((cells, i) => {
    const names = cells.map((c) => c.normalize('NFC').trim())
    const end = names.findIndex((n) => n === '')
    const path = end < 0 ? names : names.slice(0, end)
    return path.length === 0 && names.every((n) => n === '') ? [] : [{ row: i + (headed ? 2 : 1), names: path }]
  })
}

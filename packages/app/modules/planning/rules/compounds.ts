import { columnsNamed, plainHeading } from '#shared/columns.ts'

/** One compound as a list tells of it. Coordinates as they stand in the list. */
export interface CompoundRow {
  /** Row of the sheet, from 1. */
  row: number
  name: string
  address: string
  x: number | null
  y: number | null
  households: number | null
  householdsText: string
  builtYear: number | null
  buildings: number | null
}
/** What of a row could not be read. */
export interface CompoundFault {
  row: number
  code: (typeof compoundFaults)[number]
  /** What stood there, or the row that it repeats. */
  text: string
}
export const compoundFaults = ['compoundNoName', 'compoundNoPlace', 'compoundHouseholds', 'compoundTwice'] as const
/** What a column of such a list can hold. */
export const compoundFields = ['name', 'address', 'point', 'x', 'y', 'households', 'buildings', 'year'] as const
export type CompoundField = (typeof compoundFields)[number]
export type Columns = ReadonlyMap<CompoundField, number>

/** What columns of such lists are called. */
const HEADERS: Readonly<Record<CompoundField, RegExp>> = {
  name: /^(plot_?name|小区(名称|名)?|名称|楼盘(名称)?|name)$/i,
  address: /^(地址|小区地址|详细地址|坐落|address)$/i,
  point: /^(经纬度|坐标|位置|lnglat)$/i,
  x: /^(经度|lng|lon|longitude|x)$/i,
  y: /^(纬度|lat|latitude|y)$/i,
  households: /^(小?区?户数|房屋总数|总户数|居民户数|households)$/i,
  buildings: /^(总幢数|楼栋总数|楼栋数|栋数|幢数)$/,
  year: /^(小区年代|建成年代|建筑年代|建成年份|竣工年份)$/,
}
/** What says that nobody knows. */
const UNKNOWN = /^(|不详|未知|无|暂无(数据|信息|资料)?|[-—/]+|null|none|n\/a)$/i

/** Which column holds what, by what it is called. */
export const columnsOf = (header: readonly string[]): Map<CompoundField, number> => columnsNamed(header, HEADERS)

/** Which column holds what, as a person says: `name:0,households:3`. */
export function columnsSaid(text: string): Map<CompoundField, number> {
  const parts = text.split(',').map((p) => p.split(':') as [CompoundField, string])
  return new Map(parts.filter(([key]) => compoundFields.includes(key)).map(([key, col]) => [key, Number(col)]))
}

/** The whole number at the beginning of a text: 5477户, 8栋, 1,608 户; nothing in 不详, 暂无数据, 1:1.5. */
export function countIn(text: string): number | null {
  const m = /^约?(\d{1,3}(,\d{3})+|\d+)(?![\d.:])/.exec(plainHeading(text))
  const n = m ? Number(m[1]!.replaceAll(',', '')) : Number.NaN
  return Number.isInteger(n) && n <= 100_000 ? n : null
}

/** A year that a building can be of. */
export function yearIn(text: string): number | null {
  const year = Number(/(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(plainHeading(text))?.[1])
  return year >= 1900 && year <= 2100 ? year : null
}

/** Reads the rows of a list. Numbers that are no numbers are none, never 0. */
export function readCompounds(
  rows: readonly (readonly string[])[],
  columns: Columns,
): { compounds: CompoundRow[]; faults: CompoundFault[] } {
  const compounds: CompoundRow[] = []
  const faults: CompoundFault[] = []
  const seen = new Map<string, number>()
  rows.forEach((cells, i) => {
    const at = (column: CompoundField) => (columns.has(column) ? (cells[columns.get(column)!] ?? '').replace(/\p{Cc}/gu, ' ').trim() : '') // prettier-ignore
    if (cells.every((c) => c.trim() === '')) return
    const row = i + 2
    const name = at('name')
    const fault = (code: CompoundFault['code'], text: string) => faults.push({ row, code, text: text.slice(0, 60) })
    if (name === '') return void fault('compoundNoName', '')
    const [x, y] = placeIn(at('point'), at('x'), at('y'))
    if (x === null) fault('compoundNoPlace', at('point') || [at('x'), at('y')].filter(Boolean).join(','))
    const households = at('households')
    if (countIn(households) === null && !UNKNOWN.test(plainHeading(households))) fault('compoundHouseholds', households)
    const same = `${name}|${x}|${y}`
    if (seen.has(same)) fault('compoundTwice', String(seen.get(same)))
    else seen.set(same, row)
    compounds.push({
      row, name: name.slice(0, 80), address: at('address').slice(0, 200), x, y, households: countIn(households), householdsText: households.slice(0, 60),
      builtYear: yearIn(at('year')), buildings: countIn(at('buildings')),
    }) // prettier-ignore
  })
  return { compounds, faults }
}

function placeIn(point: string, lon: string, lat: string): [number, number] | [null, null] {
  const parts = point === '' ? [lon, lat] : point.split(/[,，\s]+/)
  const [x, y] = parts.map(Number)
  const known = parts.length === 2 && parts.every((p) => p.trim() !== '') && Number.isFinite(x) && Number.isFinite(y)
  return known && x !== 0 && y !== 0 ? [x!, y!] : [null, null]
}

/** The name as it is compared: 爱琴海(兰山区) and 爱琴海小区 are 爱琴海. */
export const compoundCore = (name: string): string =>
  plainHeading(name)
    .replace(/[(（【].*?[)）】]/g, '')
    .replace(/(小区|花园|家园)$/, '')

/** Compounds of one name this near are one, in metres: sites set their points at different gates. */
const NEAR = 1_500
/** Points of two sites for places of different names are never one, however near. */
const DEGREE = 111_195

export interface Known {
  id: string
  name: string
  x: number | null
  y: number | null
}

/** The known place that a compound is: the nearest of the same name within reach, or of that name where one has no point. */
export function sameAs<T extends Known>(
  of: Omit<Known, 'id'>,
  known: ReadonlyMap<string, readonly T[]>,
): T | undefined {
  const alike = known.get(compoundCore(of.name)) ?? []
  const far = (k: Known): number =>
    of.x === null || k.x === null
      ? NEAR
      : Math.hypot((of.x - k.x) * Math.cos((of.y! * Math.PI) / 180), of.y! - k.y!) * DEGREE
  return alike
    .map((k) => ({ k, apart: far(k) }))
    .filter(({ apart }) => apart <= NEAR)
    .toSorted((a, b) => a.apart - b.apart)[0]?.k
}

/** Whether sources disagree: numbers that differ by more than a twentieth. What a source does not know is no disagreement. */
export function disagree(households: readonly (number | null)[]): boolean {
  const known = households.filter((n) => n !== null)
  return known.length > 1 && Math.max(...known) * 20 > Math.min(...known) * 21
}

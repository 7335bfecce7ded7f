import type { CellValue } from './types.ts'

/** What was tidied in a cell without asking. Kept with the row, so that a person sees what the program did. */
export type Mend =
  | 'fullWidth'
  | 'apostrophe'
  | 'spaces'
  | 'number'
  | 'lowerX'
  | 'code'
  | 'synonym'
  | 'ditto'
  | 'separator'
  | `date:${string}`

export interface Tidy {
  text: string
  mends: Mend[]
}

/** Digits, letters, punctuation and space of the full-width block (U+FF01–FF5E, U+3000). */
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/
/** Marks that programs put in to keep a number text, and marks nobody sees. */
const LEADING = /^[\s\u200b\ufeff]*['’‘`]+|^\t+/u
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g

/** Any character that there could be something to tidy about; most cells have none. */
const ODD = /[\s'’‘`\u200b-\u200f\u2060\ufeff\u00ad\uff01-\uff5e\u3000]/

/** The text of a cell without what typing habits and spreadsheets add; says what was taken away. */
export function tidy(cell: CellValue | undefined): Tidy {
  if (cell === null || cell === undefined) return { text: '', mends: [] }
  if (cell instanceof Date) return { text: cell.toISOString().slice(0, 10), mends: [] }
  if (typeof cell !== 'string') return { text: numberText(cell), mends: [] }
  if (!ODD.test(cell)) return { text: cell, mends: [] }
  const mends: Mend[] = []
  let text = cell.replace(INVISIBLE, '')
  if (LEADING.test(text)) mends.push('apostrophe')
  text = text.replace(LEADING, '')
  if (FULL_WIDTH.test(text.replaceAll('\u3000', ''))) mends.push('fullWidth')
  text = text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
  if (text !== text.trim()) mends.push('spaces')
  return { text: text.trim(), mends }
}

function numberText(cell: number | boolean): string {
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return Number.isInteger(cell) && Math.abs(cell) < 1e21 ? BigInt(cell).toString() : String(cell)
}

/** What offices write where there is nothing to write. */
const NOTHING = new Set([
  '',
  '无',
  '没有',
  '不详',
  '未知',
  '空',
  '/',
  '\\',
  '-',
  '—',
  '——',
  '--',
  '×',
  'x',
  'X',
  '暂无',
  'NULL',
  'null',
  'N/A',
  '#N/A',
])
export const isNothing = (text: string): boolean => NOTHING.has(text)

/** Marks for “as above”. */
export const isDitto = (text: string): boolean => /^(同上|同前|如上|〃|々|″|"|“|”|''|〞|仝|仝上)$/.test(text)

/** A label as labels are compared: without spaces, stars, colons and what stands in brackets. */
export function labelKey(label: string): string {
  const plain = label.normalize('NFKC').replace(/[\s*:：★※]/g, '')
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
  return bare === '' ? plain.replace(/[()[\]【】]/g, '') : bare
}

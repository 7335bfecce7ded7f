import type { CellValue } from './types.ts'
import { isNothing, tidy, type Mend } from './text.ts'

export interface LedgerPhones {
  phones: string[]
  /** Pieces that are no phone number. */
  wrong: string[]
  /** More than one was meant: a separator stood in the cell. */
  several: boolean
  mends: Mend[]
}

/** A mobile of eleven digits, or a landline with or without its area code. */
const isPhone = (text: string): boolean => /^1\d{10}$/.test(text) || /^(0\d{2,3}-?)?\d{7,8}$/.test(text)

/** Reads the phone numbers in one cell: two in a cell, typed as a number, in full width, with +86, spaces or hyphens. */
export function readPhones(cell: CellValue | undefined): LedgerPhones | undefined {
  const { text, mends } = tidy(cell)
  if (isNothing(text)) return undefined
  if (typeof cell === 'number') mends.push('number')
  const pieces = text.split(/[/\\、,,;;|或\n]+|\s{2,}|(?<=\d{11})\s+(?=\d)/)
  const several = pieces.length > 1
  if (several) mends.push('separator')
  const cleaned = pieces.map(clean).filter((piece) => piece !== '')
  return {
    phones: [...new Set(cleaned.filter(isPhone))],
    wrong: cleaned.filter((piece) => !isPhone(piece)),
    several,
    mends,
  }
}

function clean(piece: string): string {
  const text = piece
    .replace(/\((0\d{2,3})\)/, '$1-')
    .replace(/\.0$/, '')
    .trim()
  const digits = text.replace(/[\s+-]/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(digits) ? digits : text
}

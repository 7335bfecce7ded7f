import { birthOfCitizenId, citizenIdCheck, citizenIdFault, type CitizenIdFault } from '#shared/codes.ts'
import { isDay } from '#shared/dates.ts'
import type { CellValue } from './types.ts'
import { isNothing, tidy, type Mend } from './text.ts'

/** An id number as read. `fault`: why it cannot be taken; `text` is then as far as it could be read. */
export interface LedgerId {
  text: string
  fault?: CitizenIdFault
  mends: Mend[]
}

/**
 * Reads a citizen id (GB 11643-1999) from a cell. A number cell of more than 15 digits has lost its end (spreadsheets keep 15):
 * `float`, whatever its check digit says. `undefined`: none given.
 */
export function readId(cell: CellValue | undefined): LedgerId | undefined {
  if (typeof cell === 'number') return ofNumber(cell)
  const { text: tidied, mends } = tidy(cell)
  if (isNothing(tidied)) return undefined
  const bare = tidied.replace(/[\s\-_.·]/g, (c) => (c === '.' ? '.' : ''))
  if (bare !== tidied) mends.push('spaces')
  if (/^\d{17}[x×*]$/.test(bare)) mends.push('lowerX')
  const text = bare.replace(/^(\d{17})[x×*]$/, '$1X').replace(/^(\d{15,18})\.0+$/, '$1')
  const fault = faultOf(text)
  return fault ? { text, fault, mends } : { text, mends }
}

function ofNumber(n: number): LedgerId {
  const text = Number.isInteger(n) ? BigInt(n).toString() : String(n)
  if (text.length > 15) return { text, fault: 'float', mends: [] }
  return { text, fault: faultOf(text) ?? 'shape', mends: ['number'] }
}

function faultOf(text: string): CitizenIdFault | undefined {
  if (/^\d(\.\d+)?e\+?1[4-8]$/i.test(text)) return 'float'
  // No one has the sequence number 000 (GB 11643-1999, 3.4): these are the zeros that a spreadsheet put for lost digits.
  if (/^\d{14}000\d$/.test(text)) return 'float'
  const fault = citizenIdFault(text)
  return fault === 'float' ? 'check' : fault
}

/** The day of birth in an id's digits, also of one that is damaged behind them; only as a witness, never as a fact. */
export function birthWitness(id: LedgerId | undefined): string | undefined {
  if (!id || !/^\d{14}/.test(id.text) || id.fault === 'shape' || id.fault === 'birth') return undefined
  const day =
    id.fault === 'fifteen'
      ? `19${id.text.slice(6, 8)}-${id.text.slice(8, 10)}-${id.text.slice(10, 12)}`
      : birthOfCitizenId(id.text)
  return isDay(day) ? day : undefined
}

/** The 18 digits that a number of 15 digits became in 1999: the century is the birth's own. To be confirmed by the person. */
export function fromFifteen(id: string, birthOn: string | undefined): string | undefined {
  if (!/^\d{15}$/.test(id)) return undefined
  if (birthOn && birthOn.slice(2, 4) !== id.slice(6, 8)) return undefined
  const first = id.slice(0, 6) + (birthOn?.slice(0, 2) ?? '19') + id.slice(6)
  return first + citizenIdCheck(first)
}

import type { Finding, Fraction, Law } from '../src/index.ts'
import type { Row } from '../cases/read.ts'
import { lawOfDay, lawOfSet, type Pack, type SetKey } from './laws.ts'

export { casesOf, type Row } from '../cases/read.ts'

/** `turnout.allVoters=>1/2; tie=voteAgain`: `>` more than, `1/2` at least, numbers, yes, lists with commas. */
function packOf(text: string): Pack {
  return Object.fromEntries(
    partsOf(text, ';').map((part) => {
      const at = part.indexOf('=')
      return [part.slice(0, at), valueOf(part.slice(at + 1), part.slice(0, at))]
    }),
  )
}

const LISTS = new Set(['ballotMarks', 'election.voidGrounds'])
function valueOf(text: string, key: string): unknown {
  const share = /^(>?)(\d+)\/(\d+)$/.exec(text)
  if (share) return { num: Number(share[2]), den: Number(share[3]), strict: share[1] === '>' } satisfies Fraction
  if (LISTS.has(key)) return partsOf(text, ',')
  return text === 'yes' ? true : /^\d+$/.test(text) ? Number(text) : text
}

export const partsOf = (text: string, by: string): string[] => text.split(by).flatMap((part) => part.trim() || [])

/** The law that a row names, or that of its day. */
export const lawOfRow = (row: Row): Law =>
  row['day'] && !row['law']
    ? lawOfDay(row['day'])
    : lawOfSet(`CN-RC-${row['law']}` as SetKey, packOf(row['pack'] ?? ''))

export const word = (passed: boolean | null): string => (passed === null ? 'open' : passed ? 'yes' : 'no')
export const articleOf = (f: Finding | undefined): string => (f ? (f.cited?.article ?? '—') : '')
/** `A-B C-D` */
export const pairsOf = (text: string): [string, string][] =>
  partsOf(text, ' ').map((pair) => pair.split('-') as [string, string])
/** What stands behind a word among facts: `relatives A-B; lot C`. */
export const factOf = (facts: string, name: string): string =>
  partsOf(facts, ';')
    .find((f) => f.startsWith(`${name} `))
    ?.slice(name.length + 1) ?? ''

import { nameGrams } from '#modules/registers/index.ts'

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '')
/** A title is found by what it says; longer ones are cut so that no one fills the index with one case. */
const MOST = 120

/** Pairs of neighbouring characters of a title and place, without punctuation: what a case is found and compared by. */
export const caseGrams = (title: string, place: string | null | undefined): string[] =>
  nameGrams([...plain(`${title}${place ?? ''}`)].slice(0, MOST).join(''))

/** Pairs of what was typed into the search box. */
export const soughtGrams = (text: string): string[] => nameGrams([...plain(text)].slice(0, 40).join(''))

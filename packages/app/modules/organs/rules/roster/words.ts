import { plainHeading } from '#shared/columns.ts'
import { chosenKinds, kindRules, organKinds, type InReason, type OrganKind } from '../kinds.ts'

/** What a code is called on the screens, in each language that a list may be written in. */
export type Words<C extends string> = Readonly<Record<C, readonly string[]>>

/** What people write for a body besides its full name. */
const SHORT: Partial<Record<OrganKind, readonly string[]>> = {
  residentsCommittee: ['居委会', '社区居委会', '社区居民委员会'],
  supervisoryCommittee: ['监督委员会', '监委会', '居务监督委'],
  representatives: ['居民代表', '居民代表会议代表'],
  electionCommittee: ['选举委员会', '选委会'],
  ownersCommittee: ['业委会'],
}

const same = (a: string, b: string) => plainHeading(a).toLowerCase() === plainHeading(b).toLowerCase()

/** The code that a text names, if any. */
export const codeOf = <C extends string>(text: string, words: Words<C>): C | undefined =>
  (Object.keys(words) as C[]).find((code) => words[code].some((word) => same(word, text)))

/** The kind of body that a text names: by the kind's own name or one that people use, or as a body of several (第一居民小组) by how it ends. */
export function kindOf(text: string, words: Words<OrganKind>): { kind: OrganKind; own: boolean } | undefined {
  const all = (kind: OrganKind) => [...words[kind], ...(SHORT[kind] ?? [])]
  const exact = organKinds.find((kind) => all(kind).some((word) => same(word, text)))
  if (exact) return { kind: exact, own: false }
  const ends = organKinds
    .flatMap((kind) => all(kind).map((word) => ({ kind, word: plainHeading(word) })))
    .filter(({ word }) => plainHeading(text).endsWith(word))
    .toSorted((a, b) => b.word.length - a.word.length)[0]
  return ends && { kind: ends.kind, own: true }
}

/** How somebody came to a post where the list does not say. */
export function usualReason(kind: OrganKind): InReason {
  if (kind === 'residentsCommittee') return 'elected'
  return chosenKinds.includes(kind) || kindRules[kind].family === 'selfGovernment' ? 'selected' : 'appointed'
}

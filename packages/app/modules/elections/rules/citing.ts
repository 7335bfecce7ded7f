import type { Cited } from '../contract/base.ts'

/** （《…组织法》第十九条）, to stand at the end of a sentence; nothing where no article says it. */
export const citing = (law: Cited | null | undefined): string => (law ? `（${named(law.document)}${law.article}）` : '')

export const named = (document: string): string => (document.startsWith('《') ? document : `《${document}》`)

/** A document and its article, of anything that carries more. */
export const citedOf = (law: Cited | null | undefined): Cited | null =>
  law ? { document: law.document, article: law.article } : null

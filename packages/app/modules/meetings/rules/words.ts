import type { Reason } from '../contract/base.ts'

/** What only warns is said otherwise where it is not met. */
const keyOf = ({ rule, passed }: Reason): string => (rule === 'composition' && !passed ? 'compositionShort' : rule)

/** Each reason of a verdict as a sentence with its figures, article and document. */
export const reasonLines = (
  of: { reasons: readonly Reason[] },
  words: (key: string, params?: Record<string, string | number>) => string,
): string[] =>
  of.reasons.map((r) =>
    words(`reasons.${keyOf(r)}`, {
      have: r.have,
      of: r.of,
      least: r.least,
      document: r.document,
      article: r.article,
      verdict: words(r.passed ? 'reasons.met' : 'reasons.notMet'),
    }),
  )

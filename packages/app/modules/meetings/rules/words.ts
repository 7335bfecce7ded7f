import type { Reason } from '../contract/base.ts'

/** Each reason of a verdict as a sentence with its figures, article and document. */
export const reasonLines = (
  of: { reasons: readonly Reason[] },
  words: (key: string, params?: Record<string, string | number>) => string,
): string[] =>
  of.reasons.map((r) =>
    words(`reasons.${r.rule}`, {
      have: r.have,
      of: r.of,
      least: r.least,
      document: r.document,
      article: r.article,
      verdict: words(r.passed ? 'reasons.met' : 'reasons.notMet'),
    }),
  )

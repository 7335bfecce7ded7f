import { leastThatMeets, meets, type Fraction } from '#modules/policies/index.ts'
import type { Reason, Verdict } from '../contract/base.ts'

/** Where a number stands written. */
export interface Provision {
  document: string
  article: string
}
export type Share = Fraction & Provision

/** Where a rule stands written. */
export const provision = ({ citation: { document, article } }: { citation: Provision }): Provision => ({
  document,
  article,
})

/** A number of people held against a share, in whole numbers. */
export const held = (rule: string, have: number, of: number, share: Share): Reason => ({
  rule,
  passed: meets(have, of, share),
  have,
  of,
  least: leastThatMeets(of, share),
  document: share.document,
  article: share.article,
})

/** A duty that is fulfilled or not. */
export const duty = (rule: string, passed: boolean, { document, article }: Provision): Reason => ({
  rule,
  passed,
  have: passed ? 1 : 0,
  of: 1,
  least: 1,
  document,
  article,
})

/** What is decided of a vote: those sitting against those entitled, those for it against those sitting. */
export function decide(
  day: string,
  law: { quorum: Share | null; majority: Share | null },
  count: { entitled: number; sitting: number; votesFor: number },
): Verdict {
  const there = law.quorum ? [held('quorum', count.sitting, count.entitled, law.quorum)] : []
  const agreed = law.majority ? [held('majority', count.votesFor, count.sitting, law.majority)] : []
  const valid = there.every((r) => r.passed)
  return { valid, passed: valid && agreed.length > 0 && agreed[0]!.passed, day, reasons: [...there, ...agreed] }
}

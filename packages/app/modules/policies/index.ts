/** What other modules may use: legal numbers by day, and the comparisons that go with them. */
export { findRule, guidelines, rule, rulesOf, type Rule } from './queries.ts'
export {
  inRange,
  isFraction,
  isRange,
  judge,
  lastDayWithin,
  latestDayBefore,
  type DayCount,
  leastThatMeets,
  meets,
  monthsLater,
} from './rules.ts'
export type { Fraction, Modality, Range, RuleValue, Verdict } from './rules.ts'
export { importPolicies } from './commands.ts'
export { importPolicyFolder } from './folder.ts'
export { addSeedGuideline } from './seed.ts'

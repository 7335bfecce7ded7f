import type { TableRule } from '#server/module.ts'

/** Laws and the rules drawn from them are public information. */
export const tables = {
  policy: { spread: 'reference', rows: 'open' },
  policyArticle: { spread: 'reference', rows: 'open' },
  policyRelation: { spread: 'reference', rows: 'open' },
  policyForce: { spread: 'reference', rows: 'open' },
  ruleSet: { spread: 'reference', rows: 'open' },
  ruleParameter: { spread: 'reference', rows: 'open' },
} as const satisfies Record<string, TableRule>

import type { TableRule } from '#server/module.ts'

/** Laws and the rules drawn from them are public information. */
export const tables = {
  policy: { spread: 'reference', rows: 'open', public: true },
  policyArticle: { spread: 'reference', rows: 'open', public: true },
  policyRelation: { spread: 'reference', rows: 'open', public: true },
  policyForce: { spread: 'reference', rows: 'open', public: true },
  ruleSet: { spread: 'reference', rows: 'open', public: true },
  ruleParameter: { spread: 'reference', rows: 'open', public: true },
} as const satisfies Record<string, TableRule>

import type { TableRule } from '#server/module.ts'

/** Bodies, terms and posts are public; who sits there is public by name through a view; the rest is seen at or above its area. */
export const tables = {
  organ: { spread: 'area', rows: 'open', public: true },
  organTerm: { spread: 'area', rows: 'open', public: true },
  organPost: { spread: 'area', rows: 'open', public: true },
  organMember: { spread: 'area', rows: 'area' },
  organKinship: { spread: 'area', rows: 'area' },
  organHandover: { spread: 'area', rows: 'area' },
  organHandoverItem: { spread: 'area', rows: 'area' },
  organWork: { spread: 'area', rows: 'area', public: true },
  organParty: { spread: 'area', rows: 'area' },
  organChange: { spread: 'area', rows: 'open' },
  organRule: { spread: 'area', rows: 'area', public: true },
  organRuleVersion: { spread: 'area', rows: 'area', public: true },
} as const satisfies Record<string, TableRule>

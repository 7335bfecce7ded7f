import type { TableRule } from '#server/module.ts'

/** Kinds, items and what must not be issued are public; work handed down is its committee's and those above it. */
export const catalogueTables = {
  serviceKind: { spread: 'reference', rows: 'open', public: true },
  serviceItem: { spread: 'reference', rows: 'open', public: true },
  serviceItemVersion: { spread: 'reference', rows: 'open', public: true },
  serviceBarred: { spread: 'reference', rows: 'open', public: true },
  serviceAdmission: { spread: 'area', rows: 'area' },
} as const satisfies Record<string, TableRule>

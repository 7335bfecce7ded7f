import type { TableRule } from '#server/module.ts'

export const ledgerTables = {
  ledger_import: { spread: 'community', rows: 'area' },
  ledger_row: { spread: 'community', rows: 'area' },
  ledger_mapping: { spread: 'area', rows: 'area' },
} as const satisfies Record<string, TableRule>

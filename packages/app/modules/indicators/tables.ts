import type { TableRule } from '#server/module.ts'

/** Definitions are public information; figures belong to the area they are about. */
export const tables = {
  reported_figure: { spread: 'reference', rows: 'area' },
  reported_change: { spread: 'reference', rows: 'open' },
  indicator_definition: { spread: 'reference', rows: 'open' },
} as const satisfies Record<string, TableRule>

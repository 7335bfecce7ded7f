import type { TableRule } from '#server/module.ts'

/** Reports are seen by those who reach the area they are about. */
export const tables = {
  report: { spread: 'reference', rows: 'area' },
  reportFigure: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>

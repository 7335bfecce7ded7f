import type { TableRule } from '#server/module.ts'

/** Definitions are public information; figures belong to the area they are about. */
export const tables = {
  reportedFigure: { spread: 'reference', rows: 'area' },
  reportedChange: { spread: 'reference', rows: 'open' },
  indicatorDefinition: { spread: 'reference', rows: 'open' },
} as const satisfies Record<string, TableRule>

import type { TableRule } from '#server/module.ts'

export const figuresTables = {
  serviceCount: { spread: 'area', rows: 'open' },
  serviceChange: { spread: 'area', rows: 'open' },
} as const satisfies Record<string, TableRule>

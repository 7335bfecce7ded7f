import type { TableRule } from '#server/module.ts'

export const open311Tables = {
  open311Key: { spread: 'reference', rows: 'area' },
  open311Submission: { spread: 'reference', rows: 'closed' },
} as const satisfies Record<string, TableRule>

import type { TableRule } from '#server/module.ts'

export const residentsTables = {
  serviceMember: { spread: 'community', rows: 'area' },
  serviceCode: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>

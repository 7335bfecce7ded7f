import type { TableRule } from '#server/module.ts'

export const catalogueTables = {} as const satisfies Record<string, TableRule>

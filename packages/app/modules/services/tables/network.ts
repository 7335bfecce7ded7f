import type { TableRule } from '#server/module.ts'

export const networkTables = {} as const satisfies Record<string, TableRule>

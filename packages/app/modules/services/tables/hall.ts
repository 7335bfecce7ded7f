import type { TableRule } from '#server/module.ts'

export const hallTables = {} as const satisfies Record<string, TableRule>

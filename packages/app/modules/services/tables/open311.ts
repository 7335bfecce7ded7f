import type { TableRule } from '#server/module.ts'

export const open311Tables = {} as const satisfies Record<string, TableRule>

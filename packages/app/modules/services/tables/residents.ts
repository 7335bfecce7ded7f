import type { TableRule } from '#server/module.ts'

export const residentsTables = {} as const satisfies Record<string, TableRule>

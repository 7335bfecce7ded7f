import type { TableRule } from '#server/module.ts'

export const casesTables = {} as const satisfies Record<string, TableRule>

import type { Mirror } from '#shared/texts.ts'
import type zh from './acts.zh-CN.ts'

export default {
  fields: {},
  values: {},
  commands: {},
  permissions: {},
  states: {},
  verbs: {},
  errors: {},
} satisfies Mirror<typeof zh>

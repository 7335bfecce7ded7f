import type { Mirror } from '#shared/texts.ts'
import type zh from './hall.zh-CN.ts'

export default {
  pages: {},
  fields: {},
  values: {},
  commands: {},
  permissions: {},
  states: {},
  verbs: {},
  errors: {},
  words: {},
} satisfies Mirror<typeof zh>

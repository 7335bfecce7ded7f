import type { Mirror } from '#shared/texts.ts'
import life from './cases/life.en.ts'
import type zh from './cases.zh-CN.ts'

export default {
  pages: {},
  fields: {},
  values: life.values,
  commands: {},
  permissions: {},
  states: life.states,
  verbs: life.verbs,
  errors: life.errors,
  words: {},
} satisfies Mirror<typeof zh>

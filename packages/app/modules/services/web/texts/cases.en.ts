import type { Mirror } from '#shared/texts.ts'
import life from './cases/life.en.ts'
import screens from './cases/screens.en.ts'
import type zh from './cases.zh-CN.ts'

export default {
  pages: screens.pages,
  fields: screens.fields,
  values: life.values,
  commands: screens.commands,
  permissions: {},
  states: life.states,
  verbs: life.verbs,
  errors: life.errors,
  words: screens.words,
} satisfies Mirror<typeof zh>

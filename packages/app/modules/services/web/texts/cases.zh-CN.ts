import life from './cases/life.zh-CN.ts'
import screens from './cases/screens.zh-CN.ts'

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
}

import life from './cases/life.zh-CN.ts'

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
}

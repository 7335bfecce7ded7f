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
}

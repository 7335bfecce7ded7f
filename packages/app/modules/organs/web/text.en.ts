import bodies from './texts/bodies.en.ts'

export default {
  name: 'Bodies',
  fields: { ...bodies.fields },
  values: { ...bodies.values },
  commands: { ...bodies.commands },
  permissions: { ...bodies.permissions },
  errors: { ...bodies.errors },
}

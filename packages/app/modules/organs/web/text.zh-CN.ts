import bodies from './texts/bodies.zh-CN.ts'

export default {
  name: '组织和制度',
  fields: { ...bodies.fields },
  values: { ...bodies.values },
  commands: { ...bodies.commands },
  permissions: { ...bodies.permissions },
  errors: { ...bodies.errors },
}

import bodies from './texts/bodies.zh-CN.ts'
import coverage from './texts/coverage.zh-CN.ts'
import indicators from './texts/indicators.zh-CN.ts'
import rules from './texts/rules.zh-CN.ts'
import roster from './texts/roster.zh-CN.ts'
import screens from './texts/screens.zh-CN.ts'
import open from './text.public.zh-CN.ts'

export default {
  name: '组织和制度',
  public: open,
  ...screens,
  roster: roster.screen,
  coverage,
  indicators,
  fields: { ...bodies.fields, ...rules.fields },
  values: {
    ...bodies.values,
    ...rules.values,
    kind: { ...open.kind, ...rules.values.ruleKind },
    post: open.post,
    state: { ...rules.states, ...rules.values.handoverState, ...bodies.values.state },
    check: coverage.checks,
    rule: { ...coverage.checks, correction: '责令改正', asked: '专项交办' },
    weight: coverage.weight,
  },
  commands: { ...bodies.commands, ...roster.commands, ...rules.commands },
  states: rules.states,
  verbs: rules.verbs,
  permissions: { ...bodies.permissions, ...rules.permissions },
  errors: { ...bodies.errors, ...roster.errors, ...rules.errors },
}

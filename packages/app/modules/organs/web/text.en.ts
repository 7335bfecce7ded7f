import bodies from './texts/bodies.en.ts'
import coverage from './texts/coverage.en.ts'
import indicators from './texts/indicators.en.ts'
import rules from './texts/rules.en.ts'
import roster from './texts/roster.en.ts'
import screens from './texts/screens.en.ts'
import open from './text.public.en.ts'

export default {
  name: 'Bodies',
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
    rule: { ...coverage.checks, correction: 'Ordered to correct', asked: 'Asked by an office' },
    weight: coverage.weight,
  },
  commands: { ...bodies.commands, ...roster.commands, ...rules.commands },
  states: rules.states,
  verbs: rules.verbs,
  permissions: { ...bodies.permissions, ...rules.permissions },
  errors: { ...bodies.errors, ...roster.errors, ...rules.errors },
}

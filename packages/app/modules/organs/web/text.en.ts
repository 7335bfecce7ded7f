import bodies from './texts/bodies.en.ts'
import coverage from './texts/coverage.en.ts'
import rules from './texts/rules.en.ts'

export default {
  name: 'Bodies',
  coverage,
  fields: { ...bodies.fields, ...rules.fields },
  values: {
    ...bodies.values,
    ...rules.values,
    kind: { ...bodies.values.kind, ...rules.values.ruleKind },
    state: { ...rules.states, ...rules.values.handoverState, ...bodies.values.state },
    check: coverage.checks,
    rule: { ...coverage.checks, correction: 'Ordered to correct', asked: 'Asked by an office' },
    weight: coverage.weight,
  },
  commands: { ...bodies.commands, ...rules.commands },
  states: rules.states,
  verbs: rules.verbs,
  permissions: { ...bodies.permissions, ...rules.permissions },
  errors: { ...bodies.errors, ...rules.errors },
}

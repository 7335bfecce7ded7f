export { importPolicies, type ImportOutcome, type PolicyFile } from './commands/importPolicies.ts'
export { stateForce } from './commands/stateForce.ts'
export { addRuleSet, reviseParameter } from './commands/ruleSets.ts'

/** What other modules may use of the planning. */
export { caseStates, type CaseState } from './contract/base.ts'
export { problemOf, type TownProblem } from './problem/index.ts'
export { outcomeOf, type Outcome } from './queries/outcome.ts'
export { schemeOf } from './queries/scheme-of.ts'
export { bringActsIntoForce, type InForceEvent } from './commands/acts/force.ts'
export { openCase } from './commands/cases.ts'
export { createScheme } from './commands/schemes.ts'
export { drawNow } from './runs/now.ts'

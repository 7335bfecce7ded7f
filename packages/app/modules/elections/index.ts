/** What other modules may use of elections. */
export { planElection } from './commands/plan.ts'
export { stepElection } from './commands/steps/index.ts'
export { drawRolls } from './queries/roll.ts'

/** What other modules may use of the planning. */
export { caseStates, type CaseState } from './contract/base.ts'

export * from './types.ts'
export { adjacencyOf, componentsOf, contactsOf, entryOf, type Contacts } from './adjacency.ts'
export { check, type Breach, type Check } from './check.ts'
export { exceptions } from './exceptions.ts'
export { alternatives, difference, DIFFERENT } from './engine/alternatives.ts'
export { DEFAULT_ROUNDS, plan, planOf } from './engine/plan.ts'
export { score, type CommunityScore, type Score, type Totals } from './score.ts'
export * from './edit/index.ts'
export { compare, type Comparison, type Pair } from './compare.ts'
export { repair, type Repair } from './repair.ts'
export { include } from './include.ts'
export { connect, webLine, webThread, type Client, type Thread, type Watching } from './client.ts'
export { serve } from './worker.ts'
export type { Line } from './protocol.ts'
export {
  explain,
  type Binding,
  type BorderMove,
  type CommunityExplanation,
  type Explanation,
  type Saying,
} from './explain.ts'

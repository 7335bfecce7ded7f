import type { Exception, Problem } from '@liren/planner'

/** What is asked of the drawing thread. Plain data and typed arrays: it crosses threads. */
export interface Ask {
  what: 'draw' | 'repair' | 'include'
  problem: Problem
  seed: number
  /** Search rounds: the reproducible effort. */
  rounds: number
  /** How many alternatives. */
  count: number
  /** The plan to mend or to add to; -1 is unassigned. */
  from?: Int32Array
  /** Set to other than 0 by whoever wants it to stop. */
  stop: Int32Array
}
/** One plan as it comes back. */
export interface Outcome {
  assignment: Int32Array
  communities: number
  legal: boolean
  exceptions: readonly Exception[]
  objective: number
  cut: number
  q: number
  seed: number
  rounds: number
  /** Of a scheme mended or added to: households that left the community they were in. */
  movedHouseholds?: number
}
export type Said =
  | { progress: number }
  | { plans: Outcome[] }
  | { refusal: { code: string; params: Record<string, string | number> } }

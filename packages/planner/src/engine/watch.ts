import type { PlanOptions, Problem, Progress } from '../types.ts'
import { objectiveOf, type Search } from './search.ts'

/** Thrown to stop the search. */
export const STOPPED = new Error('stopped')

export interface Watch {
  /** Throws when the search is to stop. */
  readonly tick: () => void
  /** Lets the deadline count from now on: never before there is a plan. */
  readonly arm: () => void
}

export function watchOf({ signal, effort }: PlanOptions): Watch {
  const end = effort && 'seconds' in effort ? Date.now() + effort.seconds * 1000 : Infinity
  let armed = false
  return {
    tick: () => {
      if (signal?.aborted) throw STOPPED
      if (armed && end < Infinity && Date.now() >= end) throw STOPPED
    },
    arm: () => {
      armed = true
    },
  }
}

/** Tells how far the search is, with the best plan once nothing is outside the band. */
export function tell(
  { onProgress }: PlanOptions,
  problem: Problem,
  phase: Progress['phase'],
  done: number,
  search?: Search,
): void {
  if (!onProgress) return
  if (!search || search.outside > 0) return onProgress({ phase, done })
  const communities = search.communities + search.standing.communities
  const objective = objectiveOf(search)
  onProgress({ phase, done, best: { q: objective / (problem.weights.cut || 1), communities, objective } })
}

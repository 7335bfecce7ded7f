import { DEFAULT_WEIGHTS, type Weights } from '@liren/planner'
import type { Band } from '../contract/problems.ts'
import type { Begins } from '../store/cases.ts'
import { NO_LOCKS, type Params } from '../contract/schemes.ts'

/**
 * What a scheme is drawn for until a person says otherwise: short borders first, then homes left where they are, borders
 * worth keeping, and sizes near the middle of the band. In metres of boundary, as the planner counts.
 */
export const WISHES: Weights = {
  ...DEFAULT_WEIGHTS,
  compact: 0.2,
  barrier: 0.5,
  size: 3_000,
  disruption: 0.5,
  soft: 0.5,
}
/** Neighbours known by a point only lie no farther apart than this, in metres, unless a person says otherwise. */
const REACH = 1_500
/** A service point within about fifteen minutes on foot, in metres: our own setting. */
const WALK = 1_000

/** What a scheme begins with: the band of the law and the house's wishes, unless the county has set its own within them. */
export const defaultParams = (band: Band, layers: readonly string[], begins: Begins): Params => ({
  lower: begins.lower ?? band.lower,
  upper: begins.upper ?? band.upper,
  target: begins.target ?? Math.round(((begins.lower ?? band.lower) + (begins.upper ?? band.upper)) / 2),
  weights: begins.weights ?? WISHES,
  seed: 1,
  reach: REACH,
  walk: WALK,
  locks: NO_LOCKS,
  layers: [...layers],
})

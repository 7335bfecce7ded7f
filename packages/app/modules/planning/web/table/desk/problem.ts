import { DEFAULT_WEIGHTS, type Problem } from '@liren/planner'
import type { Params } from '../../../contract/schemes.ts'
import { locksOf } from '../../../rules/locks.ts'
import type { Shown } from './types.ts'

type Wishes = Pick<Params, 'lower' | 'upper' | 'target' | 'locks'>

/** The planner's problem of the columns that the server sent. Households and people are counted; shapes are the map's. */
export function problemOf({ units, adjacency, old }: Shown, wishes: Wishes): Problem {
  return {
    n: units.ids.length,
    ids: units.ids,
    weight: Float64Array.from(units.households),
    people: Float64Array.from(units.people),
    adjacency: {
      offsets: Int32Array.from(adjacency.offsets),
      neighbours: Int32Array.from(adjacency.neighbours),
      length: Float64Array.from(adjacency.length),
      barrier: Uint8Array.from(adjacency.barrier),
    },
    lower: wishes.lower,
    upper: wishes.upper,
    target: wishes.target,
    old: Int32Array.from(units.old, (o) => Math.max(-1, o)),
    locks: locksOf(wishes.locks, units.ids, old),
    weights: DEFAULT_WEIGHTS,
  }
}

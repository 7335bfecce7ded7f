/**
 * The words of the planner. A *unit* is the smallest piece that is never divided (an estate, a courtyard, a building); a *plan*
 * gives every unit a community. Units are numbered 0 … n-1 in the order of the input, everywhere.
 */

/** Barrier classes along a common boundary. */
export const BARRIER = { none: 0, mainRoad: 1, river: 2, bridgedRiver: 3 } as const

/** What a metre of boundary counts in the cut, by barrier class: a boundary along a river costs next to nothing to draw. */
export const BARRIER_FACTOR: readonly number[] = [1, 0.25, 0.02, 0.1]

/** Who touches whom, as compressed rows: the neighbours of `u` are `neighbours[offsets[u] … offsets[u + 1])`. Symmetric, no loops. */
export interface Adjacency {
  /** n + 1 */
  readonly offsets: Int32Array
  readonly neighbours: Int32Array
  /** Common boundary in metres, one an entry; both directions carry the same. */
  readonly length: Float64Array
  /** `BARRIER` class, one an entry. */
  readonly barrier: Uint8Array
}

/** What a plan may not touch. Units by number. */
export interface Locks {
  /** Each list is one community's, whichever. */
  readonly together?: readonly (readonly number[])[]
  /** No two units of a list share a community. */
  readonly apart?: readonly (readonly number[])[]
  /** These units stay in the community that `old` gives them, and with the others of this list that share it. */
  readonly stay?: readonly number[]
  /** Old communities (labels of `old`) that stay exactly as they are. */
  readonly whole?: readonly number[]
}

/**
 * How much each wish counts. All in the coin of the cut: one metre of boundary without barrier. 0 turns a wish off.
 * `size` is the cost of a community that is a whole target away from the target; `disruption`, `soft` are metres a household.
 */
export interface Weights {
  readonly cut: number
  readonly compact: number
  readonly barrier: number
  readonly size: number
  readonly disruption: number
  readonly soft: number
  readonly service: number
}

export const DEFAULT_WEIGHTS: Weights = {
  cut: 1,
  compact: 0,
  barrier: 0,
  size: 0,
  disruption: 0,
  soft: 0,
  service: 0,
}

export interface Problem {
  readonly n: number
  readonly ids: readonly string[]
  /** Households: what the bounds count. Whole numbers ≥ 0. */
  readonly weight: Float64Array
  readonly people?: Float64Array
  readonly adjacency: Adjacency
  /** Metres on a plane. */
  readonly x?: Float64Array
  readonly y?: Float64Array
  /** Square metres. */
  readonly area?: Float64Array
  /** Boundary in metres that no other unit shares. */
  readonly outer?: Float64Array
  /** Least and greatest households of a community, both included; and the wished size. */
  readonly lower: number
  readonly upper: number
  readonly target: number
  /** Hard border: units of different labels never share a community. */
  readonly hard?: Int32Array
  /** Soft borders (police beats, school districts): one labelling each; -1 = none. */
  readonly soft?: readonly Int32Array[]
  /** Today's community of each unit; -1 = none yet. */
  readonly old?: Int32Array
  /** Units with a service point, and how far one may walk to it, in metres. */
  readonly service?: { readonly at: Uint8Array; readonly metres: number }
  readonly locks?: Locks
  readonly weights: Weights
}

/** Communities are numbered 0 … communities-1 by their first unit, so equal partitions are equal arrays. -1 = unassigned. */
export type Assignment = Int32Array

/** What no plan can mend: the units, and why. Such a community is excused, never hidden. */
export interface Exception {
  readonly kind:
    | 'unitAboveUpper'
    | 'componentBelowLower'
    | 'componentBetweenBounds'
    | 'trapped'
    | 'indivisible'
    | 'locked'
    | 'unproven'
  /** The units that force it (of a component: its first unit stands for it; `units` holds all of them). */
  readonly units: readonly number[]
  readonly households: number
  /** How it is known; absent where the kind says it. See `exceptions`. */
  readonly proof?: 'weight' | 'sum' | 'deadEnd' | 'search' | 'contradiction'
  /** The units next to them that they cannot join without leaving the band. */
  readonly by?: readonly number[]
}

export interface Plan {
  readonly assignment: Assignment
  readonly communities: number
  /** Contiguous, within bounds and borders and locks, but for `exceptions`. */
  readonly legal: boolean
  readonly exceptions: readonly Exception[]
  /**
   * What the search minimises: J ÷ √communities, where J is the sum over the communities of
   * `cut` × cut (a boundary between two communities once; barriers by `BARRIER_FACTOR`, hard borders left out)
   * + `compact` × the metres by which the root mean square distance of its ground to its centre exceeds that of a disc of the same area
   * + `barrier` × metres of barrier between neighbours inside it, each × (1 - `BARRIER_FACTOR`)
   * + `size` × ((households - target) ÷ target)²
   * + `disruption` × households that today live elsewhere: a community continues the old one of which it holds more than half (of several the largest part)
   * + `soft` × households outside its largest label, for each soft labelling (label -1 left out)
   * + `service` × 1 when none of its units has a service point within the metres (of its own point; a unit with a point always has).
   * With `cut` alone it is Q × `cut`. The root makes plans of different numbers of communities comparable.
   */
  readonly objective: number
  /** Cut in metres weighted by barriers, hard borders left out; Q = cut ÷ √communities. */
  readonly cut: number
  readonly q: number
  readonly seed: number
  /** Rounds of search done: the same seed and rounds give the same bytes on every machine. */
  readonly rounds: number
}

/** Either rounds (reproducible) or seconds (the rounds done stand in the plan). Default effort is `{ rounds: DEFAULT_ROUNDS }`. */
export type Effort = { readonly rounds: number } | { readonly seconds: number }

export interface Progress {
  readonly phase: 'reading' | 'coarsening' | 'growing' | 'refining' | 'searching' | 'checking'
  /** 0 … 1 */
  readonly done: number
  /** The best legal plan so far, once there is one. */
  readonly best?: { readonly q: number; readonly communities: number; readonly objective: number }
}

export interface PlanOptions {
  readonly seed?: number
  readonly effort?: Effort
  /** Start from this plan instead of from nothing. */
  readonly from?: Assignment
  /** Only these units may change community. */
  readonly free?: Uint8Array
  readonly onProgress?: (progress: Progress) => void
  /** Called with each better legal plan. */
  readonly onPlan?: (plan: Plan) => void
  /** Stops the search within 50 ms; what is best so far is returned. */
  readonly signal?: { readonly aborted: boolean }
}

/** A refusal of the planner: a code with parameters; sentences stand with whoever shows it. */
export class PlannerError extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: string, params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'PlannerError'
    this.code = code
    this.params = params
  }
}

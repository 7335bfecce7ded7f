import { affinity, measure, served } from './engine/measure.ts'
import { canonical } from './engine/legal.ts'
import { oldParts, type OldParts } from './score/old.ts'
import { piecesOf, tallyOf, type Tally } from './score/tally.ts'
import type { Assignment, Problem } from './types.ts'

/** A community in figures. What the problem does not carry is absent. */
export interface CommunityScore {
  readonly community: number
  readonly units: number
  readonly households: number
  readonly people?: number
  readonly inBand: boolean
  /** (households - target) ÷ target */
  readonly deviation: number
  readonly pieces: number
  /** Boundary to other communities: in the coin of the cut (hard borders left out), and in metres. */
  readonly cut: number
  readonly border: number
  /** Metres that no other unit shares. */
  readonly outer?: number
  /** Square metres. */
  readonly area?: number
  /** Polsby and Popper: 4π × area ÷ perimeter², 1 for a disc. */
  readonly compactness?: number
  /** Metres from home to the centre of its households, mean. */
  readonly distance?: number
  /** Boundaries between its own units along barriers, by class (0 … 3), and their metres. */
  readonly crossings: readonly number[]
  readonly crossed: readonly number[]
  /** Of how many of today's communities it holds parts; the one it continues (-1: none); households that come from others. */
  readonly oldParts?: number
  readonly continues?: number
  readonly moved?: number
  /** For each soft labelling: of how many labels it holds units, and households outside the largest. */
  readonly soft?: readonly { readonly parts: number; readonly outside: number }[]
  /** Units with a service point; households within reach of one of them. */
  readonly servicePoints?: number
  readonly reached?: number
}

export interface Totals {
  readonly communities: number
  readonly units: number
  readonly unassigned: number
  readonly households: number
  readonly inBand: number
  readonly torn: number
  readonly cut: number
  readonly q: number
  /** As `Plan.objective`; absent while units are unassigned. */
  readonly objective?: number
  readonly deviation: number
  readonly compactness?: number
  readonly crossings: readonly number[]
  readonly crossed: readonly number[]
  /** Households with a community today; of them those that change it; those outside the largest part of their community. */
  readonly old?: { readonly households: number; readonly moved: number; readonly torn: number }
  readonly softParts?: readonly number[]
  readonly withoutService?: number
}

export interface Score {
  /** In the order of their numbers; numbers without units are left out. */
  readonly communities: readonly CommunityScore[]
  readonly totals: Totals
}

/** Each community's households by label, for each soft labelling. */
function softOf(problem: Problem, assignment: Assignment, room: number) {
  return problem.soft?.map((labels) => {
    const held = Array.from({ length: room }, () => new Map<number, number>())
    for (let u = 0; u < problem.n; u++) {
      const c = assignment[u]!
      if (c >= 0 && labels[u]! >= 0) held[c]!.set(labels[u]!, (held[c]!.get(labels[u]!) ?? 0) + problem.weight[u]!)
    }
    return held.map((by) => {
      const amounts = [...by.values()]
      return { parts: by.size, outside: amounts.reduce((a, b) => a + b, 0) - Math.max(0, ...amounts) }
    })
  })
}

function serviceOf(problem: Problem, assignment: Assignment, room: number) {
  if (!problem.service) return undefined
  const near = served(problem)
  const points = new Int32Array(room)
  const reached = new Float64Array(room)
  for (let u = 0; u < problem.n; u++) {
    const c = assignment[u]!
    if (c < 0) continue
    if (problem.service.at[u]) points[c]!++
    if (near[u]) reached[c]! += problem.weight[u]!
  }
  return { points, reached }
}

/** Mean distance of households to the centre of their community. */
function distances(problem: Problem, assignment: Assignment, room: number): Float64Array | undefined {
  const { x, y, weight, n } = problem
  if (!x || !y) return undefined
  const [sx, sy, sw, far] = [0, 0, 0, 0].map(() => new Float64Array(room)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let u = 0; u < n; u++) {
    const c = assignment[u]!
    if (c < 0) continue
    const w = weight[u]! + 1e-9
    sx[c]! += w * x[u]!
    sy[c]! += w * y[u]!
    sw[c]! += w
  }
  for (let u = 0; u < n; u++) {
    const c = assignment[u]!
    if (c < 0) continue
    const [dx, dy] = [x[u]! - sx[c]! / sw[c]!, y[u]! - sy[c]! / sw[c]!]
    far[c]! += weight[u]! * Math.sqrt(dx * dx + dy * dy)
  }
  return far.map((sum, c) => sum / sw[c]!)
}

interface Ground {
  readonly tally: Tally
  readonly pieces: Int32Array
  readonly old: OldParts | undefined
  readonly soft: ReturnType<typeof softOf>
  readonly service: ReturnType<typeof serviceOf>
  readonly distance: Float64Array | undefined
}

function communityScore(problem: Problem, c: number, ground: Ground): Omit<CommunityScore, 'community'> {
  const { tally, pieces, old, soft, service, distance } = ground
  const { lower, upper, target, people, area, outer } = problem
  const households = tally.households[c]!
  const round = tally.border[c]! + tally.outer[c]!
  const disc = (4 * Math.PI * tally.area[c]!) / (round * round || 1)
  return {
    units: tally.units[c]!,
    households,
    ...(people && { people: tally.people[c]! }),
    inBand: households >= lower && households <= upper,
    deviation: (households - target) / (target || 1),
    pieces: pieces[c]!,
    cut: tally.cut[c]!,
    border: tally.border[c]!,
    ...(outer && { outer: tally.outer[c]! }),
    ...(area && { area: tally.area[c]! }),
    ...(area && outer && { compactness: Math.min(1, disc) }),
    ...(distance && { distance: distance[c]! }),
    crossings: [...tally.crossings.subarray(4 * c, 4 * c + 4)],
    crossed: [...tally.crossed.subarray(4 * c, 4 * c + 4)],
    ...(old && { oldParts: old.parts[c]!, continues: old.continues[c]!, moved: old.moved[c]! }),
    ...(soft && { soft: soft.map((by) => by[c]!) }),
    ...(service && { servicePoints: service.points[c]!, reached: service.reached[c]! }),
  }
}

/** Cut between communities, and to what is unassigned; each boundary once. */
function cutOf({ n, adjacency, hard }: Problem, assignment: Assignment): number {
  const { offsets, neighbours, length, barrier } = adjacency
  let cut = 0
  for (let u = 0; u < n; u++)
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const v = neighbours[e]!
      if (v > u && assignment[v] !== assignment[u] && (!hard || hard[u] === hard[v]))
        cut += affinity(length[e]!, barrier[e]!)
    }
  return cut
}

function totalsOf(problem: Problem, assignment: Assignment, list: readonly CommunityScore[], old?: OldParts): Totals {
  const sum = (value: (c: CommunityScore) => number) => list.reduce((all, c) => all + value(c), 0)
  const p = list.length
  const cut = cutOf(problem, assignment)
  const units = sum((c) => c.units)
  const { assignment: plain } = canonical(assignment)
  return {
    communities: p,
    units,
    unassigned: problem.n - units,
    households: sum((c) => c.households),
    inBand: sum((c) => (c.inBand ? 1 : 0)),
    torn: sum((c) => (c.pieces > 1 ? 1 : 0)),
    cut,
    q: p > 0 ? cut / Math.sqrt(p) : 0,
    ...(units === problem.n && { objective: measure(problem, plain, p).objective }),
    deviation: p > 0 ? sum((c) => Math.abs(c.deviation)) / p : 0,
    ...(problem.area && problem.outer && { compactness: p > 0 ? sum((c) => c.compactness!) / p : 0 }),
    crossings: [0, 1, 2, 3].map((k) => sum((c) => c.crossings[k]!)),
    crossed: [0, 1, 2, 3].map((k) => sum((c) => c.crossed[k]!)),
    ...(old && { old: { households: old.base, moved: old.movedAll, torn: old.torn } }),
    ...(problem.soft && { softParts: problem.soft.map((_, k) => sum((c) => c.soft![k]!.parts)) }),
    ...(problem.service && { withoutService: sum((c) => (c.servicePoints === 0 ? 1 : 0)) }),
  }
}

/** Communities by their place among the numbers in use, so that high numbers cost no room; and these numbers, ascending. */
function ranked(given: Assignment): { assignment: Assignment; numbers: Int32Array } {
  const numbers = Int32Array.from(new Set(given))
    .filter((c) => c >= 0)
    .sort()
  const rank = new Map(Array.from(numbers, (c, i) => [c, i]))
  return { assignment: given.map((c) => rank.get(c) ?? -1), numbers }
}

/**
 * A plan in figures: each community, and all together. Communities may bear any numbers ≥ 0; unassigned units (-1) count nowhere
 * but in `unassigned` and in the cut of their neighbours. Linear but for sorting the numbers.
 */
export function score(problem: Problem, given: Assignment): Score {
  const { assignment, numbers } = ranked(given)
  const room = numbers.length
  const ground: Ground = {
    tally: tallyOf(problem, assignment, room),
    pieces: piecesOf(problem, assignment, room),
    old: oldParts(problem, assignment, room),
    soft: softOf(problem, assignment, room),
    service: serviceOf(problem, assignment, room),
    distance: distances(problem, assignment, room),
  }
  const communities = Array.from(numbers, (community, c) => ({ community, ...communityScore(problem, c, ground) }))
  return { communities, totals: totalsOf(problem, assignment, communities, ground.old) }
}

import { matched, overlaps } from './score/old.ts'
import { score, type Totals } from './score.ts'
import { PlannerError, type Assignment, type Problem } from './types.ts'

/** A community of the first plan and the one of the second that continues it. */
export interface Pair {
  readonly a: number
  readonly b: number
  /** Households in both; of the first that left it; of the second that came. */
  readonly common: number
  readonly left: number
  readonly came: number
}

export interface Comparison {
  readonly pairs: readonly Pair[]
  /** Communities of the first plan that none continues, of the second that continue none. */
  readonly dissolved: readonly number[]
  readonly appeared: readonly number[]
  /** Units whose community is not continued by the one they are in now, and their households. */
  readonly movedUnits: readonly number[]
  readonly movedHouseholds: number
  /** Units in a community in the second plan alone; in the first alone. */
  readonly added: readonly number[]
  readonly dropped: readonly number[]
  /** Criteria of both. */
  readonly a: Totals
  readonly b: Totals
}

function households({ weight }: Problem, assignment: Assignment): Map<number, number> {
  const held = new Map<number, number>()
  for (let u = 0; u < assignment.length; u++) held.set(assignment[u]!, (held.get(assignment[u]!) ?? 0) + weight[u]!)
  return held
}

const inUse = (assignment: Assignment): number[] => [...new Set(assignment)].filter((c) => c >= 0).sort((p, q) => p - q)

/** The community of `b` that continues each community of `a`: greedily, most common households first, one to one. */
export const continuations = (problem: Problem, a: Assignment, b: Assignment): Map<number, number> =>
  matched(overlaps(a, b, problem.weight))

/** Units that are in another community in `b` than the one that continues theirs of `a`; unassigned ones of `a` left out. */
export function movedUnits(problem: Problem, a: Assignment, b: Assignment): number[] {
  const partner = continuations(problem, a, b)
  const moved: number[] = []
  for (let u = 0; u < problem.n; u++) if (a[u]! >= 0 && partner.get(a[u]!) !== b[u]) moved.push(u)
  return moved
}

export const householdsOf = ({ weight }: Problem, units: readonly number[]): number =>
  units.reduce((sum, u) => sum + weight[u]!, 0)

/**
 * What differs between two plans of one problem. Communities are matched greedily one to one by the households they share, so
 * the numbers they bear do not matter. Near-linear.
 * @throws PlannerError `assignmentLength`
 */
export function compare(problem: Problem, a: Assignment, b: Assignment): Comparison {
  for (const list of [a, b])
    if (list.length !== problem.n) throw new PlannerError('assignmentLength', { units: problem.n, given: list.length })
  const shared = overlaps(a, b, problem.weight)
  const partner = matched(shared)
  const [heldA, heldB] = [households(problem, a), households(problem, b)]
  const pairs = shared
    .filter((s) => partner.get(s.a) === s.b)
    .map((s) => ({
      a: s.a,
      b: s.b,
      common: s.households,
      left: heldA.get(s.a)! - s.households,
      came: heldB.get(s.b)! - s.households,
    }))
    .sort((p, q) => p.a - q.a)
  const continued = new Set(partner.values())
  const units = [...a.keys()]
  const moved = units.filter((u) => a[u]! >= 0 && b[u]! >= 0 && partner.get(a[u]!) !== b[u])
  return {
    pairs,
    dissolved: inUse(a).filter((c) => !partner.has(c)),
    appeared: inUse(b).filter((c) => !continued.has(c)),
    movedUnits: moved,
    movedHouseholds: householdsOf(problem, moved),
    added: units.filter((u) => a[u]! < 0 && b[u]! >= 0),
    dropped: units.filter((u) => a[u]! >= 0 && b[u]! < 0),
    a: score(problem, a).totals,
    b: score(problem, b).totals,
  }
}

import { canonical } from './engine/legal.ts'
import { check } from './check.ts'
import { exceptions } from './exceptions.ts'
import { fewestMoved } from './fewest.ts'
import { around, judged, keeping, lesser, mendWithin, nudged, PATIENCE, type Mended } from './mend.ts'
import { PlannerError, type Assignment, type Exception, type PlanOptions, type Problem } from './types.ts'

/** Up to so many units the whole is always drawn anew too, and the better of both taken. */
const SMALL = 60

/** A plan with what was done to make it legal. */
export interface Repair {
  readonly assignment: Assignment
  readonly communities: number
  readonly legal: boolean
  readonly exceptions: readonly Exception[]
  /** Units that left the community that is theirs in the plan given (matched as in `compare`), and their households. */
  readonly movedUnits: readonly number[]
  readonly movedHouseholds: number
  /** Of `repair`: no legal plan moves fewer households than this; the repair is proved the least where `movedHouseholds` is no more. */
  readonly atLeast?: number
  /** How many borders away from what was wrong communities were opened; Infinity: all of them. */
  readonly steps: number
}

export function repairOf(mended: Mended, steps: number): Repair {
  const { assignment, communities } = canonical(mended.assignment)
  const { legal, exceptions: known } = mended.check
  const { moved, households } = mended
  return { assignment, communities, legal, exceptions: known, movedUnits: moved, movedHouseholds: households, steps }
}

/** Units of the communities that something unexcused is wrong with, and what is unassigned. */
function troubled(problem: Problem, assignment: Assignment, known: readonly Exception[]): Uint8Array {
  const core = new Uint8Array(problem.n)
  const bad = new Set<number>()
  for (const { excused, units, community } of check(problem, assignment, known).breaches) {
    if (excused >= 0) continue
    if (community >= 0) bad.add(community)
    for (const u of units) core[u] = 1
  }
  for (let u = 0; u < problem.n; u++) if (bad.has(assignment[u]!)) core[u] = 1
  return core
}

/**
 * Makes a hand-drawn plan legal with few households moved; all that is legal and not needed stays as it is. Communities that
 * something is wrong with are opened with their neighbours, then wider until the plan is legal; what need not have moved is
 * given back. Up to 16 units all legal plans are looked at, so the fewest is proved (locks may ask for more); beyond, `atLeast`
 * says what no plan stays below. A legal plan comes back as it is (numbered anew).
 * Where nothing legal is found `legal` is false and the plan is the least bad one.
 * @throws PlannerError as `plan`
 */
export function repair(
  problem: Problem,
  assignment: Assignment,
  options: Pick<PlanOptions, 'seed' | 'effort' | 'signal'> = {},
): Repair {
  if (assignment.length !== problem.n)
    throw new PlannerError('assignmentLength', { units: problem.n, given: assignment.length })
  const known = exceptions(problem)
  const core = troubled(problem, assignment, known)
  let best = judged(problem, assignment, assignment, known, Infinity)
  if (best.check.legal) return { ...repairOf(best, 0), atLeast: 0 }
  const eased = keeping(problem, assignment)
  let at = 1
  const light = judged(problem, assignment, nudged(problem, assignment), known, Infinity)
  if (light.open < best.open) best = light
  for (const steps of [1, 2, 3, 5, Infinity]) {
    if (options.signal?.aborted || (best.check.legal && steps > 3 && problem.n > SMALL)) break
    const free = steps === Infinity ? new Uint8Array(problem.n).fill(1) : around(problem, assignment, core, steps)
    const next = mendWithin(problem, eased, assignment, free, known, options)
    if (lesser(best, next) === next) [best, at] = [next, steps]
  }
  if (!best.check.legal && !options.signal?.aborted) {
    const all = new Uint8Array(problem.n).fill(1)
    const last = mendWithin(problem, eased, assignment, all, known, options, PATIENCE.long)
    if (lesser(best, last) === last) [best, at] = [last, Infinity]
  }
  const fewest = fewestMoved(problem, assignment, known)
  if (fewest.assignment) {
    const next = judged(problem, assignment, fewest.assignment, known, Infinity)
    if (lesser(best, next) === next) [best, at] = [next, Infinity]
  }
  return { ...repairOf(best, at), atLeast: fewest.households }
}

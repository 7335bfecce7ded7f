import { exceptions } from './exceptions.ts'
import { around, judged, keeping, lesser, mendWithin, PATIENCE } from './mend.ts'
import { repairOf, type Repair } from './repair.ts'
import { PlannerError, type Assignment, type PlanOptions, type Problem } from './types.ts'

/** How many borders away communities are opened, and how long is searched there. */
const STAGES: readonly (readonly [steps: number, patience: number])[] = [
  [0, PATIENCE.short],
  [2, PATIENCE.short],
  [2, PATIENCE.long],
  [3, PATIENCE.short],
  [5, PATIENCE.short],
  [Infinity, PATIENCE.short],
]

/**
 * Adds units (a new estate) to a plan with least disruption: first only they are assigned, to a neighbour or as communities of
 * their own; if that is not legal, communities within two borders are opened, and wider ones only while nothing legal is found.
 * `movedUnits` and `movedHouseholds` are those elsewhere. What was wrong elsewhere before stays wrong: `repair` mends it.
 * @throws PlannerError `assignmentLength`, `unitUnknown`, as `plan`
 */
export function include(
  problem: Problem,
  assignment: Assignment,
  newUnits: readonly number[],
  options: Pick<PlanOptions, 'seed' | 'effort' | 'signal'> = {},
): Repair {
  if (assignment.length !== problem.n)
    throw new PlannerError('assignmentLength', { units: problem.n, given: assignment.length })
  const today = assignment.slice()
  const core = new Uint8Array(problem.n)
  for (const u of newUnits) {
    if (!(u >= 0 && u < problem.n)) throw new PlannerError('unitUnknown', { unit: u })
    today[u] = -1
    core[u] = 1
  }
  const known = exceptions(problem)
  const eased = keeping(problem, today)
  const before = judged(problem, today, today, known, Infinity)
  const near = touching(problem, core)
  const beside = new Set(today.filter((_, u) => near[u] === 1))
  const elsewhere = before.check.breaches.filter(
    (b) => b.excused < 0 && b.community >= 0 && !beside.has(b.community),
  ).length
  let best = before
  let at = 0
  for (const [steps, patience] of STAGES) {
    if (options.signal?.aborted || (steps > 0 && best.open <= elsewhere)) break
    const free =
      steps === Infinity ? new Uint8Array(problem.n).fill(1) : steps === 0 ? core : around(problem, today, near, steps)
    const next = mendWithin(problem, eased, today, free, known, options, patience)
    if (lesser(best, next) === next) [best, at] = [next, steps]
  }
  return repairOf(best, at)
}

/** The new units and their neighbours. */
function touching(problem: Problem, core: Uint8Array): Uint8Array {
  const { offsets, neighbours } = problem.adjacency
  const near = core.slice()
  for (let u = 0; u < problem.n; u++)
    if (core[u]) for (let e = offsets[u]!; e < offsets[u + 1]!; e++) near[neighbours[e]!] = 1
  return near
}

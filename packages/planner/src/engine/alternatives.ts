import type { Adjacency, Assignment, Plan, PlanOptions, Problem } from '../types.ts'
import { plan, planOf } from './plan.ts'

/** Share of the households that must live otherwise for two plans to count as different. */
export const DIFFERENT = 0.1
/** Plans tried for each that is asked for. */
const TRIES = 4
/** How much dearer a border becomes for each earlier plan that drew it. */
const DEARER = 0.12
/** The kinds of alternatives in turn. */
const KINDS = ['larger', 'smaller', 'borders'] as const

/**
 * Share of the households that live otherwise in `b` than in `a`, when each community of `a` goes on as at most one of `b` and each of
 * `b` continues at most one of `a`, matched by common households, largest first. 0 for equal plans.
 */
export function difference({ n, weight }: Pick<Problem, 'n' | 'weight'>, a: Assignment, b: Assignment): number {
  const common = new Map<number, Map<number, number>>()
  let total = 0
  for (let u = 0; u < n; u++) {
    total += weight[u]!
    const row = common.get(a[u]!) ?? new Map<number, number>()
    row.set(b[u]!, (row.get(b[u]!) ?? 0) + weight[u]!)
    common.set(a[u]!, row)
  }
  const pairs = [...common].flatMap(([c, row]) => [...row].map(([d, w]) => ({ c, d, w })))
  pairs.sort((p, q) => q.w - p.w || p.c - q.c || p.d - q.d)
  const [left, right] = [new Set<number>(), new Set<number>()]
  let kept = 0
  for (const { c, d, w } of pairs) {
    if (left.has(c) || right.has(d)) continue
    left.add(c)
    right.add(d)
    kept += w
  }
  return total > 0 ? 1 - kept / total : 0
}

/**
 * Up to `n` plans, best objective first, any two of which house at least `DIFFERENT` of the households otherwise: larger communities
 * (a band with a higher lower bound), smaller ones (a lower upper bound), and other borders, because one that an earlier plan drew
 * costs more. All are judged and measured by the problem as it is. Fewer than `n` where so many different ones are not found; no
 * illegal plan beside a legal one. Deterministic like `plan`; effort is for each try. `onPlan` hears the first as it gets better, then
 * each of the others.
 */
export function alternatives(problem: Problem, n: number, options: PlanOptions = {}): Plan[] {
  const found: Plan[] = []
  const seed = options.seed ?? 1
  const drawn = new Float64Array(problem.adjacency.neighbours.length)
  for (let k = 0; found.length < n && k < n * TRIES; k++) {
    if (options.signal?.aborted && found.length > 0) break
    const next =
      k === 0 ? plan(problem, { ...options, seed }) : variant(problem, drawn, k, { ...options, seed: seed + k })
    if (found.length > 0 && (next.assignment.includes(-1) || (found[0]!.legal && !next.legal))) continue
    const apart = found.every((old) => difference(problem, old.assignment, next.assignment) >= DIFFERENT)
    mark(problem, next.assignment, drawn, DEARER)
    if (apart) found.push(next)
    if (apart && k > 0) options.onPlan?.(next)
  }
  return found.sort((a, b) => Number(b.legal) - Number(a.legal) || a.objective - b.objective)
}

/** A plan of another kind, judged and measured by the problem as it is. */
function variant(problem: Problem, drawn: Float64Array, k: number, options: PlanOptions): Plan {
  const { adjacency } = problem
  const length = adjacency.length.map((l, e) => l * (1 + drawn[e]!))
  const dearer: Adjacency = { ...adjacency, length }
  const { assignment, communities, seed, rounds } = plan(
    { ...problem, ...band(problem, KINDS[(k - 1) % KINDS.length]!), adjacency: dearer },
    { ...options, onPlan: undefined },
  )
  return planOf(problem, assignment, communities, seed, rounds)
}

function band({ lower, upper, target }: Problem, kind: (typeof KINDS)[number]): Partial<Problem> {
  if (kind === 'larger') return { lower: Math.min(target, (lower + target) / 2) }
  if (kind === 'smaller')
    return { upper: Number.isFinite(upper) ? Math.max(target, (target + upper) / 2) : 1.5 * target }
  return {}
}

/** Notes the borders of a plan. */
function mark({ n, adjacency }: Problem, assignment: Assignment, drawn: Float64Array, more: number): void {
  for (let u = 0; u < n; u++)
    for (let e = adjacency.offsets[u]!; e < adjacency.offsets[u + 1]!; e++)
      if (assignment[u] !== assignment[adjacency.neighbours[e]!]) drawn[e]! += more
}

import { check } from '../check.ts'
import { exceptions as findExceptions } from '../exceptions.ts'
import { leftAlone, setAside, withoutContradictions, type Aside } from '../exceptions/aside.ts'
import { hasLocks } from '../exceptions/locks.ts'
import { randomOf } from '../random.ts'
import { type Assignment, type Exception, type Plan, type PlanOptions, type Problem, type Progress } from '../types.ts'
import { baseOf, pieces, type Base } from './base.ts'
import { contract } from './coarsen.ts'
import { construct, type Answer } from './cycle.ts'
import { agglomerate } from './grow.ts'
import { canonical, sound } from './legal.ts'
import { meanLength, type Level } from './level.ts'
import { crossings, goalOf, measure } from './measure.ts'
import { costOf, partsOf, type Goal } from './parts.ts'
import { careOf, FIRST_CARE, mendingCare, regionSize } from './care.ts'
import { refuse } from './refuse.ts'
import { STOPPED, tell, watchOf, type Watch } from './watch.ts'
import {
  isNarrow,
  misfits,
  REGION,
  objectiveOf,
  searchOf,
  step,
  stepsOfRound,
  type Search,
  type Standing,
} from './search.ts'

/** Rounds of the default effort: each looks at everything about once. */
export const DEFAULT_ROUNDS = 3
/** Steps spent on what is out of the band before the plan is called illegal. */
const MENDING = 24
/** Most sweeps of such a step: a handful of units has not more to try. */
const MENDING_SWEEPS = 4000
/** In a narrow band every fourth step takes up all there is, up to so many units: what is missing here is too much somewhere far. */
const EVERYTHING = { communities: Infinity, units: 8000 }
const WIDE_SWEEPS = 400
/** Times it begins anew, and the units that all of these may look at. */
const RESTARTS = { wide: 12, narrow: 3 }
const RESTART_UNITS = 24_000

interface Run {
  readonly problem: Problem
  readonly options: PlanOptions
  readonly seed: number
  readonly watch: Watch
  readonly report: (phase: Progress['phase'], done: number, search?: Search) => void
}

/**
 * Draws communities. Deterministic: the same problem, seed and rounds give the same bytes on every machine; with more rounds the
 * objective is never worse. Every plan keeps contiguity, bounds, borders and locks but for what `exceptions` proves impossible;
 * where the search does not find such a plan `legal` is false. Effort in seconds stops after the step at hand and says in `rounds`
 * how far it came; the first plan is always finished. An abort before the first plan gives back `from`, or all units unassigned.
 * @throws PlannerError as `refuse`
 */
export function plan(problem: Problem, options: PlanOptions = {}): Plan {
  refuse(problem, options)
  const watch = watchOf(options)
  const run: Run = {
    problem,
    options,
    seed: options.seed ?? 1,
    watch,
    report: (phase, done, search) => tell(options, problem, phase, done, search),
  }
  let hopeless: readonly Exception[] = []
  let state: State | undefined
  let rounds = 0
  let ready = false
  try {
    run.report('reading', 0)
    state = begin(run, [])
    const moving = !options.from && !options.free
    let aside: Aside = []
    if (state.search.outside > 0) {
      hopeless = findExceptions(problem)
      aside = moving ? setAside(problem, hopeless) : leftAlone(hopeless)
      if (aside.length > 0) state = begin(run, aside)
      state = mended(run, state, hopeless, aside)
    }
    if (moving && (state.search.outside > 0 || hasLocks(problem))) state = divided(run, state, aside)
    watch.arm()
    ready = true
    rounds = rest(run, state)
  } catch (error) {
    if (error !== STOPPED) throw error
    if (state && ready) rounds = state.search.steps / stepsOfRound(state.base.level, problem.target)
  }
  const result = finish(run, state, hopeless, rounds)
  run.report('checking', 1)
  return result
}

/**
 * Brings what is outside into the band; where that fails, begins anew from other seeds. The best of them. What no plan can bring
 * in is not counted as outside from then on.
 */
function mended(run: Run, first: State, known: readonly Exception[], aside: Aside): State {
  const least = inevitable(run.problem, first.base, known)
  let best = first
  best.search.outside -= least
  mend(run, best)
  const most = isNarrow(first.base.level, first.goal) ? RESTARTS.narrow : RESTARTS.wide
  const again = Math.min(most, Math.floor(RESTART_UNITS / (best.base.level.n + 1)))
  for (let k = 1; k <= again && best.search.outside > 0; k++) {
    const next = begin(run, aside, k)
    next.search.outside -= least
    mend(run, next)
    if (next.search.outside < best.search.outside) best = next
  }
  return best
}

/** Households outside the band in every plan: of components that are too light, or that no number of communities fits. */
function inevitable({ lower, upper }: Problem, { frozen }: Base, known: readonly Exception[]): number {
  let sum = 0
  for (const { kind, units, households } of known) {
    if (units.some((u) => frozen[u]! >= 0)) continue
    const few = Math.floor(households / lower)
    if (kind === 'componentBelowLower') sum += lower - households
    if (kind === 'componentBetweenBounds') sum += Math.min(households - few * upper, (few + 1) * lower - households)
  }
  return sum
}

/**
 * The state itself where it is legal; else one without the locks that contradict each other, and with the small parts that it is
 * wrong in divided as the best of all divisions has it.
 */
function divided(run: Run, state: State, aside: Aside): State {
  const { problem } = run
  const known = findExceptions(problem)
  const { assignment } = finish(run, state, known, 0)
  const lost = check(problem, assignment, known).breaches.filter((b) => b.excused < 0)
  if (lost.length === 0) return state
  const eased = withoutContradictions(problem, known)
  const units = lost.flatMap((b) => b.units)
  const given = setAside(eased, known, units)
  if (given.length === aside.length && eased === problem) return state
  const next = begin({ ...run, problem: eased }, given)
  next.search.outside -= inevitable(problem, next.base, known)
  mend(run, next)
  return next.search.outside <= Math.max(0, state.search.outside) ? next : state
}

interface State {
  readonly base: Base
  readonly search: Search
  readonly goal: Goal
}

/** The first plan; another one at another attempt. */
function begin(run: Run, aside: Aside, attempt = 0): State {
  const { problem, options } = run
  const seed = run.seed + attempt * 7919
  const base = baseOf(problem, aside, options.from, options.free, attempt)
  const strict = 1e3 * (1 + meanLength(base.level)) * 10
  const goal = goalOf(problem, 0, strict)
  const standing = standingOf(problem, base)
  run.report('coarsening', 0)
  const open = (answer: Answer) => searchOf(base.level, answer, goal, standing, seed)
  const given = options.from ?? (problem.weights.disruption > 0 ? problem.old : undefined)
  let search = given && open(inherited(base, given, goal, seed))
  if (!search || (!options.from && search.outside > 0)) {
    const fresh = open(construct(base.level, goal, { ...FIRST_CARE, tick: run.watch.tick }, randomOf(seed)))
    if (!search || fresh.outside < search.outside) search = fresh
  }
  run.report('growing', 1, search)
  return { base, search, goal }
}

/** A plan given: its contiguous pieces; what is lighter than the lower bound joins a neighbour where it fits. */
function inherited({ level, cluster }: Base, from: Assignment, goal: Goal, seed: number): Answer {
  const label = new Int32Array(level.n).fill(-1)
  for (let u = 0; u < from.length; u++) if (cluster[u]! >= 0) label[cluster[u]!] = from[u]!
  const { of, count } = pieces(level, label)
  const whole = agglomerate(contract(level, of, count), { ...goal, target: goal.lower }, randomOf(seed, 7))
  return { of: of.map((c) => whole.of[c]!), count: whole.count }
}

/** Cost and number of the frozen communities, and what no move can change. */
function standingOf(problem: Problem, { units, level, frozen, frozenCount, cluster }: Base): Standing {
  const constant = crossings(problem)
  if (frozenCount === 0) return { cost: constant, communities: 0 }
  const of = frozen.map((c, u) => (c >= 0 ? c : frozenCount + cluster[u]!))
  const { cost } = costOf(partsOf(units, of, frozenCount + level.n), goalOf(problem, 0, 0))
  const single = new Int32Array(level.n)
  for (let u = 0; u < level.n; u++) single[u] = u
  const loose = costOf(partsOf(level, single, level.n), goalOf(problem, 0, 0)).cost
  return { cost: constant + cost - loose, communities: frozenCount }
}

/** Steps round what is out of the band, larger and larger. */
function mend(run: Run, { search, goal, base }: State): void {
  const narrow = isNarrow(base.level, goal)
  for (let k = 0; k < MENDING && search.outside > 0; k++) {
    const list = misfits(search, goal)
    const first = list[k % list.length]!
    const wide = narrow && k % 4 === 3
    const around = wide ? EVERYTHING : { ...REGION, communities: 4 + 4 * (k >> 2) }
    const care = mendingCare(k, narrow, run.watch.tick)
    const looks = wide ? WIDE_SWEEPS * (1 + (k >> 2)) * base.level.n : care.oscillations
    const oscillations = Math.min(looks, MENDING_SWEEPS * base.level.n)
    step(search, goal, { ...care, oscillations }, first, around)
  }
  search.steps = 0
}

/** The search proper; answers the rounds done. */
function rest(run: Run, { search, goal, base }: State): number {
  const { effort = { rounds: DEFAULT_ROUNDS }, onPlan } = run.options
  const each = stepsOfRound(base.level, run.problem.target)
  const limit = 'rounds' in effort ? Math.round(effort.rounds * each) : Infinity
  const narrow = isNarrow(base.level, goal)
  const start = Date.now()
  let told = Infinity
  while (search.steps < limit && base.level.n > 1) {
    const rounds = search.steps / each
    const limits = { ...REGION, communities: regionSize(rounds, search.steps) }
    step(search, goal, careOf(rounds, search.steps, narrow, run.watch.tick), undefined, limits)
    const done =
      'rounds' in effort ? search.steps / limit : Math.min(1, (Date.now() - start) / (effort.seconds * 1000 + 1))
    run.report('searching', done, search)
    if (!onPlan || search.steps % each !== 0 || search.outside > 0 || objectiveOf(search) >= told) continue
    told = objectiveOf(search)
    onPlan(finish(run, { base, search }, [], search.steps / each))
  }
  return search.steps / each
}

function finish(
  run: Run,
  state: { base: Base; search: Search } | undefined,
  hopeless: readonly Exception[],
  rounds: number,
): Plan {
  const { problem, options, seed } = run
  const { n } = problem
  const raw = new Int32Array(n).fill(-1)
  if (state) {
    const { base, search } = state
    for (let u = 0; u < n; u++)
      raw[u] = base.frozen[u]! >= 0 ? base.frozen[u]! : base.frozenCount + search.of[base.cluster[u]!]!
  } else if (options.from) raw.set(options.from)
  const { assignment, communities } = canonical(raw)
  return planOf(problem, assignment, communities, seed, rounds, hopeless, state?.base.units)
}

/** A plan of a canonical assignment, judged and measured. `known` are the problem's exceptions, where they were looked for. */
export function planOf(
  problem: Problem,
  assignment: Assignment,
  communities: number,
  seed: number,
  rounds: number,
  known: readonly Exception[] = [],
  level?: Level,
): Plan {
  const full = assignment.every((c) => c >= 0)
  const nothing = { objective: Infinity, cut: Infinity, q: Infinity }
  const { objective, cut, q } = full ? measure(problem, assignment, communities, level) : nothing
  const figures = { assignment, communities, objective, cut, q, seed, rounds }
  const locked = Object.values(problem.locks ?? {}).some((list) => list && list.length > 0)
  if (!locked && sound(problem, assignment, communities)) return { ...figures, legal: true, exceptions: [] }
  const exceptions = known.length > 0 ? known : findExceptions(problem)
  return { ...figures, legal: full && check(problem, assignment, exceptions).legal, exceptions }
}

import { check, type Check } from './check.ts'
import { continuations, householdsOf, movedUnits } from './compare.ts'
import { openEditor } from './edit/index.ts'
import { canonical } from './engine/legal.ts'
import { plan } from './engine/plan.ts'
import { togetherGroups, wholeGroups } from './exceptions/locks.ts'
import type { Assignment, Exception, PlanOptions, Problem } from './types.ts'

/** Metres that moving a household counts: more than any boundary it could spare. */
const STRONG = 1000

/** The same problem with the plan as the state of today, and with staying above every other wish. Locks are carried over. */
export function keeping(problem: Problem, today: Assignment): Problem {
  const { locks, hard, weights, n } = problem
  const base = { ...problem, old: today, weights: { ...weights, disruption: Math.max(weights.disruption, STRONG) } }
  if (!locks) return base
  const stay = (locks.stay ?? []).filter((u) => (problem.old?.[u] ?? -1) >= 0)
  const firsts = new Map(stay.toReversed().map((u) => [problem.old![u]!, u]))
  const label = hard?.slice() ?? new Int32Array(n)
  let fresh = label.reduce((a, b) => Math.max(a, b), 0) + 1
  for (const members of wholeGroups(problem)) {
    for (const u of members) label[u] = fresh
    fresh++
  }
  const apart = [...(locks.apart ?? []), [...firsts.values()]]
  return { ...base, hard: label, locks: { together: togetherGroups(problem), apart } }
}

/** Units of communities at most `steps` borders away from the units in `core`, and unassigned units among them. */
export function around(problem: Problem, assignment: Assignment, core: Uint8Array, steps: number): Uint8Array {
  const { offsets, neighbours } = problem.adjacency
  const free = core.slice()
  const reached = new Set<number>()
  const open = () => {
    for (let u = 0; u < problem.n; u++) if (free[u]) reached.add(assignment[u]!)
    reached.delete(-1)
    for (let u = 0; u < problem.n; u++) if (reached.has(assignment[u]!)) free[u] = 1
  }
  if (steps > 0) open()
  for (let k = 1; k < steps; k++) {
    for (let u = 0; u < problem.n; u++)
      for (let e = offsets[u]!; e < offsets[u + 1]! && free[u]; e++)
        if (assignment[neighbours[e]!]! >= 0) reached.add(assignment[neighbours[e]!]!)
    for (let u = 0; u < problem.n; u++) if (reached.has(assignment[u]!)) free[u] = 1
  }
  return free
}

/** Connected groups of moved units that went the same way, then the units alone. */
function wayBack({ adjacency }: Problem, moved: readonly number[], from: Assignment, to: Assignment): number[][] {
  const left = new Set(moved)
  const groups: number[][] = []
  for (const first of left) {
    const group = [first]
    left.delete(first)
    for (let i = 0; i < group.length; i++)
      for (let e = adjacency.offsets[group[i]!]!; e < adjacency.offsets[group[i]! + 1]!; e++) {
        const v = adjacency.neighbours[e]!
        if (left.has(v) && from[v] === from[first] && to[v] === to[first] && left.delete(v)) group.push(v)
      }
    groups.push(group)
  }
  return [...groups, ...groups.filter((g) => g.length > 1).flatMap((g) => g.map((u) => [u]))]
}

/** Takes back what need not have moved: each group and unit goes home where the plan stays as sound as it was. */
export function giveBack(problem: Problem, today: Assignment, assignment: Assignment): Assignment {
  const editor = openEditor(problem, assignment)
  const home = continuations(problem, today, assignment)
  const sound = (c: number) => {
    const { inBand, pieces, units } = editor.community(c)
    return units === 0 || (inBand && pieces === 1)
  }
  for (let gained = true; gained;) {
    gained = false
    const now = editor.assignment()
    const moved = [...now.keys()].filter((u) => home.has(today[u]!) && home.get(today[u]!) !== now[u])
    for (const group of wayBack(problem, moved, today, now)) {
      const [from, to] = [editor.of(group[0]!), home.get(today[group[0]!]!)!]
      if (from === to || group.some((u) => editor.of(u) !== from) || !sound(from) || !sound(to)) continue
      try {
        editor.move(group, to)
      } catch {
        continue
      }
      editor.settle()
      if (sound(from) && sound(to)) gained = true
      else editor.undo()
    }
  }
  return editor.assignment()
}

/** Communities out of the band that one unit's crossing of a border brings into it: the lightest such unit crosses. */
export function nudged(problem: Problem, today: Assignment): Assignment {
  const { offsets, neighbours } = problem.adjacency
  const editor = openEditor(problem, canonical(today).assignment)
  const sound = (c: number) => editor.community(c).inBand && editor.community(c).pieces === 1
  const crossings = (c: number): [unit: number, to: number][] =>
    editor.units(c).flatMap((u) =>
      [...neighbours.subarray(offsets[u], offsets[u + 1])].flatMap((v): [number, number][] => {
        const d = editor.of(v)
        if (d < 0 || d === c || !sound(d)) return []
        return editor.community(c).households < problem.lower ? [[v, c]] : [[u, d]]
      }),
    )
  const helps = ([u, to]: [number, number]) => {
    const from = editor.of(u)
    try {
      editor.move([u], to)
    } catch {
      return false
    }
    if (sound(from) && sound(to)) return true
    editor.undo()
    return false
  }
  for (const { community, inBand } of editor.communities())
    if (!inBand && !sound(community))
      crossings(community)
        .sort(([u], [v]) => problem.weight[u]! - problem.weight[v]! || u - v)
        .some(helps)
  return editor.assignment()
}

/** How often the search may ask whether to stop: at first, when nothing else helped, and more for each opened unit. */
export const PATIENCE = { short: 1500, small: 15_000, long: 40_000, unit: 4 }

/** Says stop after so many questions: the same on every machine, unlike a clock. */
function patience(
  free: Uint8Array,
  least: number,
  signal: PlanOptions['signal'],
): Pick<PlanOptions, 'signal' | 'onProgress'> {
  const more = PATIENCE.unit * free.reduce((sum, f) => sum + f, 0)
  let left = (more < 400 ? Math.max(least, PATIENCE.small) : least) + more
  return {
    signal: {
      get aborted() {
        return --left < 0 || signal?.aborted === true
      },
    },
    onProgress: ({ best }) => {
      if (best) left = Math.min(left, PATIENCE.short + more)
    },
  }
}

export interface Mended {
  readonly assignment: Assignment
  readonly check: Check
  /** Breaches that nothing excuses. */
  readonly open: number
  readonly moved: readonly number[]
  readonly households: number
  readonly cut: number
}

/** A plan of `eased` with only the `free` units moving (all: drawn anew, near to today's), judged by the problem itself. */
export function mendWithin(
  problem: Problem,
  eased: Problem,
  today: Assignment,
  free: Uint8Array,
  known: readonly Exception[],
  options: PlanOptions,
  least = PATIENCE.short,
): Mended {
  const drawn = plan(eased, {
    effort: { rounds: 1 },
    ...options,
    ...patience(free, least, options.signal),
    ...(free.includes(0) && { from: today, free }),
  })
  const legal = drawn.assignment.every((c) => c >= 0)
  return judged(problem, today, legal ? giveBack(eased, today, drawn.assignment) : drawn.assignment, known, drawn.cut)
}

export function judged(
  problem: Problem,
  today: Assignment,
  assignment: Assignment,
  known: readonly Exception[],
  cut: number,
): Mended {
  const found = check(problem, assignment, known)
  const moved = movedUnits(problem, today, assignment)
  const open = found.breaches.filter((b) => b.excused < 0).length
  return { assignment, check: found, open, moved, households: householdsOf(problem, moved), cut }
}

/** Fewer breaches first, then fewer households moved, then the shorter cut. */
export const lesser = (a: Mended, b: Mended): Mended =>
  b.open < a.open ||
  (b.open === a.open && (b.households < a.households || (b.households === a.households && b.cut < a.cut)))
    ? b
    : a

import { check, type Breach, type Check } from './check.ts'
import { guardOf, mayMove, type Guard } from './edit/locks.ts'
import { stateOf, type State } from './edit/state.ts'
import { affinity } from './engine/measure.ts'
import { exceptions as findExceptions } from './exceptions.ts'
import { splitsInto } from './exceptions/deadends.ts'
import { score, type CommunityScore, type Score } from './score.ts'
import { PlannerError, type Assignment, type Exception, type Problem } from './types.ts'

/** A code with figures; sentences stand with whoever shows it. */
export interface Saying {
  readonly code: string
  readonly params: Readonly<Record<string, number>>
}

/** What moving one unit across its border would change. */
export interface BorderMove {
  readonly unit: number
  readonly from: number
  readonly to: number
  /** In the coin of the cut; below 0 is shorter. */
  readonly cut: number
  /** Households of both afterwards. */
  readonly fromHouseholds: number
  readonly toHouseholds: number
  /** Pieces that the community left behind would fall into; 0: it would be empty. */
  readonly pieces: number
  /** What it would break that now holds: `below`, `above` the bounds, `pieces`, or the code of a refusal of the editor. */
  readonly breaks: readonly string[]
}

/** What keeps a community from a shorter border: the reason, how many moves it stops, and the metres that they would have saved. */
export interface Binding {
  readonly code: 'lower' | 'upper' | 'border' | 'lock' | 'contiguity'
  readonly moves: number
  readonly metres: number
}

export interface CommunityExplanation {
  readonly score: CommunityScore
  /** Households it may still take in, and give away. */
  readonly room: number
  readonly spare: number
  readonly sayings: readonly Saying[]
  /** The strongest first; none: no single move would shorten its border. */
  readonly bindings: readonly Binding[]
  /** Moves that would shorten its border and break nothing. */
  readonly better: readonly BorderMove[]
  readonly breaches: readonly Breach[]
}

export interface Explanation {
  readonly communities: readonly CommunityExplanation[]
  /** Every unit on a border, to every neighbour community. */
  readonly moves: readonly BorderMove[]
  readonly check: Check
  readonly score: Score
}

interface Desk {
  readonly problem: Problem
  readonly state: State
  readonly guard: Guard
  /** Whether locks or borders could refuse a move at all. */
  readonly guarded: boolean
  readonly pieces: Int32Array
}

/** Boundary of a unit with each community around it, its own included. */
function contacts({ problem, state }: Desk, u: number): Map<number, number> {
  const { offsets, neighbours, length, barrier } = problem.adjacency
  const { hard } = problem
  const found = new Map<number, number>()
  for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
    const v = neighbours[e]!
    const c = state.of[v]!
    const counts = !hard || hard[u] === hard[v]
    if (c >= 0) found.set(c, (found.get(c) ?? 0) + (counts ? affinity(length[e]!, barrier[e]!) : 0))
  }
  return found
}

function refusal({ state, guard, guarded }: Desk, u: number, to: number): string | undefined {
  if (!guarded) return undefined
  try {
    mayMove(state, guard, [u], to)
    return undefined
  } catch (error) {
    return (error as PlannerError).code
  }
}

/** Bounds that held and would not. */
function boundsBroken({ lower, upper }: Problem, before: number, after: number): string[] {
  const broken: string[] = []
  if (after < lower && before >= lower) broken.push('below')
  if (after > upper && before <= upper) broken.push('above')
  return broken
}

function moveOf(desk: Desk, u: number, to: number, own: number, there: number): BorderMove {
  const { problem, state, pieces } = desk
  const from = state.of[u]!
  const held = state.tally.households
  const alone = state.tally.units[from] === 1
  const [less, more] = [held[from]! - problem.weight[u]!, held[to]! + problem.weight[u]!]
  const breaks = [...(alone ? [] : boundsBroken(problem, held[from]!, less)), ...boundsBroken(problem, held[to]!, more)]
  if (pieces[u]! > 1) breaks.push('pieces')
  const refused = refusal(desk, u, to)
  if (refused) breaks.push(refused)
  return { unit: u, from, to, cut: own - there, fromHouseholds: less, toHouseholds: more, pieces: pieces[u]!, breaks }
}

function movesOf(desk: Desk, wanted: (c: number) => boolean): BorderMove[] {
  const moves: BorderMove[] = []
  for (let u = 0; u < desk.problem.n; u++) {
    const from = desk.state.of[u]!
    if (from < 0) continue
    const around = contacts(desk, u)
    const own = around.get(from) ?? 0
    for (const [to, length] of around)
      if (to !== from && (wanted(from) || wanted(to))) moves.push(moveOf(desk, u, to, own, length))
  }
  return moves
}

const reasonOf = (broken: string): Binding['code'] => {
  if (broken === 'below') return 'lower'
  if (broken === 'above') return 'upper'
  if (broken === 'pieces') return 'contiguity'
  return broken === 'hardBorder' ? 'border' : 'lock'
}

/** Why the moves that would shorten a border are not made. */
function bindingsOf(moves: readonly BorderMove[]): Binding[] {
  const found = new Map<Binding['code'], { moves: number; metres: number }>()
  for (const { cut, breaks } of moves) {
    if (cut >= 0) continue
    for (const code of new Set(breaks.map(reasonOf))) {
      const before = found.get(code) ?? { moves: 0, metres: 0 }
      found.set(code, { moves: before.moves + 1, metres: before.metres - cut })
    }
  }
  return [...found].map(([code, sums]) => ({ code, ...sums })).sort((a, b) => b.metres - a.metres)
}

/** The criteria of a community as codes with figures. */
function sayingsOf(problem: Problem, s: CommunityScore, forced: readonly Exception[]): Saying[] {
  const { lower, upper, target } = problem
  const { households, deviation, pieces, compactness, crossings, crossed } = s
  const say = (code: string, params: Record<string, number> = {}): Saying => ({ code, params })
  const sayings = [
    households < lower
      ? say('size.below', { households, lower, missing: lower - households })
      : households > upper
        ? say('size.above', { households, upper, excess: households - upper })
        : say('size.inBand', { households, lower, upper, target, deviation }),
    pieces > 1 ? say('shape.pieces', { pieces }) : say('shape.whole'),
  ]
  if (compactness !== undefined)
    sayings.push(say('shape.compactness', { compactness, outline: s.border + (s.outer ?? 0) }))
  if (s.distance !== undefined) sayings.push(say('shape.distance', { metres: s.distance }))
  for (const type of [1, 2, 3])
    if (crossings[type]! > 0)
      sayings.push(say('barrier.crossed', { type, places: crossings[type]!, metres: crossed[type]! }))
  if (s.continues !== undefined)
    sayings.push(
      s.continues < 0
        ? say('old.new', { parts: s.oldParts! })
        : say(s.moved! > 0 ? 'old.continues' : 'old.same', { old: s.continues, came: s.moved!, parts: s.oldParts! }),
    )
  s.soft?.forEach(({ parts, outside }, border) =>
    sayings.push(say(parts > 1 ? 'soft.divided' : 'soft.whole', { border, parts, outside })),
  )
  if (s.servicePoints !== undefined)
    sayings.push(
      say(s.servicePoints > 0 ? 'service.own' : 'service.none', { points: s.servicePoints, reached: s.reached! }),
    )
  for (const x of forced) sayings.push(say(`exception.${x.kind}`, { units: x.units.length, households: x.households }))
  return sayings
}

/**
 * Gives reasons for a plan: each community's bounds, criteria and what binds it, and for every unit on a border what moving it to
 * each community next to it would change. `only` limits it to some communities and the moves that touch them. Linear in units
 * and edges (what a removal leaves is told by cut vertices).
 * @throws PlannerError `assignmentLength`
 */
export function explain(problem: Problem, assignment: Assignment, only?: readonly number[]): Explanation {
  const checked = check(problem, assignment, findExceptions(problem))
  const wanted = only ? new Set(only) : undefined
  const inside = (c: number) => wanted === undefined || wanted.has(c)
  const { n, weight, adjacency, hard, locks } = problem
  const graph = { n, weight, offsets: adjacency.offsets, neighbours: adjacency.neighbours, label: assignment }
  const desk: Desk = {
    problem,
    state: stateOf(problem, assignment),
    guard: guardOf(problem),
    guarded: hard !== undefined || locks !== undefined,
    pieces: splitsInto(graph),
  }
  const moves = movesOf(desk, inside)
  const scored = score(problem, assignment)
  const by = byCommunity(moves)
  const breaches = byKey(checked.breaches, (b) => b.community)
  const forced = new Map<number, Set<Exception>>()
  for (const x of checked.exceptions)
    if (x.kind !== 'unproven')
      for (const u of x.units) forced.set(assignment[u]!, (forced.get(assignment[u]!) ?? new Set()).add(x))
  const communities = scored.communities
    .filter((s) => inside(s.community))
    .map((s) => {
      const near = by.get(s.community) ?? []
      return {
        score: s,
        room: Math.max(0, problem.upper - s.households),
        spare: Math.max(0, s.households - problem.lower),
        sayings: sayingsOf(problem, s, [...(forced.get(s.community) ?? [])]),
        bindings: bindingsOf(near),
        better: near.filter((m) => m.cut < 0 && m.breaks.length === 0).sort((a, b) => a.cut - b.cut),
        breaches: breaches.get(s.community) ?? [],
      }
    })
  return { communities, moves, check: checked, score: scored }
}

function byKey<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const list = groups.get(key(item))
    if (list) list.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** Moves out of a community and into it. */
function byCommunity(moves: readonly BorderMove[]): Map<number, BorderMove[]> {
  const out = byKey(moves, (m) => m.from)
  for (const [to, list] of byKey(moves, (m) => m.to)) out.set(to, [...(out.get(to) ?? []), ...list])
  return out
}

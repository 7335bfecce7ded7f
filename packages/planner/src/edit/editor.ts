import { PlannerError, type Assignment, type Problem } from '../types.ts'
import type { Entry, Journal } from './journal.ts'
import { liveOf, liveTotals, type Live, type LiveTotals } from './live.ts'
import { guardOf, isOpen, mayMove, type Guard } from './locks.ts'
import { count, recount } from './pieces.ts'
import { halfOf } from './split.ts'
import { claim, membersOf, reserve, stateOf, transfer, type State } from './state.ts'

/** What a step did: communities whose figures changed, and the community that the units are in now (-1: none). */
export interface Change {
  readonly community: number
  readonly changed: readonly number[]
}

/**
 * A plan under the hand. Bounds and contiguity may be left while drawing, and show in the figures; borders and locks may not.
 * Communities keep their numbers; a new one gets a number that none has borne. A step costs the degree of its units and the
 * size of small communities it touches.
 */
export interface Editor {
  /**
   * Units into a community, a new one, or none (-1). `joined` adds them to the step before when that was a move to the same
   * community: one stroke of a brush is undone at once.
   * @throws PlannerError `unitUnknown`, `communityUnknown`, `unitLocked`, `communityLocked`, `unitStays`,
   * `lockedTogether`, `lockedApart`, `communityWhole`, `hardBorder`
   */
  move(units: readonly number[], to: number | 'new', options?: { joined?: boolean }): Change
  /** Divides a community: by `units`, else by a sensible cut, other cuts for other seeds. @throws as `move`, `noSplit` */
  split(community: number, options?: { seed?: number; units?: readonly number[] }): Change
  /** The units of `b` into `a`. @throws as `move`, `notNeighbours` */
  merge(a: number, b: number): Change
  lock(what: { units?: readonly number[]; communities?: readonly number[] }): void
  unlock(what: { units?: readonly number[]; communities?: readonly number[] }): void
  /** Undefined when there is nothing to undo or redo. */
  undo(): Change | undefined
  redo(): Change | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Live figures. */
  of(unit: number): number
  units(community: number): number[]
  community(community: number): Live
  communities(): Live[]
  totals(): LiveTotals
  isLocked(unit: number): boolean
  locks(): { units: number[]; communities: number[] }
  /** Counts what was left uncounted; call when idle. Answers the communities whose figures changed. */
  settle(): readonly number[]
  /** A copy; numbers of communities as in the editor, not `canonical`. */
  assignment(): Assignment
  journal(): Journal
}

interface Desk {
  readonly state: State
  readonly guard: Guard
  entries: Entry[]
  done: number
}

/** Carries a step out. */
function apply({ state, guard }: Desk, entry: Entry): Change {
  if ('communities' in entry) return turn(guard, entry, entry.kind === 'lock')
  if (entry.to >= 0) claim(state, entry.to)
  for (const u of entry.units) transfer(state, u, entry.to)
  return settleStep(state, entry.units, entry.from, entry.to)
}

/** Takes a step back. */
function revert({ state, guard }: Desk, entry: Entry): Change {
  if ('communities' in entry) return turn(guard, entry, entry.kind === 'unlock')
  entry.units.forEach((u, i) => transfer(state, u, entry.from[i]!))
  const { changed } = settleStep(state, entry.units, entry.from, entry.to, true)
  return { community: entry.from[0] ?? -1, changed }
}

function turn(guard: Guard, { units, communities }: Extract<Entry, { communities: unknown }>, on: boolean): Change {
  for (const u of units)
    if (on) guard.units.add(u)
    else guard.units.delete(u)
  for (const c of communities)
    if (on) guard.communities.add(c)
    else guard.communities.delete(c)
  return { community: -1, changed: communities }
}

/** Counts pieces after units went from `from` to `to`, or back again. */
function settleStep(state: State, units: readonly number[], from: readonly number[], to: number, back = false): Change {
  const by = new Map<number, number[]>()
  units.forEach((u, i) => {
    const list = by.get(from[i]!)
    if (list) list.push(u)
    else by.set(from[i]!, [u])
  })
  for (const [c, list] of by) if (c >= 0) recount(state, c, list, back)
  if (to >= 0) recount(state, to, units, !back)
  const changed = [...new Set([...by.keys(), to])].filter((c) => c >= 0)
  return { community: to, changed: changed.sort((a, b) => a - b) }
}

function neighbourCommunities({ problem, of }: State, u: number): number[] {
  const { offsets, neighbours } = problem.adjacency
  const found: number[] = []
  for (let e = offsets[u]!; e < offsets[u + 1]!; e++) if (of[neighbours[e]!]! >= 0) found.push(of[neighbours[e]!]!)
  return found
}

/** Carries a new step out and writes it down; what was undone is forgotten. */
function write(desk: Desk, entry: Entry): Change {
  const change = apply(desk, entry)
  desk.entries.length = desk.done
  desk.entries.push(entry)
  desk.done++
  return change
}

const known = (state: State, c: number): boolean => Number.isInteger(c) && c >= 0 && c < state.top

function mustKnow(state: State, units: readonly number[], c?: number): void {
  for (const u of units)
    if (!Number.isInteger(u) || u < 0 || u >= state.problem.n) throw new PlannerError('unitUnknown', { unit: u })
  if (c !== undefined && !known(state, c)) throw new PlannerError('communityUnknown', { community: c })
}

/** A step that brings units into `to`, once nothing stands against it. */
function bring(
  desk: Desk,
  kind: 'move' | 'split' | 'merge',
  list: readonly number[],
  to: number | 'new',
  joined = false,
): Change {
  const { state, guard, entries } = desk
  mustKnow(state, list, to === 'new' || to === -1 ? undefined : to)
  const target = to === 'new' ? state.top : to
  const units = [...new Set(list)].filter((u) => state.of[u] !== target)
  reserve(state, target)
  mayMove(state, guard, units, target)
  if (units.length === 0) return { community: target, changed: [] }
  const entry = { kind, units, from: units.map((u) => state.of[u]!), to: target }
  const last = entries[desk.done - 1]
  if (!joined || kind !== 'move' || last?.kind !== 'move' || last.to !== target) return write(desk, entry)
  const earlier = new Set(last.units)
  if (units.some((u) => earlier.has(u))) return write(desk, entry)
  const change = write(desk, entry)
  desk.entries.length = desk.done - 2
  desk.entries.push({ ...last, units: [...last.units, ...units], from: [...last.from, ...entry.from] })
  desk.done--
  return change
}

function split(
  desk: Desk,
  community: number,
  { seed = 1, units }: { seed?: number; units?: readonly number[] },
): Change {
  const { state, guard } = desk
  mustKnow(state, units ?? [], community)
  const open = isOpen(guard)
  const allowed = (part: () => readonly number[]) => {
    if (open) return true
    try {
      mayMove(state, guard, part(), state.top)
      return true
    } catch {
      return false
    }
  }
  if (guard.communities.has(community)) throw new PlannerError('communityLocked', { community })
  reserve(state, state.top)
  const part =
    units?.filter((u) => state.of[u] === community) ??
    apart(state, community) ??
    halfOf(state, community, seed, allowed)
  if (!part || part.length === 0 || part.length === state.tally.units[community])
    throw new PlannerError('noSplit', { community })
  return bring(desk, 'split', part, 'new')
}

/** Of a community in several pieces: what is not in the largest. */
function apart(state: State, c: number): number[] | undefined {
  if (count(state, c) < 2) return undefined
  const { offsets, neighbours } = state.problem.adjacency
  const left = new Set(membersOf(state, c))
  const pieces: number[][] = []
  for (const first of left) {
    const piece = [first]
    left.delete(first)
    for (let i = 0; i < piece.length; i++)
      for (let e = offsets[piece[i]!]!; e < offsets[piece[i]! + 1]!; e++)
        if (left.delete(neighbours[e]!)) piece.push(neighbours[e]!)
    pieces.push(piece)
  }
  const largest = pieces.reduce((a, b) => (b.length > a.length ? b : a))
  return pieces
    .filter((p) => p !== largest)
    .flat()
    .sort((a, b) => a - b)
}

function merge(desk: Desk, a: number, b: number): Change {
  const { state } = desk
  mustKnow(state, [], a)
  mustKnow(state, [], b)
  const members = membersOf(state, b)
  if (a === b || !members.some((u) => neighbourCommunities(state, u).includes(a)))
    throw new PlannerError('notNeighbours', { a, b })
  return bring(desk, 'merge', members, a)
}

function settle({ state }: Desk): number[] {
  const changed: number[] = []
  for (let c = 0; c < state.top; c++)
    if (state.pieces[c]! < 0) {
      state.pieces[c] = count(state, c)
      changed.push(c)
    }
  return changed
}

function step(desk: Desk, back: boolean): Change | undefined {
  const entry = desk.entries[back ? desk.done - 1 : desk.done]
  if (!entry) return undefined
  desk.done += back ? -1 : 1
  return back ? revert(desk, entry) : apply(desk, entry)
}

const liveCommunities = (state: State): Live[] => {
  const list: Live[] = []
  for (let c = 0; c < state.top; c++) if (state.tally.units[c]! > 0) list.push(liveOf(state, c))
  return list
}

/**
 * Opens a plan for editing; with a `journal`, as it was left. The assignment is copied; its communities may bear any small
 * numbers ≥ 0, -1 is unassigned.
 * @throws PlannerError `assignmentLength`
 */
export function openEditor(problem: Problem, assignment: Assignment, journal?: Journal): Editor {
  if (assignment.length !== problem.n)
    throw new PlannerError('assignmentLength', { units: problem.n, given: assignment.length })
  const desk: Desk = { state: stateOf(problem, assignment), guard: guardOf(problem), entries: [], done: 0 }
  const { state, guard } = desk
  for (const entry of journal?.entries.slice(0, journal.done) ?? []) write(desk, entry)
  if (journal) desk.entries = [...journal.entries]
  const note = (kind: 'lock' | 'unlock', what: { units?: readonly number[]; communities?: readonly number[] }) => {
    const { units = [], communities = [] } = what
    mustKnow(state, units)
    for (const c of communities) mustKnow(state, [], c)
    const turns = (set: Set<number>) => (item: number) => set.has(item) === (kind === 'unlock')
    const entry = {
      kind,
      units: units.filter(turns(guard.units)),
      communities: communities.filter(turns(guard.communities)),
    }
    if (entry.units.length + entry.communities.length > 0) write(desk, entry)
  }
  return {
    move: (units, to, options) => bring(desk, 'move', units, to, options?.joined),
    split: (community, options = {}) => split(desk, community, options),
    merge: (a, b) => merge(desk, a, b),
    lock: (what) => note('lock', what),
    unlock: (what) => note('unlock', what),
    undo: () => step(desk, true),
    redo: () => step(desk, false),
    get canUndo() {
      return desk.done > 0
    },
    get canRedo() {
      return desk.done < desk.entries.length
    },
    of: (unit) => state.of[unit] ?? -1,
    units: (community) => (known(state, community) ? membersOf(state, community) : []),
    community: (community) => {
      mustKnow(state, [], community)
      return liveOf(state, community)
    },
    communities: () => liveCommunities(state),
    totals: () => liveTotals(state),
    isLocked: (unit) => guard.units.has(unit) || guard.communities.has(state.of[unit]!),
    locks: () => ({ units: [...guard.units], communities: [...guard.communities] }),
    settle: () => settle(desk),
    assignment: () => state.of.slice(),
    journal: () => ({ format: 'liren-drawing-1', entries: [...desk.entries], done: desk.done }),
  }
}

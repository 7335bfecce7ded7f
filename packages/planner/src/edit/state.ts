import { affinity } from '../engine/measure.ts'
import { addBoundary, addUnit, emptyTally, piecesOf, tallyOf, type Tally } from '../score/tally.ts'
import { PlannerError, type Assignment, type Problem } from '../types.ts'

/** A plan under the hand: what each community holds is kept up to date move by move. */
export interface State {
  readonly problem: Problem
  readonly of: Assignment
  tally: Tally
  /** Connected pieces of each community; -1: not counted since a change. */
  pieces: Int32Array
  /** Members of a community: a ring through `next` and `prev` from `head` (-1: none). */
  head: Int32Array
  readonly next: Int32Array
  readonly prev: Int32Array
  /** Numbers in use are below it. */
  top: number
  unassigned: number
  cut: number
  /** A mark for each unit, and the last mark given out: a set that is emptied by taking another mark. */
  readonly mark: Int32Array
  marked: number
  readonly queue: Int32Array
}

/** Communities' numbers are places in arrays: up to this, or four times the units where that is more. */
const HIGHEST = 1_000_000

/** One more than the highest number of a community. */
function roomOf(assignment: Assignment): number {
  let room = 0
  for (const c of assignment) if (c >= room) room = c + 1
  const most = Math.max(HIGHEST, 4 * assignment.length)
  if (room > most) throw new PlannerError('communityTooHigh', { community: room - 1, most })
  return room
}

/** @throws PlannerError `communityTooHigh` */
export function stateOf(problem: Problem, assignment: Assignment): State {
  const { n } = problem
  const top = roomOf(assignment)
  const room = Math.max(16, top * 2)
  const state: State = {
    problem,
    of: assignment.slice(),
    tally: tallyOf(problem, assignment, room),
    pieces: piecesOf(problem, assignment, room),
    head: new Int32Array(room).fill(-1),
    next: new Int32Array(n).fill(-1),
    prev: new Int32Array(n).fill(-1),
    top,
    unassigned: 0,
    cut: 0,
    mark: new Int32Array(n),
    marked: 0,
    queue: new Int32Array(n),
  }
  for (let u = 0; u < n; u++) {
    if (assignment[u]! < 0) state.unassigned++
    else enter(state, u, assignment[u]!)
    state.cut += cutAround(state, u, assignment[u]!) / 2
  }
  return state
}

/** Cut between unit `u`, were it in `c`, and its neighbours. */
function cutAround({ problem, of }: State, u: number, c: number): number {
  const { offsets, neighbours, length, barrier } = problem.adjacency
  const { hard } = problem
  let cut = 0
  for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
    const v = neighbours[e]!
    if (of[v] !== c && (!hard || hard[u] === hard[v])) cut += affinity(length[e]!, barrier[e]!)
  }
  return cut
}

function enter({ head, next, prev }: State, u: number, c: number): void {
  const first = head[c]!
  if (first === -1) {
    head[c] = next[u] = prev[u] = u
    return
  }
  const last = prev[first]!
  next[last] = u
  prev[u] = last
  next[u] = first
  prev[first] = u
}

function leave({ head, next, prev }: State, u: number, c: number): void {
  if (next[u] === u) {
    head[c] = -1
    return
  }
  next[prev[u]!] = next[u]!
  prev[next[u]!] = prev[u]!
  if (head[c] === u) head[c] = next[u]!
}

/** Units of a community, ascending. */
export function membersOf({ head, next }: State, c: number): number[] {
  const members: number[] = []
  const first = head[c]!
  if (first === -1) return members
  let u = first
  do {
    members.push(u)
    u = next[u]!
  } while (u !== first)
  return [...Int32Array.from(members).sort()]
}

/** Takes the number `c` into use. */
export function claim(state: State, c: number): void {
  reserve(state, c)
  if (c >= state.top) state.top = c + 1
}

/** Makes room for community `c`. */
export function reserve(state: State, c: number): void {
  if (c < state.head.length) return
  const room = (c + 1) * 2
  state.head = widened(state.head, new Int32Array(room).fill(-1))
  state.pieces = widened(state.pieces, new Int32Array(room))
  const tally = emptyTally(room)
  for (const key of Object.keys(tally) as (keyof Tally)[]) tally[key].set(state.tally[key])
  state.tally = tally
}

function widened(old: Int32Array, wide: Int32Array): Int32Array {
  wide.set(old)
  return wide
}

/** Puts unit `u` into community `to` (-1: none). Pieces are not counted here. In the degree of `u`. */
export function transfer(state: State, u: number, to: number): void {
  const { problem, of, tally } = state
  const from = of[u]!
  if (from === to) return
  const { offsets, neighbours } = problem.adjacency
  state.cut += cutAround(state, u, to) - cutAround(state, u, from)
  for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
    const c = of[neighbours[e]!]!
    if (from >= 0) addBoundary(tally, problem, u, e, from, c, -1)
    if (to >= 0) addBoundary(tally, problem, u, e, to, c, 1)
    if (c >= 0 && c !== from) addBoundary(tally, problem, u, e, c, from, -1)
    if (c >= 0 && c !== to) addBoundary(tally, problem, u, e, c, to, 1)
  }
  if (from >= 0) {
    addUnit(tally, problem, u, from, -1)
    leave(state, u, from)
  } else state.unassigned--
  of[u] = to
  if (to >= 0) {
    addUnit(tally, problem, u, to, 1)
    enter(state, u, to)
  } else state.unassigned++
}

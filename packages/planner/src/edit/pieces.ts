import type { State } from './state.ts'

/** Communities up to this many units are counted anew at each change; of larger ones the surroundings of the change tell. */
const SMALL = 8000

/** Counts the pieces of a community. Linear in it. */
export function count(state: State, c: number): number {
  const { head, next, mark } = state
  const first = head[c]!
  if (first === -1) return 0
  const seen = ++state.marked
  let pieces = 0
  let u = first
  do {
    if (mark[u] !== seen) {
      pieces++
      flood(state, c, u, seen, Infinity)
    }
    u = next[u]!
  } while (u !== first)
  return pieces
}

/** Marks what is connected to `first` inside `c`, up to about `limit` units; how many were marked. */
function flood(state: State, c: number, first: number, seen: number, limit: number): number {
  const { problem, of, mark, queue } = state
  const { offsets, neighbours } = problem.adjacency
  queue[0] = first
  mark[first] = seen
  let tail = 1
  for (let head = 0; head < tail && tail < limit; head++)
    for (let e = offsets[queue[head]!]!, end = offsets[queue[head]! + 1]!; e < end; e++) {
      const v = neighbours[e]!
      if (of[v] !== c || mark[v] === seen) continue
      mark[v] = seen
      queue[tail++] = v
    }
  return tail
}

/** Pieces after `units` have left `c`, which was in one piece: 1 if their neighbours in it still meet nearby, else unknown. */
function afterLeaving(state: State, c: number, units: readonly number[]): number {
  const { problem, of, mark, tally } = state
  if (tally.units[c] === 0) return 0
  const { offsets, neighbours } = problem.adjacency
  const around: number[] = []
  for (const u of units)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) if (of[neighbours[e]!] === c) around.push(neighbours[e]!)
  if (around.length === 0) return -1
  const seen = ++state.marked
  flood(state, c, around[0]!, seen, SMALL)
  return around.every((u) => mark[u] === seen) ? 1 : -1
}

/** Pieces after `units` have joined `c`, which was in one piece: 1 if all of them hang on to it, else unknown. */
function afterJoining(state: State, c: number, units: readonly number[]): number {
  const { problem, of, mark, queue } = state
  const { offsets, neighbours } = problem.adjacency
  const waiting = ++state.marked
  for (const u of units) mark[u] = waiting
  const held = ++state.marked
  let tail = 0
  const touches = (u: number) => {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      if (of[neighbours[e]!] === c && mark[neighbours[e]!] !== waiting && mark[neighbours[e]!] !== held) return true
    return false
  }
  for (const u of units) if (touches(u)) queue[tail++] = u
  for (let i = 0; i < tail; i++) mark[queue[i]!] = held
  for (let i = 0; i < tail; i++)
    for (let e = offsets[queue[i]!]!; e < offsets[queue[i]! + 1]!; e++) {
      const v = neighbours[e]!
      if (mark[v] !== waiting) continue
      mark[v] = held
      queue[tail++] = v
    }
  return tail === units.length ? 1 : -1
}

/** Brings the pieces up to date after `units` went from `c` (`joined` false) or came to it. */
export function recount(state: State, c: number, units: readonly number[], joined: boolean): void {
  const { pieces, tally } = state
  if (tally.units[c]! <= SMALL) pieces[c] = count(state, c)
  else if (pieces[c] === 1) pieces[c] = joined ? afterJoining(state, c, units) : afterLeaving(state, c, units)
  else pieces[c] = -1
}

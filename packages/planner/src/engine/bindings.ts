import type { Assignment, Problem } from '../types.ts'
import type { Level } from './level.ts'

/** What must share a community, what must not, and what the search leaves alone. */
export interface Bindings {
  /** A representative of each unit's group. */
  readonly group: Int32Array
  /** Lists of which no two units may share a community. */
  readonly tags: readonly (readonly number[])[]
  /** 1: its group is a community of its own that nothing joins. */
  readonly idle: Uint8Array
}

interface Sets {
  readonly parent: Int32Array
  readonly find: (u: number) => number
  readonly join: (u: number, v: number) => void
}

function setsOf(n: number): Sets {
  const parent = new Int32Array(n)
  for (let u = 0; u < n; u++) parent[u] = u
  const find = (u: number): number => {
    let r = u
    while (parent[r] !== r) {
      parent[r] = parent[parent[r]!]!
      r = parent[r]!
    }
    return r
  }
  const join = (u: number, v: number) => {
    const [a, b] = [find(u), find(v)]
    if (a < b) parent[b] = a
    else if (b < a) parent[a] = b
  }
  return { parent, find, join }
}

/** Carries out locks and `free` and sets `aside` what stays out of the band, each list as one; null when there are none of them. Other turns join what lies apart by other ways. */
export function bindings(
  problem: Problem,
  level: Level,
  aside: readonly (readonly number[])[],
  from?: Assignment,
  free?: Uint8Array,
  turn = 0,
): Bindings | null {
  const { together = [], apart = [], stay = [], whole = [] } = problem.locks ?? {}
  const fixed = from && free ? from : undefined
  if (!fixed && aside.length + together.length + apart.length + stay.length + whole.length === 0) return null
  const { n, old } = problem
  const sets = setsOf(n)
  const idle = new Uint8Array(n)
  const homes = byLabel(stay, (u) => old?.[u] ?? -1)
  const kept = new Set(whole)
  const closed = byLabel(kept.size > 0 && old ? Array.from({ length: n }, (_, u) => u) : [], (u) =>
    kept.has(old![u]!) ? old![u]! : -1,
  )
  const settled = fixed
    ? byLabel(
        Array.from({ length: n }, (_, u) => u),
        (u) => (free![u] ? -1 : fixed[u]!),
      )
    : new Map<number, number[]>()
  for (const list of [...closed.values(), ...aside])
    for (const u of list) {
      sets.join(list[0]!, u)
      idle[u] = 1
    }
  const lists = [...together, ...homes.values(), ...settled.values()]
  for (const list of lists) for (const u of list) if (idle[list[0]!] === idle[u]) sets.join(list[0]!, u)
  for (let u = 0; u < n; u++) if (idle[sets.find(u)]) idle[u] = 1
  connect(level, sets, idle, lists, apart, fixed ? { from: fixed, free: free! } : undefined, turn)
  if (fixed) rest(level, sets, idle, free!)
  const group = new Int32Array(n)
  for (let u = 0; u < n; u++) group[u] = sets.find(u)
  const tags = [...apart]
  if (homes.size > 1) tags.push([...homes.values()].map((list) => list[0]!))
  if (settled.size > 1) tags.push([...settled.values()].map((list) => list[0]!))
  return { group, tags: tags.map((list) => list.filter((u) => !idle[u])).filter((list) => list.length > 1), idle }
}

function byLabel(units: Iterable<number>, label: (u: number) => number): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (const u of units) {
    const l = label(u)
    if (l < 0) continue
    const list = lists.get(l)
    if (list) list.push(u)
    else lists.set(l, [u])
  }
  return lists
}

/** Takes into each list's group the fewest other units that make it contiguous; leaves it in pieces where there is no way. */
function connect(
  level: Level,
  sets: Sets,
  idle: Uint8Array,
  lists: readonly (readonly number[])[],
  apart: readonly (readonly number[])[],
  fixed: { from: Assignment; free: Uint8Array } | undefined,
  turn: number,
): void {
  const bound = new Uint8Array(level.n)
  for (const list of [...lists, ...apart]) for (const u of list) bound[u] = 1
  const came = new Int32Array(level.n)
  const seen = new Int32Array(level.n).fill(-1)
  lists.forEach((list, stamp) => {
    if (list.length < 2 || idle[list[0]!]) return
    const start = list[0]!
    const mine = (v: number) => sets.find(v) === sets.find(start)
    const open = (v: number) => !idle[v] && (mine(v) || (!bound[v] && (!fixed || fixed.free[v] === 1)))
    const goals = new Set(list)
    const close: number[] = [start]
    const far: number[] = []
    seen[start] = stamp
    goals.delete(start)
    for (let head = 0; goals.size > 0 && (close.length > 0 || head < far.length);) {
      const u = close.length > 0 ? close.pop()! : far[head++]!
      const [first, last] = [level.offsets[u]!, level.offsets[u + 1]!]
      for (let i = first; i < last; i++) {
        const v = level.neighbours[first + ((i - first + turn) % (last - first))]!
        if (seen[v] === stamp || !open(v)) continue
        seen[v] = stamp
        came[v] = u
        if (!goals.delete(v) && !mine(v)) {
          far.push(v)
          continue
        }
        close.push(v)
        for (let w = u; !mine(w); w = came[w]!) {
          bound[w] = 1
          sets.join(start, w)
        }
      }
    }
  })
}

/** Settled groups that touch nothing free have nothing to gain: they rest. */
function rest(level: Level, sets: Sets, idle: Uint8Array, free: Uint8Array): void {
  const touched = new Uint8Array(level.n)
  for (let u = 0; u < level.n; u++) {
    if (idle[u]) continue
    if (free[u]) touched[sets.find(u)] = 1
    for (let e = level.offsets[u]!; e < level.offsets[u + 1]!; e++)
      if (free[level.neighbours[e]!] && !idle[level.neighbours[e]!]) touched[sets.find(u)] = 1
  }
  for (let u = 0; u < level.n; u++) if (!touched[sets.find(u)]) idle[u] = 1
}

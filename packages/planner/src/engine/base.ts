import type { Assignment, Problem } from '../types.ts'
import { contract } from './coarsen.ts'
import { clash, tagsOf } from './grow.ts'
import { renumber, type Level } from './level.ts'
import { extractMarks, type Book } from './marks.ts'
import { levelOf, unitMarks } from './measure.ts'
import { bindings, type Bindings } from './bindings.ts'

/** The problem as the search sees it: what locks join is one cluster, what nothing may touch stands outside. */
export interface Base {
  /** Of the units, without locks: the objective is measured on it. */
  readonly units: Level
  /** What the search works on. */
  readonly level: Level
  /** Cluster of `level` of each unit, -1 = in a frozen community. */
  readonly cluster: Int32Array
  /** Frozen community of each unit, numbered from 0; -1 = of the search. */
  readonly frozen: Int32Array
  readonly frozenCount: number
}

/**
 * Builds the search's level: linear in units and entries. `aside` are communities left as they are, each a list of units;
 * `from` and `free` as in the options of `plan`, `turn` as in `bindings`.
 */
export function baseOf(
  problem: Problem,
  aside: readonly (readonly number[])[],
  from?: Assignment,
  free?: Uint8Array,
  turn = 0,
): Base {
  const units = levelOf(problem)
  const bound = bindings(problem, units, aside, from, free, turn)
  if (bound === null) {
    const cluster = new Int32Array(problem.n)
    for (let u = 0; u < problem.n; u++) cluster[u] = u
    return { units, level: units, cluster, frozen: new Int32Array(problem.n).fill(-1), frozenCount: 0 }
  }
  return joined(problem, units, bound)
}

function joined(problem: Problem, units: Level, { group, tags, idle }: Bindings): Base {
  const of = group.slice()
  const count = renumber(of, problem.n)
  const frozen = new Int32Array(problem.n).fill(-1)
  const rank = new Int32Array(count).fill(-1)
  let frozenCount = 0
  for (let u = 0; u < problem.n; u++)
    if (idle[u]) {
      if (rank[of[u]!] === -1) rank[of[u]!] = frozenCount++
      frozen[u] = rank[of[u]!]!
    }
  const cluster = new Int32Array(problem.n).fill(-1)
  const seen = new Int32Array(count).fill(-1)
  let active = 0
  for (let u = 0; u < problem.n; u++) {
    if (idle[u]) continue
    if (seen[of[u]!] === -1) seen[of[u]!] = active++
    cluster[u] = seen[of[u]!]!
  }
  const book = tags.length > 0 ? tagBook(problem.n, tags, of) : undefined
  const marked: Level = { ...units, marks: unitMarks(problem, book) }
  const all = contract(marked, of, count)
  const kept = new Int32Array(active)
  for (let c = 0; c < count; c++) if (seen[c] !== -1) kept[seen[c]!] = c
  const clean = all.marks === null ? all : { ...all, marks: { ...all.marks, books: all.marks.books.map(oneEach) } }
  return { units, level: extract(clean, kept), cluster, frozen, frozenCount }
}

/** A cluster whose own units contradict a tag carries it once: the check names it, the search goes on. */
const oneEach = (book: Book): Book =>
  book.kind === 'apart' ? { ...book, amount: new Float64Array(book.amount.length).fill(1) } : book

function tagBook(n: number, tags: readonly (readonly number[])[], of: Int32Array): Book {
  const lists: number[][] = Array.from({ length: n }, () => [])
  tags.forEach((list, tag) => {
    const done = new Set<number>()
    for (const u of list) {
      if (done.has(of[u]!)) continue
      done.add(of[u]!)
      lists[u]!.push(tag)
    }
  })
  const start = new Int32Array(n + 1)
  for (let u = 0; u < n; u++) start[u + 1] = start[u]! + lists[u]!.length
  const label = Int32Array.from(lists.flat())
  return { kind: 'apart', start, label, amount: new Float64Array(label.length).fill(1), total: new Float64Array(0) }
}

/** The level of some of the units, in their order in `kept`; entries to others are dropped. */
export function extract(level: Level, kept: Int32Array, local = new Int32Array(level.n).fill(-1)): Level {
  const { offsets, neighbours, length, weight } = level
  let room = 0
  for (let i = 0; i < kept.length; i++) {
    local[kept[i]!] = i
    room += offsets[kept[i]! + 1]! - offsets[kept[i]!]!
  }
  const rows = new Int32Array(kept.length + 1)
  const to = new Int32Array(room)
  const long = new Float64Array(room)
  const heavy = new Float64Array(kept.length)
  let size = 0
  for (let i = 0; i < kept.length; i++) {
    const u = kept[i]!
    heavy[i] = weight[u]!
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const j = local[neighbours[e]!]!
      if (j === -1) continue
      to[size] = j
      long[size++] = length[e]!
    }
    rows[i + 1] = size
  }
  for (let i = 0; i < kept.length; i++) local[kept[i]!] = -1
  return {
    n: kept.length,
    offsets: rows,
    neighbours: to.subarray(0, size),
    length: long.subarray(0, size),
    weight: heavy,
    marks: level.marks === null ? null : extractMarks(level.marks, kept),
  }
}

/** Clusters as the communities of a starting plan: pieces of it that are connected and hold nothing that is apart, loose units alone. */
export function pieces(level: Level, label: Int32Array): { of: Int32Array; count: number } {
  const of = new Int32Array(level.n).fill(-1)
  const queue = new Int32Array(level.n)
  const tags = tagsOf(level)
  let count = 0
  for (let first = 0; first < level.n; first++) {
    if (of[first] !== -1) continue
    of[first] = count
    queue[0] = first
    let tail = 1
    const held = new Set(tags?.[first])
    for (let head = 0; head < tail && label[first]! >= 0; head++)
      for (let e = level.offsets[queue[head]!]!; e < level.offsets[queue[head]! + 1]!; e++) {
        const v = level.neighbours[e]!
        if (of[v] !== -1 || label[v] !== label[first] || (tags && clash(held, tags[v]!))) continue
        for (const tag of tags?.[v] ?? []) held.add(tag)
        of[v] = count
        queue[tail++] = v
      }
    count++
  }
  return { of, count }
}

import { unit, type Random } from '../random.ts'
import { renumber, type Level } from './level.ts'

/** Share of the target below which a community still takes a neighbour. */
const HUNGRY = 0.7

/**
 * A first partition of a coarse level: the lightest hungry cluster takes its best neighbour (length² ÷ weights, as in coarsening) that
 * leaves it within the upper bound, until none is hungry or can grow. May leave communities below the lower bound.
 */
export function agglomerate(
  level: Level,
  band: { lower: number; upper: number; target: number },
  random: Random,
): { of: Int32Array; count: number } {
  const { n, offsets, neighbours, length } = level
  const weight = level.weight.slice()
  const into = new Int32Array(n)
  const rows: (Map<number, number> | null)[] = []
  for (let u = 0; u < n; u++) {
    into[u] = u
    const row = new Map<number, number>()
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) row.set(neighbours[e]!, length[e]!)
    rows.push(row)
  }
  const tags = tagsOf(level)
  const heap = lightestFirst(weight)
  const enough = Math.min(band.upper, Math.max(band.lower, band.target * HUNGRY))
  for (let u = heap.pop(); u !== -1; u = heap.pop()) {
    if (weight[u]! >= enough) break
    const v = partner(rows[u]!, weight, tags, u, band.upper, random)
    if (v === -1) continue
    const [small, large] = rows[u]!.size < rows[v]!.size ? [u, v] : [v, u]
    join(rows, small, large)
    into[small] = large
    weight[large]! += weight[small]!
    weight[small] = Infinity
    if (tags) for (const tag of tags[small]!) tags[large]!.add(tag)
    heap.push(large)
  }
  return settle(into)
}

/** What each unit may not meet twice, or null. */
export function tagsOf({ n, marks }: Level): Set<number>[] | null {
  const book = marks?.books.find(({ kind }) => kind === 'apart')
  if (!book) return null
  return Array.from({ length: n }, (_, u) => new Set(book.label.subarray(book.start[u], book.start[u + 1])))
}

export function clash(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const tag of a) if (b.has(tag)) return true
  return false
}

function partner(
  row: Map<number, number>,
  weight: Float64Array,
  tags: Set<number>[] | null,
  u: number,
  upper: number,
  random: Random,
): number {
  let best = -1
  let top = 0
  for (const [v, l] of row) {
    if (weight[u]! + weight[v]! > upper || (tags !== null && clash(tags[u]!, tags[v]!))) continue
    const long = Math.max(l, 0) + 1e-6
    const rating = ((long * long) / ((weight[u]! + 1) * (weight[v]! + 1))) * (0.9 + 0.2 * unit(random))
    if (rating > top) {
      top = rating
      best = v
    }
  }
  return best
}

function join(rows: (Map<number, number> | null)[], small: number, large: number): void {
  const target = rows[large]!
  for (const [v, l] of rows[small]!) {
    const other = rows[v]!
    other.delete(small)
    if (v === large) continue
    target.set(v, (target.get(v) ?? 0) + l)
    other.set(large, (other.get(large) ?? 0) + l)
  }
  target.delete(small)
  rows[small] = null
}

function settle(into: Int32Array): { of: Int32Array; count: number } {
  const of = new Int32Array(into.length)
  for (let u = 0; u < into.length; u++) {
    let r = u
    while (into[r] !== r) r = into[r]!
    of[u] = r
  }
  return { count: renumber(of, into.length), of }
}

/** A heap by weight; a changed entry is pushed again and its stale copies are skipped. Equal weights come in the order of their numbers. */
function lightestFirst(weight: Float64Array): { pop: () => number; push: (u: number) => void } {
  const items: number[] = []
  const keys: number[] = []
  const less = (i: number, j: number) => keys[i]! < keys[j]! || (keys[i] === keys[j] && items[i]! < items[j]!)
  const swap = (i: number, j: number) => {
    const item = items[i]!
    const key = keys[i]!
    items[i] = items[j]!
    keys[i] = keys[j]!
    items[j] = item
    keys[j] = key
  }
  const push = (u: number) => {
    items.push(u)
    keys.push(weight[u]!)
    for (let i = items.length - 1; i > 0 && less(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1)
  }
  const take = (): [number, number] => {
    const top: [number, number] = [items[0]!, keys[0]!]
    swap(0, items.length - 1)
    items.pop()
    keys.pop()
    for (let i = 0; ;) {
      let c = 2 * i + 1
      if (c >= items.length) break
      if (c + 1 < items.length && less(c + 1, c)) c++
      if (!less(c, i)) break
      swap(i, c)
      i = c
    }
    return top
  }
  for (let u = 0; u < weight.length; u++) push(u)
  return {
    push,
    pop: () => {
      while (items.length > 0) {
        const [u, key] = take()
        if (weight[u] === key) return u
      }
      return -1
    },
  }
}

import { shuffled, unit, type Random } from '../random.ts'
import { grouped, type Level } from './level.ts'
import { contractMarks } from './marks.ts'

export interface Coarser {
  readonly level: Level
  /** Cluster of each unit of the finer level. */
  readonly map: Int32Array
}

export interface Matching {
  /** Greatest weight of a cluster. */
  readonly cap: number
  /** Clusters stay inside these communities when given. */
  readonly within?: Int32Array
  /** 0 = always the best neighbour; larger = more chance. */
  readonly noise: number
  /** Called now and then; may throw to stop. */
  readonly tick: () => void
}

/**
 * Joins units with the neighbour of best rating length² ÷ (weights), pairs and triples (heavy-edge matching, Karypis and Kumar 1998;
 * rating after Holtgrewe, Sanders and Schulz 2010). Units without neighbour that fits stay alone.
 */
export function match(
  level: Level,
  { cap, within, noise, tick }: Matching,
  random: Random,
): { map: Int32Array; count: number } {
  const { n, offsets, neighbours, length, weight } = level
  const map = new Int32Array(n).fill(-1)
  const heavy = new Float64Array(n)
  const size = new Uint8Array(n)
  const order = shuffled(n, random)
  const marks = level.marks
  const most = marks === null ? 2 : 0
  let total = 0
  for (let u = 0; u < n; u++) total += weight[u]!
  const floor = (total / (n || 1)) * 0.1 + 1e-9
  let count = 0
  for (let k = 0; k < n; k++) {
    if ((k & 16383) === 0) tick()
    const u = order[k]!
    if (map[u] !== -1) continue
    const wu = weight[u]!
    const own = within === undefined ? 0 : within[u]!
    let best = -1
    let rating = 0
    for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
      const l = length[e]!
      if (l < 0) continue
      const v = neighbours[e]!
      if (within !== undefined && within[v] !== own) continue
      const cluster = map[v]!
      const wv = cluster === -1 ? weight[v]! : heavy[cluster]!
      if (wu + wv > cap || (cluster !== -1 && size[cluster]! > most)) continue
      if (marks !== null && !marks.mayJoin(u, v)) continue
      let r = (l * l + 1e-9) / ((wu + floor) * (wv + floor))
      if (noise > 0) r *= 1 + noise * unit(random)
      if (marks !== null) r *= marks.affinity(u, v)
      if (r > rating) {
        rating = r
        best = v
      }
    }
    if (best === -1) {
      map[u] = count
      heavy[count] = wu
      size[count++] = 1
    } else if (map[best] === -1) {
      map[u] = map[best] = count
      heavy[count] = wu + weight[best]!
      size[count++] = 2
    } else {
      const c = map[best]!
      map[u] = c
      heavy[c]! += wu
      size[c]!++
    }
  }
  return { map, count }
}

/** The graph of the clusters: lengths between two clusters add up. Linear in entries. */
export function contract(level: Level, map: Int32Array, count: number): Level {
  const { offsets, neighbours, length, weight } = level
  const { start, order } = grouped(map, count)
  const rows = new Int32Array(count + 1)
  const to = new Int32Array(neighbours.length)
  const sum = new Float64Array(neighbours.length)
  const heavy = new Float64Array(count)
  const slot = new Int32Array(count).fill(-1)
  let size = 0
  for (let c = 0; c < count; c++) {
    const first = size
    let w = 0
    for (let k = start[c]!, last = start[c + 1]!; k < last; k++) {
      const u = order[k]!
      w += weight[u]!
      for (let e = offsets[u]!, end = offsets[u + 1]!; e < end; e++) {
        const d = map[neighbours[e]!]!
        if (d === c) continue
        const at = slot[d]!
        if (at >= first) sum[at]! += length[e]!
        else {
          slot[d] = size
          to[size] = d
          sum[size++] = length[e]!
        }
      }
    }
    heavy[c] = w
    rows[c + 1] = size
  }
  return {
    n: count,
    offsets: rows,
    neighbours: to.slice(0, size),
    length: sum.slice(0, size),
    weight: heavy,
    marks: level.marks === null ? null : contractMarks(level.marks, map, count),
  }
}

/** One step coarser. */
export function coarsen(level: Level, matching: Matching, random: Random): Coarser {
  const { map, count } = match(level, matching, random)
  return { level: contract(level, map, count), map }
}

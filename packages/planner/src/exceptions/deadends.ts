import type { Graph } from './graph.ts'

/** A depth-first forest with what the cut-vertex argument needs. `order` lists units as they were met; a subtree is a run of it. */
interface Forest {
  readonly pre: Int32Array
  readonly low: Int32Array
  readonly size: Int32Array
  readonly parent: Int32Array
  readonly order: Int32Array
  readonly sub: Float64Array
  readonly root: Int32Array
}

function forest(graph: Graph): Forest {
  const { n, weight, offsets, neighbours, label } = graph
  const pre = new Int32Array(n).fill(-1)
  const low = new Int32Array(n)
  const size = new Int32Array(n)
  const parent = new Int32Array(n).fill(-1)
  const order = new Int32Array(n)
  const root = new Int32Array(n)
  const sub = Float64Array.from(weight)
  const next = offsets.slice(0, n)
  let clock = 0
  for (let r = 0; r < n; r++) {
    if (pre[r] !== -1) continue
    let v = r
    pre[v] = low[v] = clock
    order[clock++] = v
    size[v] = 1
    root[v] = r
    while (v !== -1) {
      if (next[v]! < offsets[v + 1]!) {
        const u = neighbours[next[v]!++]!
        if (label[u] !== label[v]) continue
        if (pre[u] === -1) {
          parent[u] = v
          pre[u] = low[u] = clock
          order[clock++] = u
          size[u] = 1
          root[u] = r
          v = u
        } else if (u !== parent[v] && pre[u]! < low[v]!) low[v] = pre[u]!
        continue
      }
      const p = parent[v]!
      if (p !== -1) {
        if (low[v]! < low[p]!) low[p] = low[v]!
        size[p]! += size[v]!
        sub[p]! += sub[v]!
      }
      v = p
    }
  }
  return { pre, low, size, parent, order, sub, root }
}

/**
 * Units in dead ends that no plan can serve: without a cut vertex h, parts lighter than `lower` can only live with h, and h with
 * all of them is above `upper`. Linear time (Hopcroft and Tarjan's lowpoints).
 */
export function deadEnds(graph: Graph, lower: number, upper: number): Uint8Array {
  const { n, weight } = graph
  const { pre, low, size, parent, order, sub, root } = forest(graph)
  const light = new Int32Array(n)
  const sum = Float64Array.from(weight)
  const up = new Float64Array(n)
  for (let v = 0; v < n; v++) up[v] = sub[root[v]!]! - weight[v]!
  const hangs = (u: number) => parent[u] !== -1 && low[u]! >= pre[parent[u]!]!
  for (let u = 0; u < n; u++) {
    if (!hangs(u)) continue
    const h = parent[u]!
    up[h]! -= sub[u]!
    if (sub[u]! >= lower) continue
    light[h]!++
    sum[h]! += sub[u]!
  }
  const upLight = (h: number) => h !== root[h] && up[h]! > 0 && up[h]! < lower
  const stuck = (h: number) =>
    weight[h]! <= upper && (light[h]! > 0 || upLight(h)) && sum[h]! + (upLight(h) ? up[h]! : 0) > upper
  const change = new Int32Array(n + 1)
  const cover = (from: number, to: number) => {
    change[from]!++
    change[to]!--
  }
  for (let v = 0; v < n; v++) {
    if (hangs(v) && sub[v]! < lower && stuck(parent[v]!)) cover(pre[v]!, pre[v]! + size[v]!)
    if (upLight(v) && stuck(v)) {
      const base = pre[root[v]!]!
      cover(base, pre[v]!)
      cover(pre[v]! + size[v]!, base + size[root[v]!]!)
    }
  }
  const marked = new Uint8Array(n)
  for (let i = 0, depth = 0; i < n; i++) {
    depth += change[i]!
    if (depth > 0) marked[order[i]!] = 1
  }
  return marked
}

/** How many pieces the removal of each unit leaves of what it is connected to: 0 of a unit alone, above 1 of a cut vertex. Linear. */
export function splitsInto(graph: Graph): Int32Array {
  const { pre, low, parent } = forest(graph)
  const pieces = Int32Array.from(parent, (p) => (p === -1 ? 0 : 1))
  for (let u = 0; u < graph.n; u++) if (parent[u] !== -1 && low[u]! >= pre[parent[u]!]!) pieces[parent[u]!]!++
  return pieces
}

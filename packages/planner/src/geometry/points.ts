import { adjacencyOf, componentsOf, type Contacts } from '../adjacency.ts'
import { collected, growingFloats, growingInts, push } from '../growing.ts'
import { barrierClasses, type BarrierLine } from './barriers.ts'
import { METRES, type Plane } from './plane.ts'
import type { Ground } from './polygons.ts'
import { cellsOf, dualEdges, type DualEdge } from './voronoi.ts'

export interface PointOptions {
  /** No unit reaches further than this from its point, in metres: neighbours are at most twice as far. 400 unless told. */
  readonly reach?: number
  /** Nor further than this many times the middle distance to its neighbours. 3 unless told. */
  readonly times?: number
  readonly plane?: Plane
  readonly barriers?: readonly BarrierLine[]
  /** Joins what has no neighbour within reach to the nearest over a contact of one metre, so that none is cut off. On unless told. */
  readonly connect?: boolean
}

/**
 * Neighbours of points: those whose Voronoi cells, each cut to a disc about its point, share an edge; the length of that edge is the
 * common boundary. Triangles are a Delaunay triangulation of the points (three numbers each, as delaunator gives them).
 * Points at one place are neighbours of each other; of them only the one in the triangulation has others.
 * @param x metres on a plane
 */
export function groundOfPoints(
  x: Float64Array,
  y: Float64Array,
  triangles: Uint32Array | Int32Array,
  options: PointOptions = {},
): Ground {
  const reach = options.reach ?? 400
  const edges = dualEdges(x, y, triangles)
  const most = reaches(x.length, edges, reach, options.times ?? 3)
  const near = clipped(edges, most, reach)
  const { area, outer } = cellsOf(x.length, edges, most)
  const links = options.connect === false ? [] : bridging(x, y, edges, near)
  const contacts = withLinks(near, [...coincident(x, y, edges), ...links])
  const barrier = options.barriers?.length ? barrierClasses({ ...contacts, x, y }, options.barriers) : undefined
  const adjacency = adjacencyOf(x.length, { ...contacts, barrier })
  return { plane: options.plane ?? METRES, adjacency, x, y, area, outer, faults: islands(x, y, adjacency.offsets) }
}

/** How far each unit reaches: by its middle Delaunay distance, never above the limit. */
function reaches(n: number, edges: readonly DualEdge[], limit: number, times: number): Float64Array {
  const starts = new Int32Array(n + 1)
  for (const { u, v } of edges) {
    starts[u + 1]!++
    starts[v + 1]!++
  }
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!
  const at = starts.slice(0, n)
  const far = new Float64Array(edges.length * 2)
  for (const { u, v, apart } of edges) {
    far[at[u]!++] = apart
    far[at[v]!++] = apart
  }
  return Float64Array.from({ length: n }, (_, u) => {
    const own = far.subarray(starts[u], starts[u + 1]).sort()
    return own.length === 0 ? limit : Math.min(limit, (times * own[own.length >> 1]!) / 2)
  })
}

/** Edges of cells cut to the smaller reach of the two. */
function clipped(edges: readonly DualEdge[], most: Float64Array, reach: number): Required<Omit<Contacts, 'barrier'>> {
  const [from, to, length] = [growingInts(), growingInts(), growingFloats()]
  for (const { u, v, apart, low, high } of edges) {
    const half = Math.sqrt(Math.max(0, Math.min(reach, Math.max(most[u]!, most[v]!)) ** 2 - (apart / 2) ** 2))
    const metres = Math.min(high, half) - Math.max(low, -half)
    if (metres <= 0) continue
    push(from, u)
    push(to, v)
    push(length, metres)
  }
  return { from: collected(from), to: collected(to), length: collected(length) }
}

type Link = readonly [number, number]

/** Points at the place of another are not in the triangulation: each is joined to the one that is. */
function coincident(x: Float64Array, y: Float64Array, edges: readonly DualEdge[]): Link[] {
  const within = new Uint8Array(x.length)
  for (const { u, v } of edges) within[u] = within[v] = 1
  const first = new Map<string, number>()
  for (let i = 0; i < x.length; i++) if (within[i]) first.set(`${x[i]} ${y[i]}`, i)
  const links: Link[] = []
  for (let i = 0; i < x.length; i++) {
    if (within[i]) continue
    const key = `${x[i]} ${y[i]}`
    const there = first.get(key)
    if (there === undefined) first.set(key, i)
    else links.push([there, i])
  }
  return links
}

/** The shortest edges that join what is apart. Without triangles (points on a line) the points in their order along it. */
function bridging(x: Float64Array, y: Float64Array, edges: readonly DualEdge[], near: Contacts): Link[] {
  const { of } = componentsOf(adjacencyOf(x.length, near))
  const root = Int32Array.from(of, (_, i) => i)
  const find = (u: number): number => {
    let at = u
    while (root[at] !== at) at = root[at] = root[root[at]!]!
    return at
  }
  const join = (u: number, v: number): boolean => {
    const [a, b] = [find(of[u]!), find(of[v]!)]
    root[a] = b
    return a !== b
  }
  const apart = edges.length > 0 ? edges.filter(({ u, v }) => of[u] !== of[v]) : inOrder(x, y)
  return apart
    .toSorted((a, b) => a.apart - b.apart || a.u - b.u || a.v - b.v)
    .filter(({ u, v }) => join(u, v))
    .map(({ u, v }): Link => [u, v])
}

function inOrder(x: Float64Array, y: Float64Array): DualEdge[] {
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]! || i - j)
  return order.slice(1).map((v, k) => {
    const u = order[k]!
    return { u, v, apart: Math.hypot(x[u]! - x[v]!, y[u]! - y[v]!), low: 0, high: 0 }
  })
}

function withLinks(near: Required<Omit<Contacts, 'barrier'>>, links: readonly Link[]) {
  return {
    from: Int32Array.from([...near.from, ...links.map(([u]) => u)]),
    to: Int32Array.from([...near.to, ...links.map(([, v]) => v)]),
    length: Float64Array.from([...near.length, ...links.map(() => 1)]),
  }
}

function islands(x: Float64Array, y: Float64Array, offsets: Int32Array): Ground['faults'] {
  const counts = { overlap: 0, selfCrossing: 0, pointTouch: 0, island: 0, hole: 0, noShape: 0 }
  const list = Array.from(x.keys())
    .filter((u) => offsets[u] === offsets[u + 1])
    .map((u) => ({ kind: 'island' as const, units: [u], x: x[u]!, y: y[u]! }))
  return { list, counts: { ...counts, island: list.length } }
}

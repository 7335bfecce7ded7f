/** Two neighbours of a Delaunay triangulation and the edge between their Voronoi cells. */
export interface DualEdge {
  readonly u: number
  readonly v: number
  /** Metres between the points. */
  readonly apart: number
  /** The edge of the cells on the line midway, in metres from the middle of the way; ±Infinity at the hull. */
  readonly low: number
  readonly high: number
}

/** The edges of the Voronoi cells, one for each edge of the triangulation, by the lower point, then the higher. */
export function dualEdges(x: Float64Array, y: Float64Array, triangles: Uint32Array | Int32Array): DualEdge[] {
  const found = new Map<number, { low: number; high: number }>()
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const
    const [cx, cy] = circumcentre(x, y, ...corners)
    for (let k = 0; k < 3; k++) {
      const [p, q] = [corners[k]!, corners[(k + 1) % 3]!]
      const [u, v] = p < q ? [p, q] : [q, p]
      const edge = found.get(u * x.length + v) ?? { low: -Infinity, high: Infinity }
      found.set(u * x.length + v, edge)
      const [dx, dy] = [x[v]! - x[u]!, y[v]! - y[u]!]
      const long = Math.hypot(dx, dy) || 1
      const at = ((cx - (x[u]! + x[v]!) / 2) * -dy + (cy - (y[u]! + y[v]!) / 2) * dx) / long
      const third = corners[(k + 2) % 3]!
      const left = dx * (y[third]! - y[u]!) - dy * (x[third]! - x[u]!) > 0
      // The cell edge ends at the circumcentre on the side of this triangle.
      if (left) edge.high = at
      else edge.low = at
    }
  }
  return [...found]
    .map(([key, edge]) => {
      const [u, v] = [Math.floor(key / x.length), key % x.length]
      return { u, v, apart: Math.hypot(x[u]! - x[v]!, y[u]! - y[v]!), ...edge }
    })
    .sort((a, b) => a.u - b.u || a.v - b.v)
}

function circumcentre(x: Float64Array, y: Float64Array, a: number, b: number, c: number): [number, number] {
  const [bx, by, cx, cy] = [x[b]! - x[a]!, y[b]! - y[a]!, x[c]! - x[a]!, y[c]! - y[a]!]
  const d = 2 * (bx * cy - by * cx)
  if (Math.abs(d) < 1e-12) return [x[a]!, y[a]!]
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy]
  return [x[a]! + (cy * bb - by * cc) / d, y[a]! + (bx * cc - cx * bb) / d]
}

/**
 * Area of each cell cut to a disc about its point, and the arc that no other cell touches: triangles over the edges within the disc,
 * sectors over the rest of the angle.
 */
export function cellsOf(
  n: number,
  edges: readonly DualEdge[],
  reach: Float64Array,
): { area: Float64Array; outer: Float64Array } {
  const area = new Float64Array(n)
  const angle = new Float64Array(n)
  const side = (u: number, { apart, low, high }: DualEdge) => {
    const half = Math.sqrt(Math.max(0, reach[u]! ** 2 - (apart / 2) ** 2))
    const [from, to] = [Math.max(low, -half), Math.min(high, half)]
    if (to <= from || apart === 0) return
    area[u]! += ((to - from) * apart) / 4
    angle[u]! += Math.atan2(to, apart / 2) - Math.atan2(from, apart / 2)
  }
  for (const edge of edges) {
    side(edge.u, edge)
    side(edge.v, edge)
  }
  const outer = new Float64Array(n)
  for (let u = 0; u < n; u++) {
    const open = Math.max(0, 2 * Math.PI - angle[u]!)
    area[u]! += (open / 2) * reach[u]! ** 2
    outer[u] = open * reach[u]!
  }
  return { area, outer }
}

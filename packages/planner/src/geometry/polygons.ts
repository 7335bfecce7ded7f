import { adjacencyOf } from '../adjacency.ts'
import type { Adjacency } from '../types.ts'
import { barrierClasses, type BarrierLine } from './barriers.ts'
import { boundariesOf, piecesOf, type Boundaries } from './boundaries.ts'
import { faultsOf, type Faults } from './faults.ts'
import { measured, metresBetween } from './measure.ts'
import { planeOf, type Plane } from './plane.ts'
import type { Shapes } from './shapes.ts'
import { snapVertices, type Vertices } from './snap.ts'

export interface PolygonOptions {
  /** Vertices nearer than this are one, in metres. 0.15 unless told: coordinates written with six decimals of a degree. */
  readonly snap?: number
  /** How the coordinates are to be read; found out from their range unless told. */
  readonly plane?: Plane
  readonly barriers?: readonly BarrierLine[]
  /** Looks for overlaps, crossings, holes and touches at points; on unless told, up to 3 million vertices. */
  readonly check?: boolean
}

/** Units as the planner wants them, from their polygons. */
export interface Ground {
  readonly plane: Plane
  readonly adjacency: Adjacency
  readonly x: Float64Array
  readonly y: Float64Array
  readonly area: Float64Array
  /** Boundary that no other unit shares, in metres. */
  readonly outer: Float64Array
  readonly faults: Faults
}

const CHECKED = 3_000_000

/**
 * Adjacency, centres, areas and outer boundary of polygons. Units touch where they share a piece of boundary of some length: equal
 * edges after snapping, also where one side has a vertex more (T-junction) or the edges only overlap. A point in common is none.
 */
export function groundOfPolygons(shapes: Shapes, options: PolygonOptions = {}): Ground {
  const plane = options.plane ?? planeOf(shapes.x, shapes.y)
  const reach = options.snap ?? 0.15
  const vertices = snapVertices(
    shapes.x.map((v) => v * plane.kx),
    shapes.y.map((v) => v * plane.ky),
    reach,
  )
  const pieces = piecesOf(shapes, vertices)
  const boundaries = boundariesOf(pieces, vertices, reach)
  const { area, cx, cy } = measured(shapes, plane)
  const [x, y] = [cx.map((v) => v * plane.kx), cy.map((v) => v * plane.ky)]
  const adjacency = touching(shapes.n, boundaries, vertices, plane, barriersOn(boundaries, vertices, options, x, y))
  const check = options.check ?? shapes.x.length <= CHECKED
  const seen = { shapes, vertices, pieces, boundaries, adjacency, plane, reach, x, y }
  return {
    plane,
    adjacency,
    x,
    y,
    area,
    outer: outerOf(shapes.n, boundaries, vertices, plane),
    faults: faultsOf(seen, check),
  }
}

function touching(
  n: number,
  { shared }: Boundaries,
  { x, y }: Vertices,
  plane: Plane,
  barrier: Uint8Array | undefined,
): Adjacency {
  const length = Float64Array.from(shared.a, (p, s) => {
    const q = shared.b[s]!
    return metresBetween(plane, x[p]!, y[p]!, x[q]!, y[q]!)
  })
  return adjacencyOf(n, { from: shared.u, to: shared.v, length, barrier })
}

function outerOf(n: number, { outer }: Boundaries, { x, y }: Vertices, plane: Plane): Float64Array {
  const metres = new Float64Array(n)
  for (let s = 0; s < outer.a.length; s++) {
    const [p, q] = [outer.a[s]!, outer.b[s]!]
    metres[outer.unit[s]!]! += metresBetween(plane, x[p]!, y[p]!, x[q]!, y[q]!)
  }
  return metres
}

/** One class for all shared pieces of two units: the barrier is between them, or it is not. */
function barriersOn(
  { shared }: Boundaries,
  vertices: Vertices,
  { barriers }: PolygonOptions,
  x: Float64Array,
  y: Float64Array,
): Uint8Array | undefined {
  if (!barriers || barriers.length === 0) return undefined
  return barrierClasses(
    {
      from: shared.u,
      to: shared.v,
      x,
      y,
      boundary: {
        x0: Float64Array.from(shared.a, (p) => vertices.x[p]!),
        y0: Float64Array.from(shared.a, (p) => vertices.y[p]!),
        x1: Float64Array.from(shared.b, (p) => vertices.x[p]!),
        y1: Float64Array.from(shared.b, (p) => vertices.y[p]!),
      },
    },
    barriers,
  )
}

import Delaunator from 'delaunator'
import { adjacencyOf, componentsOf, contactsOf, type Adjacency, type Contacts } from '@liren/planner'
import { collectShapes, groundOfPoints, groundOfPolygons, planeAt, type BarrierLine, type Ground, type Plane, type Polygonal } from '@liren/planner/geometry' // prettier-ignore

/** What is known of where units lie, degrees WGS84. */
export interface Places {
  lon: Float64Array
  lat: Float64Array
  shapes: readonly (Polygonal | null)[]
}
export interface Neighbourhood {
  adjacency: Adjacency
  /** Metres on the plane; NaN where nobody has said where the unit lies. */
  x: Float64Array
  y: Float64Array
  area: Float64Array
  outer: Float64Array
  plane: Plane
  /** Faults of the polygons: overlaps, crossings. */
  faults: Ground['faults']['list']
}
interface Options {
  /** How far apart neighbours may lie that are known by a point only, in metres. */
  reach: number
  barriers: (plane: Plane) => BarrierLine[]
}

/**
 * Who touches whom. Polygons touch where they share a boundary. Units that share none (points; estates with roads between)
 * touch where their Voronoi cells do, within reach; likewise groups of polygons that a road keeps apart. What stands
 * alone is joined to the nearest, so that only a unit without a place has no neighbour.
 */
export function neighbourhood(places: Places, options: Options): Neighbourhood {
  const n = places.lon.length
  const shown = places.shapes.map(isPolygon)
  const plane = planeAt(middle(places.lat))
  const barriers = options.barriers(plane)
  const shapes = collectShapes()
  places.shapes.forEach((s, u) => shapes.add(shown[u] ? s : null, String(u)))
  const drawn = shown.some(Boolean) ? groundOfPolygons(shapes.done(), { plane, barriers }) : undefined
  const x = Float64Array.from({ length: n }, (_, u) => (shown[u] ? drawn!.x[u]! : places.lon[u]! * plane.kx))
  const y = Float64Array.from({ length: n }, (_, u) => (shown[u] ? drawn!.y[u]! : places.lat[u]! * plane.ky))
  const spots = ofPoints(x, y, plane, barriers, options.reach)
  const adjacency = drawn ? together(n, drawn.adjacency, spots) : adjacencyOf(n, spots.contacts)
  const pick = (own: Float64Array | undefined, other: Float64Array) =>
    Float64Array.from({ length: n }, (_, u) => (shown[u] ? own![u]! : other[u]!))
  return {
    adjacency, x, y, plane, area: pick(drawn?.area, spots.area), outer: pick(drawn?.outer, spots.outer), faults: drawn?.faults.list ?? [],
  } // prettier-ignore
}

const isPolygon = (s: Polygonal | null): boolean => s?.type === 'Polygon' || s?.type === 'MultiPolygon'
const middle = (lat: Float64Array): number => {
  const known = lat.filter((v) => !Number.isNaN(v)).sort()
  return known.length > 0 ? known[known.length >> 1]! : 35
}

interface Spots {
  contacts: Required<Contacts>
  area: Float64Array
  outer: Float64Array
}

/** Neighbours by points, of the units that have a place. */
function ofPoints(
  x: Float64Array,
  y: Float64Array,
  plane: Plane,
  barriers: readonly BarrierLine[],
  reach: number,
): Spots {
  const placed = Array.from(x.keys()).filter((u) => !Number.isNaN(x[u]!) && !Number.isNaN(y[u]!))
  const [px, py] = [Float64Array.from(placed, (u) => x[u]!), Float64Array.from(placed, (u) => y[u]!)]
  const area = new Float64Array(x.length)
  const outer = new Float64Array(x.length)
  const triangles = placed.length < 3 ? new Uint32Array() : new Delaunator(interleaved(px, py)).triangles
  const ground = groundOfPoints(px, py, triangles as Uint32Array, { reach: reach / 2, plane, barriers })
  placed.forEach((u, i) => {
    area[u] = ground.area[i]!
    outer[u] = ground.outer[i]!
  })
  const near = contactsOf(ground.adjacency)
  const named = (list: Int32Array) => list.map((i) => placed[i]!)
  return { contacts: { ...near, from: named(near.from), to: named(near.to) }, area, outer }
}

function interleaved(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length * 2)
  for (let i = 0; i < x.length; i++) {
    out[2 * i] = x[i]!
    out[2 * i + 1] = y[i]!
  }
  return out
}

/** Shared boundaries, and contacts by points for whoever shares none, and between groups that nothing joins. */
function together(n: number, drawn: Adjacency, spots: Spots): Adjacency {
  const own = contactsOf(drawn)
  const touches = (u: number) => drawn.offsets[u] !== drawn.offsets[u + 1]
  const near = spots.contacts
  const alone = chosen(near, (u, v) => !touches(u) || !touches(v))
  const first = adjacencyOf(n, joined(own, alone))
  const { of } = componentsOf(first)
  return adjacencyOf(
    n,
    joined(
      contactsOf(first),
      chosen(near, (u, v) => of[u] !== of[v]),
    ),
  )
}

function chosen(c: Required<Contacts>, wanted: (u: number, v: number) => boolean): Required<Contacts> {
  const index = Int32Array.from(Array.from(c.from.keys()).filter((i) => wanted(c.from[i]!, c.to[i]!)))
  return {
    from: index.map((i) => c.from[i]!), to: index.map((i) => c.to[i]!),
    length: Float64Array.from(index, (i) => c.length[i]!), barrier: Uint8Array.from(index, (i) => c.barrier[i]!),
  } // prettier-ignore
}

const joined = (a: Required<Contacts>, b: Required<Contacts>): Required<Contacts> => ({
  from: Int32Array.from([...a.from, ...b.from]), to: Int32Array.from([...a.to, ...b.to]),
  length: Float64Array.from([...a.length, ...b.length]), barrier: Uint8Array.from([...a.barrier, ...b.barrier]),
}) // prettier-ignore

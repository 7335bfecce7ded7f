import { entryOf } from '../adjacency.ts'
import type { Adjacency } from '../types.ts'
import type { Boundaries, Pieces } from './boundaries.ts'
import { crossings, insideOthers } from './overlaps.ts'
import type { Plane } from './plane.ts'
import type { Shapes } from './shapes.ts'
import type { Vertices } from './snap.ts'

/**
 * What is odd in a map of units. `overlap`: ground that two units claim; `selfCrossing`: a ring that crosses itself or another of its
 * unit; `pointTouch`: two units with a point in common and no boundary; `island`: a unit without neighbours; `hole`: ground inside a
 * unit that belongs to none; `noShape`: a unit without polygon or without area.
 */
export type FaultKind = 'overlap' | 'selfCrossing' | 'pointTouch' | 'island' | 'hole' | 'noShape'

export interface Fault {
  readonly kind: FaultKind
  /** One unit or two, ascending. */
  readonly units: readonly number[]
  /** Where, in the coordinates of the input. */
  readonly x: number
  readonly y: number
}

export interface Faults {
  /** The first of each kind, at most `LISTED`. */
  readonly list: readonly Fault[]
  readonly counts: Readonly<Record<FaultKind, number>>
}

/** How many faults of a kind are listed with their place; all are counted. */
export const LISTED = 200

export interface Seen {
  readonly shapes: Shapes
  readonly vertices: Vertices
  readonly pieces: Pieces
  readonly boundaries: Boundaries
  readonly adjacency: Adjacency
  readonly plane: Plane
  readonly reach: number
  readonly x: Float64Array
  readonly y: Float64Array
}

export type Note = (kind: FaultKind, units: readonly number[], x: number, y: number) => void

/** Faults of a map; without `thorough` only islands and units without shape. */
export function faultsOf(seen: Seen, thorough: boolean): Faults {
  const counts = { overlap: 0, selfCrossing: 0, pointTouch: 0, island: 0, hole: 0, noShape: 0 }
  const list: Fault[] = []
  const known = new Set<number>()
  const base = seen.shapes.n
  const kinds = Object.keys(counts)
  const note: Note = (kind, units, x, y) => {
    const sorted = units.toSorted((a, b) => a - b)
    const key = ((sorted[0] ?? 0) * base + (sorted[1] ?? sorted[0] ?? 0)) * kinds.length + kinds.indexOf(kind)
    if (known.has(key)) return
    known.add(key)
    if (counts[kind]++ < LISTED) list.push({ kind, units: sorted, x: x / seen.plane.kx, y: y / seen.plane.ky })
  }
  alone(seen, note)
  if (thorough) {
    sameSides(seen, note)
    crossings(seen, note)
    insideOthers(seen, note)
    pointsAndHoles(seen, note)
  }
  return { list, counts }
}

function alone({ shapes, adjacency, x, y }: Seen, note: Note): void {
  for (let u = 0; u < shapes.n; u++) {
    if (shapes.unitRings[u] === shapes.unitRings[u + 1]) note('noShape', [u], Number.NaN, Number.NaN)
    else if (adjacency.offsets[u] === adjacency.offsets[u + 1]) note('island', [u], x[u]!, y[u]!)
  }
}

function sameSides({ boundaries: { shared }, vertices }: Seen, note: Note): void {
  for (let s = 0; s < shared.u.length; s++)
    if (shared.sameSide[s])
      note('overlap', [shared.u[s]!, shared.v[s]!], vertices.x[shared.a[s]!]!, vertices.y[shared.a[s]!]!)
}

/** Units at each vertex: two that meet there and share no boundary touch at a point only; a hole that none meets is empty ground. */
function pointsAndHoles(seen: Seen, note: Note): void {
  const { vertices, adjacency } = seen
  const { starts, units } = unitsAtVertices(seen)
  for (let p = 0; p < vertices.count; p++)
    for (let i = starts[p]!; i < starts[p + 1]!; i++)
      for (let j = i + 1; j < starts[p + 1]!; j++) {
        const [u, v] = [units[i]!, units[j]!]
        if (u !== v && entryOf(adjacency, u, v) === -1) note('pointTouch', [u, v], vertices.x[p]!, vertices.y[p]!)
      }
  emptyHoles(seen, starts, units, note)
}

function emptyHoles({ shapes, vertices }: Seen, starts: Int32Array, units: Int32Array, note: Note): void {
  for (let u = 0; u < shapes.n; u++)
    for (let r = shapes.unitRings[u]!; r < shapes.unitRings[u + 1]!; r++) {
      if (!shapes.inner[r]) continue
      let met = false
      const [from, to] = [shapes.ringStarts[r]!, shapes.ringStarts[r + 1]!]
      for (let k = from; k < to && !met; k++) {
        const p = vertices.of[k]!
        for (let i = starts[p]!; i < starts[p + 1]!; i++) if (units[i] !== u) met = true
      }
      if (!met && to > from) note('hole', [u], vertices.x[vertices.of[from]!]!, vertices.y[vertices.of[from]!]!)
    }
}

function unitsAtVertices({ boundaries: { shared, outer }, vertices }: Seen): { starts: Int32Array; units: Int32Array } {
  const starts = new Int32Array(vertices.count + 1)
  const lists = [
    [shared.u, shared.a],
    [shared.v, shared.b],
    [shared.u, shared.b],
    [shared.v, shared.a],
    [outer.unit, outer.a],
    [outer.unit, outer.b],
  ] as const
  for (const [, at] of lists) for (const p of at) starts[p + 1]!++
  for (let p = 0; p < vertices.count; p++) starts[p + 1]! += starts[p]!
  const units = new Int32Array(starts.at(-1)!)
  const next = starts.slice(0, -1)
  for (const [unit, at] of lists) for (let s = 0; s < at.length; s++) units[next[at[s]!]!++] = unit[s]!
  return { starts, units }
}

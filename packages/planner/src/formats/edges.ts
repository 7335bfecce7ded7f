import { adjacencyOf, type Contacts } from '../adjacency.ts'
import { collected, growingBytes, growingFloats, growingInts, push } from '../growing.ts'
import { PlannerError, type Adjacency } from '../types.ts'
import type { Settings } from './settings.ts'
import type { Row, Units } from './units.ts'

export interface ContactCollector {
  /**
   * @param from number of a unit; `attributes` of the contact
   * @throws PlannerError `badLength`, `badBarrier`, `tooManyEdges`
   */
  readonly add: (from: number, to: number, attributes: Row) => void
  readonly done: () => Required<Contacts>
}

/** Collects contacts with their length and barrier; without a length each is one metre. */
export function collectContacts({ edge, barrier, limits }: Settings, ids: readonly string[]): ContactCollector {
  const [from, to, length, classes] = [growingInts(), growingInts(), growingFloats(), growingBytes()]
  const add = (u: number, v: number, attributes: Row) => {
    if (from.size >= limits.edges) throw new PlannerError('tooManyEdges', { edges: from.size + 1, most: limits.edges })
    const metres = edge === 'unit' ? 1 : Number(attributes.len ?? attributes.shared_perim ?? 1)
    if (!Number.isFinite(metres) || metres < 0)
      throw new PlannerError('badLength', { from: ids[u]!, to: ids[v]!, value: String(attributes.len) })
    const cls = Number(attributes[barrier] ?? 0)
    if (!Number.isInteger(cls) || cls < 0 || cls > 3)
      throw new PlannerError('badBarrier', { from: ids[u]!, to: ids[v]!, value: String(attributes[barrier]) })
    push(from, u)
    push(to, v)
    push(length, metres)
    push(classes, cls)
  }
  return {
    add,
    done: () => ({
      from: collected(from),
      to: collected(to),
      length: collected(length),
      barrier: collected(classes),
    }),
  }
}

/** @throws PlannerError `unknownEnd`: a contact with a unit that is not there */
export function endOf(units: Units, id: unknown, other: unknown): number {
  const at = units.find(id)
  if (at === -1) throw new PlannerError('unknownEnd', { unit: String(id), other: String(other) })
  return at
}

/**
 * Adjacency of rows in which each contact stands twice, once on either side.
 * @throws PlannerError `asymmetric` naming the two when one side is missing or has another length
 */
export function symmetric(n: number, rows: Required<Contacts>, ids: readonly string[]): Adjacency {
  const half = (wanted: (u: number, v: number) => boolean) => {
    const kept = growingInts()
    for (let e = 0; e < rows.from.length; e++) if (wanted(rows.from[e]!, rows.to[e]!)) push(kept, e)
    const index = collected(kept)
    return adjacencyOf(n, {
      from: index.map((e) => rows.from[e]!),
      to: index.map((e) => rows.to[e]!),
      length: Float64Array.from(index, (e) => rows.length[e]!),
      barrier: Uint8Array.from(index, (e) => rows.barrier[e]!),
    })
  }
  const forth = half((u, v) => u < v)
  const back = half((u, v) => u > v)
  for (let u = 0; u < n; u++) {
    const [a, b] = [row(forth, u), row(back, u)]
    for (let k = 0; k < Math.max(a.length, b.length); k++) {
      const [x, y] = [a[k], b[k]]
      if (x && y && x.to === y.to && x.length === y.length) continue
      const to = x && y ? Math.min(x.to, y.to) : (x ?? y)!.to
      throw new PlannerError('asymmetric', { from: ids[u]!, to: ids[to]! })
    }
  }
  return forth
}

const row = ({ offsets, neighbours, length }: Adjacency, u: number) =>
  Array.from(neighbours.subarray(offsets[u], offsets[u + 1]), (to, k) => ({ to, length: length[offsets[u]! + k]! }))

import { collected, growingInts, push } from '../growing.ts'
import { splitAtVertices } from './junctions.ts'
import { spread, tableSize, type Vertices } from './snap.ts'
import type { Shapes } from './shapes.ts'

/** Pieces of boundary between two vertices; the unit lies on the left of the way from `a` to `b`. */
export interface Pieces {
  readonly unit: Int32Array
  readonly a: Int32Array
  readonly b: Int32Array
}

/** Pieces of boundary that two units share. */
export interface Shared {
  readonly u: Int32Array
  readonly v: Int32Array
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 = both units lie on the same side of it: they overlap. */
  readonly sameSide: Uint8Array
}

export interface Boundaries {
  readonly shared: Shared
  /** What no other unit touches. */
  readonly outer: Pieces
}

/** All pieces of all rings, the interior on their left whichever way the ring was drawn. */
export function piecesOf(shapes: Shapes, vertices: Vertices): Pieces {
  const [unit, a, b] = [growingInts(shapes.x.length), growingInts(shapes.x.length), growingInts(shapes.x.length)]
  for (let u = 0; u < shapes.n; u++)
    for (let r = shapes.unitRings[u]!; r < shapes.unitRings[u + 1]!; r++) {
      const [from, to] = [shapes.ringStarts[r]!, shapes.ringStarts[r + 1]!]
      const turned = twiceArea(vertices, from, to) > 0 === (shapes.inner[r] === 1)
      for (let k = from; k < to; k++) {
        const p = vertices.of[k]!
        const q = vertices.of[k + 1 < to ? k + 1 : from]!
        if (p === q) continue
        push(unit, u)
        push(a, turned ? q : p)
        push(b, turned ? p : q)
      }
    }
  return { unit: collected(unit), a: collected(a), b: collected(b) }
}

function twiceArea({ of, x, y }: Vertices, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) {
    const p = of[k]!
    const q = of[k + 1 < to ? k + 1 : from]!
    sum += x[p]! * y[q]! - x[q]! * y[p]!
  }
  return sum
}

/**
 * Who shares which piece. Equal pieces first; what is left over is cut at the vertices that lie on it within `reach` metres
 * (T-junctions, overlapping collinear edges) and held together again.
 */
export function boundariesOf(pieces: Pieces, vertices: Vertices, reach: number): Boundaries {
  const first = together(pieces)
  const cut = splitAtVertices(first.outer, vertices, reach)
  if (!cut) return first
  const second = together(cut)
  return { shared: joined(first.shared, second.shared), outer: second.outer }
}

function joined(a: Shared, b: Shared): Shared {
  const ints = (key: 'u' | 'v' | 'a' | 'b') => {
    const out = new Int32Array(a[key].length + b[key].length)
    out.set(a[key])
    out.set(b[key], a[key].length)
    return out
  }
  const sameSide = new Uint8Array(a.sameSide.length + b.sameSide.length)
  sameSide.set(a.sameSide)
  sameSide.set(b.sameSide, a.sameSide.length)
  return { u: ints('u'), v: ints('v'), a: ints('a'), b: ints('b'), sameSide }
}

/** Chains of pieces between the same two vertices: `heads` of the table, `next` of a piece; -1 ends. */
function chains({ a, b }: Pieces): { heads: Int32Array; next: Int32Array } {
  const mask = tableSize(a.length) - 1
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(a.length).fill(-1)
  for (let s = 0; s < a.length; s++) {
    const [low, high] = a[s]! < b[s]! ? [a[s]!, b[s]!] : [b[s]!, a[s]!]
    let slot = spread(low, high) & mask
    for (let at = heads[slot]!; at !== -1; at = heads[slot]!) {
      if (Math.min(a[at]!, b[at]!) === low && Math.max(a[at]!, b[at]!) === high) break
      slot = (slot + 1) & mask
    }
    next[s] = heads[slot]!
    heads[slot] = s
  }
  return { heads, next }
}

function together(pieces: Pieces): Boundaries {
  const { heads, next } = chains(pieces)
  const [u, v, a, b, same] = [growingInts(), growingInts(), growingInts(), growingInts(), growingInts()]
  const shares = new Uint8Array(pieces.a.length)
  const share = (s: number, t: number) => {
    if (pieces.unit[s] === pieces.unit[t]) return
    push(u, pieces.unit[s]!)
    push(v, pieces.unit[t]!)
    push(a, pieces.a[s]!)
    push(b, pieces.b[s]!)
    push(same, Number(pieces.a[s] === pieces.a[t]))
  }
  for (const head of heads)
    for (let s = head; s !== -1; s = next[s]!)
      for (let t = next[s]!; t !== -1; t = next[t]!) {
        share(s, t)
        shares[s] = shares[t] = 1
      }
  const shared = {
    u: collected(u),
    v: collected(v),
    a: collected(a),
    b: collected(b),
    sameSide: Uint8Array.from(collected(same)),
  }
  return { shared, outer: only(pieces, (s) => shares[s] === 0) }
}

function only(pieces: Pieces, wanted: (s: number) => boolean): Pieces {
  const index = growingInts()
  for (let s = 0; s < pieces.a.length; s++) if (wanted(s)) push(index, s)
  const kept = collected(index)
  return {
    unit: kept.map((s) => pieces.unit[s]!),
    a: kept.map((s) => pieces.a[s]!),
    b: kept.map((s) => pieces.b[s]!),
  }
}

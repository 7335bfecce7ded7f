import { collected, growingInts, push } from '../growing.ts'
import type { Pieces } from './boundaries.ts'
import { gridOf } from './grid.ts'
import type { Vertices } from './snap.ts'

/**
 * Cuts pieces at the ends of other pieces that lie on them within `reach` metres.
 * @returns the pieces, cut; `undefined` when none was cut
 */
export function splitAtVertices(pieces: Pieces, vertices: Vertices, reach: number): Pieces | undefined {
  const points = endsOf(pieces)
  const px = Float64Array.from(points, (p) => vertices.x[p]!)
  const py = Float64Array.from(points, (p) => vertices.y[p]!)
  const grid = gridOf({ x0: px, y0: py, x1: px, y1: py })
  const [unit, a, b] = [growingInts(), growingInts(), growingInts()]
  const add = (s: number, from: number, to: number) => {
    push(unit, pieces.unit[s]!)
    push(a, from)
    push(b, to)
  }
  for (let s = 0; s < pieces.a.length; s++) {
    let from = pieces.a[s]!
    for (const { at } of onPiece(from, pieces.b[s]!)) {
      add(s, from, at)
      from = at
    }
    add(s, from, pieces.b[s]!)
  }
  return a.size === pieces.a.length ? undefined : { unit: collected(unit), a: collected(a), b: collected(b) }

  function onPiece(p: number, q: number): { at: number; t: number }[] {
    const [x0, y0, x1, y1] = [vertices.x[p]!, vertices.y[p]!, vertices.x[q]!, vertices.y[q]!]
    const long = Math.hypot(x1 - x0, y1 - y0)
    const found: { at: number; t: number }[] = []
    const box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)] as const
    grid.within(box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach, (i) => {
      const at = points[i]!
      if (at === p || at === q) return
      const t = ((px[i]! - x0) * (x1 - x0) + (py[i]! - y0) * (y1 - y0)) / long
      const aside = Math.abs((px[i]! - x0) * (y1 - y0) - (py[i]! - y0) * (x1 - x0)) / long
      if (aside <= reach && t > reach && t < long - reach) found.push({ at, t })
    })
    return found.sort((m, n) => m.t - n.t)
  }
}

/** The vertices at which pieces end, each once, ascending. */
function endsOf({ a, b }: Pieces): Int32Array {
  const all = new Int32Array(a.length * 2)
  all.set(a)
  all.set(b, a.length)
  all.sort()
  let size = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[size++] = all[i]!
  return all.slice(0, size)
}

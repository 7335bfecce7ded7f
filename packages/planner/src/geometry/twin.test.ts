import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactsOf } from '../adjacency.ts'
import { collectShapes, groundOfPolygons, METRES } from './index.ts'

type Rect = readonly [number, number, number, number]

/** Cuts a block again and again, across or along, at whole metres; neighbours share no vertices but by chance. */
function cut([x0, y0, x1, y1]: Rect, turns: readonly number[]): Rect[] {
  const [turn, ...rest] = turns
  const along = x1 - x0 >= y1 - y0
  const room = along ? x1 - x0 : y1 - y0
  if (turn === undefined || room < 4) return [[x0, y0, x1, y1]]
  const at = 2 + Math.floor((turn / 1000) * (room - 3))
  const halves: [Rect, Rect] = along
    ? [
        [x0, y0, x0 + at, y1],
        [x0 + at, y0, x1, y1],
      ]
    : [
        [x0, y0, x1, y0 + at],
        [x0, y0 + at, x1, y1],
      ]
  const middle = Math.ceil(rest.length / 2)
  return [...cut(halves[0], rest.slice(0, middle)), ...cut(halves[1], rest.slice(middle))]
}

/** The slow twin: each pair of rectangles, how long they lie side by side. */
function slowly(rects: readonly Rect[]): [number, number, number][] {
  const found: [number, number, number][] = []
  rects.forEach(([ax0, ay0, ax1, ay1], u) =>
    rects.forEach(([bx0, by0, bx1, by1], v) => {
      if (v <= u) return
      const wide = Math.min(ax1, bx1) - Math.max(ax0, bx0)
      const high = Math.min(ay1, by1) - Math.max(ay0, by0)
      if ((wide === 0 && high > 0) || (high === 0 && wide > 0)) found.push([u, v, Math.max(wide, high)])
    }),
  )
  return found
}

test('any division of a block into rectangles touches as the slow twin says, without a fault', () => {
  const turns = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(turns, fc.boolean(), fc.double({ min: -0.04, max: 0.04, noNaN: true }), (list, backwards, shake) => {
      const rects = cut([0, 0, 300, 200], list)
      const shapes = collectShapes()
      rects.forEach(([x0, y0, x1, y1], u) => {
        const d = u % 2 ? shake : 0
        const ring = [
          [x0, y0],
          [x1 + d, y0],
          [x1, y1 + d],
          [x0, y1],
          [x0, y0],
        ]
        shapes.add({ type: 'Polygon', coordinates: [backwards && u % 3 === 0 ? ring.toReversed() : ring] }, String(u))
      })
      const { adjacency, faults, area, outer } = groundOfPolygons(shapes.done(), { plane: METRES })
      const { from, to, length } = contactsOf(adjacency)
      expect(Array.from(from, (u, e) => [u, to[e], Math.round(length[e]!)])).toEqual(slowly(rects))
      expect([faults.counts.overlap, faults.counts.selfCrossing, faults.counts.hole]).toEqual([0, 0, 0])
      expect(Math.round(area.reduce((a, b) => a + b, 0) / 100)).toBe(600)
      expect(Math.round(outer.reduce((a, b) => a + b, 0))).toBe(1000)
    }),
    { numRuns: 150 },
  )
})

import { toPng } from '#server/documents/index.ts'
import type { Shape } from '#shared/document.ts'

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]

/** The five strokes of 正, in the order in which they are written, within a square of ten. */
const ZHENG: readonly Stroke[] = [[1, 1, 9, 1], [5, 1, 5, 9], [5, 5, 8, 5], [2, 4, 2, 9], [0, 9, 10, 9]] // prettier-ignore
const INK = '#000000'
const [ROW, LEFT, MARK, WIDTH] = [44, 60, 34, 680]

/**
 * A tally sheet as it is scanned: a line for each candidate in the order of the ballot, its votes in 正 marks and their sum. Nobody's
 * hand wrote it; marks lie a little uneven, by the votes themselves, as a hand's do. `lean` lays the paper askew.
 * @returns a PNG
 */
export function tallySheet(votes: readonly number[], lean = 0): Buffer {
  const height = ROW * (votes.length + 1)
  const shapes = votes.flatMap((n, i) => row(i + 1, n, ROW / 2 + i * ROW))
  return toPng({ width: WIDTH, height, title: '计票单', shapes: shapes.map((s) => askew(s, lean / height)) }, 1)
}

function row(number: number, votes: number, top: number): Shape[] {
  const marks = Array.from({ length: Math.ceil(votes / 5) }, (_, k) =>
    ZHENG.slice(0, votes - 5 * k).map((s) => stroke(s, LEFT + k * MARK, top + 4 + ((35 * k + votes) % 3), 2.4)),
  )
  return [
    stroke([20, 36, WIDTH - 20, 36], 0, top, 1),
    figure(number, 24, top),
    ...marks.flat(),
    figure(votes, WIDTH - 70, top),
  ]
}

const stroke = ([x1, y1, x2, y2]: Stroke, left: number, top: number, scale: number): Shape => ({
  kind: 'line',
  points: [[left + x1 * scale, top + y1 * scale], [left + x2 * scale, top + y2 * scale]],
  stroke: INK,
  width: 2,
}) // prettier-ignore

const figure = (n: number, x: number, top: number): Shape => ({
  kind: 'text', x, y: top + 28, text: String(n), size: 26, fill: INK, anchor: 'start',
}) // prettier-ignore

/** Shifts what lies lower further to the right. */
function askew(s: Shape, slope: number): Shape {
  if (s.kind === 'line') return { ...s, points: s.points.map(([x, y]) => [x + slope * y, y]) }
  return s.kind === 'text' ? { ...s, x: s.x + slope * s.y } : s
}

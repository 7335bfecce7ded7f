import type { Drawing, Shape } from '#shared/document.ts'
import { INK, shorten, widthOf } from './measure.ts'

export interface Bar {
  label: string
  /** One value for each series; `null`: not known, said in words and not drawn as zero. */
  values: (number | null)[]
}
export interface BarsInput {
  /** What the picture shows, for those who cannot see it. */
  title: string
  series: { name: string; colour: string }[]
  bars: Bar[]
  /** How a value is written. */
  format: (value: number) => string
  /** The words for a value that is not known. */
  unknown: string
  width?: number
}

const ROW = 16
const GAP = 10
const SIZE = 12

/** Horizontal bars, the series of one label under each other, every bar with its value in words. Height follows the rows. */
export function barChart(input: BarsInput): Drawing {
  const width = input.width ?? 640
  const left = Math.min(180, Math.max(60, ...input.bars.map((b) => widthOf(b.label, SIZE))) + 12)
  const right = 72
  const most = Math.max(1, ...input.bars.flatMap((b) => b.values.map((v) => v ?? 0)))
  const group = input.series.length * ROW + GAP
  const top = 34
  const shapes: Shape[] = legend(input.series, left)
  input.bars.forEach((bar, i) => {
    const y = top + i * group
    const middle = y + (input.series.length * ROW) / 2 + SIZE / 3
    shapes.push({
      kind: 'text',
      x: left - 8,
      y: middle,
      text: shorten(bar.label, SIZE, left - 16),
      size: SIZE,
      anchor: 'end',
      fill: INK,
    })
    bar.values.forEach((value, k) =>
      shapes.push(...oneBar(input, value, k, { x: left, y: y + k * ROW, room: width - left - right, most })),
    )
  })
  const height = top + input.bars.length * group + 6
  shapes.push({
    kind: 'line',
    points: [
      [left, top - 6],
      [left, height - 4],
    ],
    stroke: '#8c8c8c',
    width: 1,
  })
  return { width, height, title: input.title, shapes }
}

function oneBar(
  input: BarsInput,
  value: number | null,
  k: number,
  at: { x: number; y: number; room: number; most: number },
): Shape[] {
  const long = value === null ? 0 : Math.max(0, (value / at.most) * at.room)
  const words = value === null ? input.unknown : input.format(value)
  return [
    ...(long > 0
      ? [{ kind: 'rect' as const, x: at.x, y: at.y + 1, width: long, height: ROW - 2, fill: input.series[k]!.colour }]
      : []),
    {
      kind: 'text',
      x: at.x + long + 5,
      y: at.y + ROW - 4,
      text: words,
      size: 11,
      anchor: 'start',
      fill: value === null ? '#595959' : INK,
    },
  ]
}

/** Names of the series with their colours in one line. */
export function legend(series: readonly { name: string; colour: string }[], left: number): Shape[] {
  let x = left
  return series.flatMap((s): Shape[] => {
    const at = x
    x += 22 + widthOf(s.name, SIZE) + 14
    return [
      { kind: 'rect', x: at, y: 8, width: 12, height: 12, fill: s.colour },
      { kind: 'text', x: at + 18, y: 18, text: s.name, size: SIZE, anchor: 'start', fill: INK },
    ]
  })
}

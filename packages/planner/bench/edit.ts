import { openEditor } from '../src/index.ts'
import { dice, regions, town } from '../tests/small.ts'

/** Steps of a drawing at 100,000 units: median, 99th percentile and worst, in milliseconds. The bar is 5 ms a move. */
const figures = (name: string, times: number[]): void => {
  times.sort((a, b) => a - b)
  const ms = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(3)
  process.stdout.write(`${name.padEnd(48)} median ${ms(0.5)}  p99 ${ms(0.99)}  worst ${ms(1)}  (${times.length})\n`)
}

const timed = (runs: number, act: (k: number) => void): number[] =>
  Array.from({ length: runs }, (_, k) => {
    const start = performance.now()
    act(k)
    return performance.now() - start
  })

function measure(name: string, communities: number): void {
  const p = town(316, 316, 7, {}, 30)
  const editor = openEditor(p, communities === 1 ? new Int32Array(p.n) : regions(p, communities, 1))
  const roll = dice(3)
  const any = () => Math.floor(roll() * p.n)
  const row = (u: number) => [...p.adjacency.neighbours.subarray(p.adjacency.offsets[u], p.adjacency.offsets[u + 1])]
  const border = (): [unit: number, to: number] => {
    for (;;) {
      const u = any()
      const v = row(u).find((z) => editor.of(z) !== editor.of(u))
      if (v !== undefined) return [u, editor.of(v)]
    }
  }
  const moves = Array.from({ length: 2000 }, () => (communities === 1 ? ([any(), 0] as [number, number]) : border()))
  figures(
    `${name}: a border unit`,
    timed(2000, (k) => {
      if (communities === 1 && k % 10 === 0) editor.move([any()], 'new')
      else editor.move([moves[k]![0]], moves[k]![1])
    }),
  )
  figures(
    `${name}: a brush of 9 units`,
    timed(500, () => {
      const u = any()
      const brush = [-317, -316, -315, -1, 0, 1, 315, 316, 317].map((d) => u + d).filter((v) => v >= 0 && v < p.n)
      editor.move(brush, editor.of(u), { joined: true })
    }),
  )
  figures(
    `${name}: undo`,
    timed(500, () => editor.undo()),
  )
  figures(
    `${name}: split`,
    timed(50, () => {
      try {
        editor.split(editor.of(any()))
      } catch {
        return
      }
    }),
  )
  figures(
    `${name}: all counted when idle`,
    timed(1, () => editor.settle()),
  )
}

measure('1,500 communities', 1500)
measure('20 communities', 20)
measure('one community', 1)

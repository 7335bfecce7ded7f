import { openEditor, plan } from '../../packages/planner/src/index.ts'
import { load } from './instances.ts'
import type { Section } from './sections.ts'
import { atMost, type Row } from './tools.ts'

const STEPS = 3000

/** Steps of a hand at 100,000 units: move a border unit, read the live totals; then undo. */
export async function editing(): Promise<Section> {
  const { problem } = load('syn-100000')
  const editor = openEditor(problem, plan(problem, { seed: 1, effort: { rounds: 0 } }).assignment)
  const { offsets, neighbours } = problem.adjacency
  const times = { move: [] as number[], undo: [] as number[] }
  const timed = (list: number[], work: () => void) => {
    const began = performance.now()
    work()
    list.push(performance.now() - began)
  }
  for (let k = 0, u = 0; k < STEPS; u = (u + 7919) % problem.n) {
    const row = neighbours.subarray(offsets[u], offsets[u + 1])
    const to = row.find((v) => editor.of(v) !== editor.of(u) && (!problem.hard || problem.hard[v] === problem.hard[u]))
    if (to === undefined) continue
    timed(times.move, () => {
      const { changed } = editor.move([u], editor.of(to))
      for (const c of changed) editor.community(c)
      editor.totals()
    })
    if (++k % 2 === 0)
      timed(times.undo, () => {
        editor.undo()
        editor.totals()
      })
  }
  const rows = Object.entries(times).map(([what, list]): Row => {
    const sorted = list.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
    const text = (n: number) => `${n.toFixed(2)} ms`
    return atMost(
      `${what} a border unit of 100,000, with totals: 99 in 100 (half ${text(at(0.5))}, longest ${text(at(1))})`,
      at(0.99),
      5,
      text,
    )
  })
  return { rows, text: [] }
}

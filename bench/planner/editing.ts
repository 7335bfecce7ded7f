import { openEditor, plan, type Problem } from '../../packages/planner/src/index.ts'
import { load } from './instances.ts'
import type { Section } from './sections.ts'
import { atMost, type Row } from './tools.ts'

const STEPS = 3000

/** Units of the large community that is split, and how often. */
const LARGE = 5000
const SPLITS = 60

const LINEAR = 'linear in the community, about 1 ms for each 1,000 units; one within the band has some dozens of them'

/** Units round the middle one, connected, as many as asked for. */
function round({ n, adjacency: { offsets, neighbours }, hard }: Problem, wanted: number): number[] {
  const found = new Set([n >> 1])
  for (const u of found) {
    for (const v of neighbours.subarray(offsets[u], offsets[u + 1]))
      if (found.size < wanted && (!hard || hard[v] === hard[u])) found.add(v)
    if (found.size >= wanted) break
  }
  return [...found]
}

/** Steps of a hand at 100,000 units: move a border unit, split a community, read the live totals; then undo. In CPU time of all threads. */
export async function editing(): Promise<Section> {
  const { problem } = load('syn-100000')
  const editor = openEditor(problem, plan(problem, { seed: 1, effort: { rounds: 0 } }).assignment)
  const { offsets, neighbours } = problem.adjacency
  const times = { 'move a border unit': [] as number[], 'undo it': [] as number[] }
  const splits: Record<string, number[]> = {}
  const timed = (list: number[], work: () => void) => {
    const { user, system } = process.cpuUsage()
    work()
    const now = process.cpuUsage()
    list.push((now.user + now.system - user - system) / 1000)
  }
  for (let k = 0, u = 0; k < STEPS; u = (u + 7919) % problem.n) {
    const near = neighbours.subarray(offsets[u], offsets[u + 1])
    const to = near.find((v) => editor.of(v) !== editor.of(u) && (!problem.hard || problem.hard[v] === problem.hard[u]))
    if (to === undefined) continue
    timed(times['move a border unit'], () => {
      const { changed } = editor.move([u], editor.of(to))
      for (const c of changed) editor.community(c)
      editor.totals()
    })
    if (++k % 2 === 0)
      timed(times['undo it'], () => {
        editor.undo()
        editor.totals()
      })
  }
  const split = (what: string, community: () => number) => {
    const list: number[] = (splits[what] = [])
    for (let k = 0; k < SPLITS; k++) {
      const c = community()
      timed(list, () => {
        editor.split(c, { seed: k })
        editor.totals()
      })
      editor.undo()
    }
  }
  let at = 0
  split('split a community', () => editor.of((at += 7919) % problem.n))
  const large = editor.move(round(problem, LARGE), 'new').community
  split(`split one of ${editor.community(large).units.toLocaleString('en')} units`, () => large)
  const rows = [
    ...Object.entries(times).map(([what, list]) => row(what, list, 0.99)),
    ...Object.entries(splits).map(([what, list]) => row(what, list, 0.5)),
  ]
  return { rows, text: [] }
}

function row(what: string, list: readonly number[], share: number): Row {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (k: number) => sorted[Math.floor(k * (sorted.length - 1))]!
  const text = (n: number) => `${n.toFixed(2)} ms`
  const seen =
    share === 0.5 ? `half (longest ${text(at(1))})` : `99 in 100 (half ${text(at(0.5))}, longest ${text(at(1))})`
  return atMost(`${what}, among 100,000, with totals: ${seen}`, at(share), 5, text, share === 0.5 ? LINEAR : '')
}

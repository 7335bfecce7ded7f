import { adjacencyOf, contactsOf } from '../../packages/planner/src/adjacency.ts'
import { check, include, plan, type Problem } from '../../packages/planner/src/index.ts'
import { load } from './instances.ts'
import type { Asked, Section } from './sections.ts'
import { atMost, say, type Row } from './tools.ts'

const ESTATES = 5
/** Metres of boundary that one household moved is worth. */
const DEAR = 20

/** Neighbouring units, one in a hundred of all, from a place on. */
function estate({ n, adjacency, hard }: Problem, from: number): number[] {
  const found = [from]
  const seen = new Set(found)
  for (let i = 0; i < found.length && found.length < n / 100; i++)
    for (let e = adjacency.offsets[found[i]!]!; e < adjacency.offsets[found[i]! + 1]!; e++) {
      const v = adjacency.neighbours[e]!
      if (seen.has(v) || (hard && hard[v] !== hard[from]) || found.length >= n / 100) continue
      seen.add(v)
      found.push(v)
    }
  return found
}

/** Single units all over the city, one in a hundred: each has to find room where its neighbours live. */
const scattered = ({ n }: Problem, k: number): number[] =>
  Array.from({ length: Math.floor(n / 100) }, (_, i) => i * 100 + 7 * k).filter((u) => u < n)

/** The city before these units were built. */
function before(problem: Problem, gone: readonly number[]): { problem: Problem; kept: Int32Array } {
  const away = new Set(gone)
  const kept = Int32Array.from({ length: problem.n }, (_, u) => u).filter((u) => !away.has(u))
  const place = new Int32Array(problem.n).fill(-1)
  kept.forEach((u, i) => (place[u] = i))
  const { from, to, length, barrier } = contactsOf(problem.adjacency)
  const inside = Int32Array.from(from.keys()).filter((e) => place[from[e]!]! >= 0 && place[to[e]!]! >= 0)
  const adjacency = adjacencyOf(kept.length, {
    from: inside.map((e) => place[from[e]!]!),
    to: inside.map((e) => place[to[e]!]!),
    length: Float64Array.from(inside, (e) => length[e]!),
    barrier: Uint8Array.from(inside, (e) => barrier[e]!),
  })
  const { lower, upper, target, weights } = problem
  const weight = Float64Array.from(kept, (u) => problem.weight[u]!)
  const hard = problem.hard && kept.map((u) => problem.hard![u]!)
  const ids = Array.from(kept, (u) => problem.ids[u]!)
  return { problem: { n: kept.length, ids, weight, adjacency, hard, lower, upper, target, weights }, kept }
}

/** Households of old units that are not with the largest common part of their community, one to one. */
function moved({ weight }: Problem, old: Int32Array, now: Int32Array): number {
  const common = new Map<string, number>()
  let [all, kept] = [0, 0]
  old.forEach((c, u) => {
    if (c < 0) return
    all += weight[u]!
    common.set(`${c} ${now[u]}`, (common.get(`${c} ${now[u]}`) ?? 0) + weight[u]!)
  })
  const taken = new Set<string>()
  for (const [key, held] of [...common].sort((a, b) => b[1] - a[1])) {
    const [a, b] = key.split(' ')
    if (taken.has(`a${a}`) || taken.has(`b${b}`)) continue
    taken.add(`a${a}`).add(`b${b}`)
    kept += held
  }
  return 1 - kept / all
}

/** A hundredth of the units is new: how many households elsewhere change community. */
export async function disruption({ instances }: Asked): Promise<Section> {
  const rows: Row[] = []
  for (const name of ['syn-12000', 'cn-nanjing'].filter((n) => !instances || instances.includes(n))) {
    const { problem } = load(name)
    const shares: { included: number; planned: number; legal: boolean }[] = []
    for (let k = 0; k < ESTATES + 2; k++) {
      const fresh = k < ESTATES ? estate(problem, Math.floor(((k + 0.5) / ESTATES) * problem.n)) : scattered(problem, k)
      const past = before(problem, fresh)
      const made = plan(past.problem, { seed: k + 1 })
      const old = new Int32Array(problem.n).fill(-1)
      past.kept.forEach((u, i) => (old[u] = made.assignment[i]!))
      const joined = include(problem, old, fresh, { seed: 1 })
      const again = plan({ ...problem, old, weights: { ...problem.weights, disruption: DEAR } }, { seed: 1 })
      const legal = joined.legal && again.legal && check(problem, joined.assignment).legal
      shares.push({
        included: moved(problem, old, joined.assignment),
        planned: moved(problem, old, again.assignment),
        legal,
      })
      say(`  ${name}: ${JSON.stringify(shares.at(-1))}`)
    }
    const percent = (n: number) => `${(n * 100).toFixed(2)} %`
    const worst = (key: 'included' | 'planned') => Math.max(...shares.map((s) => s[key]))
    rows.push(
      atMost(
        `households elsewhere moved by 1 % new units (5 times an estate, 2 times scattered), \`include\`, ${name}, most`,
        worst('included'),
        0.03,
        percent,
      ),
    )
    rows.push(
      atMost(`the same, planned anew with the wish for little change, ${name}`, worst('planned'), 0.03, percent),
    )
    const legal = shares.filter((s) => s.legal).length
    rows.push({
      what: `these plans are legal, ${name}`,
      bar: 'all',
      seen: `${legal} of ${shares.length}`,
      met: legal === shares.length,
    })
  }
  return { rows, text: [] }
}

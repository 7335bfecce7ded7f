import { parentPort, workerData } from 'node:worker_threads'
import { alternatives, PlannerError, plan, type Plan, type PlanOptions, type Problem } from '@liren/planner'
import type { Ask, Outcome, Said } from './ask.ts'

const ask = workerData as Ask
const say = (said: Said) => parentPort!.postMessage(said)
const signal = {
  get aborted() {
    return Atomics.load(ask.stop, 0) !== 0
  },
}

function answer(): Outcome[] {
  const options: PlanOptions = {
    seed: ask.seed,
    effort: { rounds: ask.rounds },
    signal,
    onProgress: progress(),
  }
  if (ask.what === 'repair') return [told(mended(options))]
  if (ask.what === 'include') return [told(joined(options))]
  return ask.count === 1 ? [told(plan(ask.problem, options))] : alternatives(ask.problem, ask.count, options).map(told)
}

/** Several plans are drawn one after another, each from nothing to all. */
function progress(): PlanOptions['onProgress'] {
  let [finished, last] = [0, 0]
  return ({ done }) => {
    if (done < last) finished++
    last = done
    say({ progress: Math.min(0.99, (finished + done) / Math.max(ask.count, finished + 1)) })
  }
}

const told = ({ assignment, communities, legal, exceptions, objective, cut, q, seed, rounds }: Plan): Outcome => ({
  assignment, communities, legal, exceptions, objective, cut, q, seed, rounds,
}) // prettier-ignore

/** What stands in a plan counts as today's, so that moving homes costs more than any border. */
const DEAR = 50
const dear = (problem: Problem, from: Int32Array): Problem => ({
  ...problem,
  old: from,
  weights: { ...problem.weights, disruption: DEAR },
})

/** The nearest legal plan to one drawn by hand. */
const mended = (options: PlanOptions): Plan => plan(dear(ask.problem, ask.from!), { ...options, from: ask.from! })

/** New units join: first only the communities about them may change, then, if that cannot be legal, all. */
function joined(options: PlanOptions): Plan {
  const problem = dear(ask.problem, ask.from!)
  const near = plan(problem, { ...options, from: ask.from!, free: freeAbout(ask.problem, ask.from!) })
  return near.legal ? near : plan(problem, { ...options, from: ask.from! })
}

/** Units without a community, and all of the communities that touch one of them. */
function freeAbout({ n, adjacency }: Problem, from: Int32Array): Uint8Array {
  const touched = new Set<number>()
  for (let u = 0; u < n; u++)
    if (from[u]! < 0)
      for (let e = adjacency.offsets[u]!; e < adjacency.offsets[u + 1]!; e++)
        touched.add(from[adjacency.neighbours[e]!]!)
  return Uint8Array.from(from, (c) => Number(c < 0 || touched.has(c)))
}

try {
  say({ plans: answer() })
} catch (error) {
  if (!(error instanceof PlannerError)) throw error
  say({ refusal: { code: error.code, params: { ...error.params } } })
}

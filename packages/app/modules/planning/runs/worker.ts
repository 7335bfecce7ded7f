import { parentPort, workerData } from 'node:worker_threads'
import { alternatives, include, plan, PlannerError, planOf, repair, type Plan, type PlanOptions } from '@liren/planner'
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
  if (ask.what !== 'draw') return [mended(ask.what, options)]
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

/** A scheme made legal with few moves, or its unassigned units put where they disturb least. */
function mended(what: 'repair' | 'include', options: PlanOptions): Outcome {
  const { problem, from, seed, rounds } = ask
  const fresh = Array.from(from!.keys()).filter((u) => from![u]! < 0)
  const done = what === 'repair' ? repair(problem, from!, options) : include(problem, from!, fresh, options)
  const { assignment, communities, exceptions, legal, movedHouseholds } = done
  return { ...told(planOf(problem, assignment, communities, seed, rounds)), exceptions, legal, movedHouseholds }
}

try {
  say({ plans: answer() })
} catch (error) {
  if (!(error instanceof PlannerError)) throw error
  say({ refusal: { code: error.code, params: { ...error.params } } })
}

import { alternatives } from './engine/alternatives.ts'
import { plan } from './engine/plan.ts'
import { explain } from './explain.ts'
import { include } from './include.ts'
import { buffersIn, type Ask, type Line, type Task, type Tasks, type Told } from './protocol.ts'
import { repair } from './repair.ts'
import { PlannerError, type PlanOptions, type Problem } from './types.ts'

type Works = {
  readonly [K in Task]: (problem: Problem, given: Tasks[K]['given'], options: PlanOptions) => Tasks[K]['result']
}

const WORKS: Works = {
  plan: (problem, _, options) => plan(problem, options),
  alternatives: (problem, { n }, options) => alternatives(problem, n, options),
  repair: (problem, { assignment }, options) => repair(problem, assignment, options),
  include: (problem, { assignment, units }, options) => include(problem, assignment, units, options),
  explain: (problem, { assignment, only }) => explain(problem, assignment, only),
}

/** Progress is told at most this often, in milliseconds: a page draws no faster. */
const EVERY_MS = 30

/**
 * Serves a planner at this end of a line: in a Web Worker, `serve(webLine(self))`; in a thread of Node with its `parentPort`.
 * Problems are kept under their numbers until they are forgotten; results are handed over, not copied.
 */
export function serve(line: Line): void {
  const problems = new Map<number, Problem>()
  line.listen((ask: Ask) => {
    if ('problem' in ask) problems.set(ask.key, ask.problem)
    else if ('forget' in ask) problems.delete(ask.forget)
    else answer(line, problems.get(ask.key), ask)
  })
}

type Asked = Extract<Ask, { task: Task }>

function answer(line: Line, problem: Problem | undefined, ask: Asked): void {
  const tell = (told: Told) => line.post(told, 'result' in told ? buffersIn(told.result) : [])
  const { id } = ask
  try {
    if (!problem) throw new Error(`no problem ${ask.key}`)
    const work = WORKS[ask.task] as (problem: Problem, given: object, options: PlanOptions) => unknown
    tell({ id, result: work(problem, ask.given, optionsOf(ask, tell)) })
  } catch (error) {
    if (error instanceof PlannerError) tell({ id, refusal: { code: error.code, params: { ...error.params } } })
    else tell({ id, broke: error instanceof Error ? error.message : String(error) })
  }
}

function optionsOf({ id, options, stop, plans }: Asked, tell: (told: Told) => void): PlanOptions {
  let last = -Infinity
  return {
    ...options,
    signal: {
      get aborted() {
        return stop !== undefined && Atomics.load(stop, 0) !== 0
      },
    },
    onProgress: (progress) => {
      const now = Date.now()
      if (now - last < EVERY_MS) return
      last = now
      tell({ id, progress })
    },
    ...(plans ? { onPlan: (better) => tell({ id, plan: better }) } : {}),
  }
}

import type { Carried, Line, Task, Tasks, Told } from './protocol.ts'
import { PlannerError, type Assignment, type Plan, type Problem, type Progress } from './types.ts'

/** A line to a thread that can be ended. */
export interface Thread extends Line {
  readonly end: () => void
  /** Hears when the thread breaks down. */
  readonly broken?: (hear: (reason: string) => void) => void
}

/** What can be asked beside the task; as `PlanOptions`, the signal an `AbortSignal`. */
export interface Watching extends Carried {
  readonly onProgress?: (progress: Progress) => void
  readonly onPlan?: (plan: Plan) => void
  readonly signal?: AbortSignal
}

/**
 * A planner in a thread of its own. An abort ends a task within 50 ms with the best that was found, where memory can be shared.
 * Where it cannot, the thread is ended: `plan` then gives the last plan it sent, the others are refused (`cancelled`).
 */
export interface Client {
  readonly plan: (problem: Problem, options?: Watching) => Promise<Plan>
  readonly alternatives: (problem: Problem, n: number, options?: Watching) => Promise<Tasks['alternatives']['result']>
  readonly repair: (problem: Problem, assignment: Assignment, options?: Watching) => Promise<Tasks['repair']['result']>
  readonly include: (
    problem: Problem,
    assignment: Assignment,
    units: readonly number[],
    options?: Watching,
  ) => Promise<Tasks['include']['result']>
  readonly explain: (
    problem: Problem,
    assignment: Assignment,
    only?: readonly number[],
  ) => Promise<Tasks['explain']['result']>
  readonly close: () => void
}

interface Waiting {
  readonly task: Task
  readonly options: Watching
  readonly resolve: (result: never) => void
  readonly reject: (reason: Error) => void
  best?: Plan
}

/** Whether threads may share memory here: in a browser only on a page that is isolated across origins. */
const sharing = (): boolean => typeof SharedArrayBuffer === 'function' && globalThis.crossOriginIsolated !== false

/**
 * @param open starts a thread in which `serve` runs; called again after one was ended
 * @param shared whether memory can be shared with it
 */
export function connect(open: () => Thread, shared = sharing()): Client {
  const waiting = new Map<number, Waiting>()
  let keys = new WeakMap<Problem, number>()
  let thread: Thread | undefined
  let next = 1

  const fail = (reason: Error) => {
    for (const w of waiting.values()) w.reject(reason)
    waiting.clear()
  }
  const end = () => {
    thread?.end()
    thread = undefined
    keys = new WeakMap()
  }
  const started = (): Thread => {
    if (thread) return thread
    thread = open()
    thread.listen((told: Told) => received(waiting, told))
    thread.broken?.((reason) => {
      end()
      fail(new Error(reason))
    })
    return thread
  }
  const keyOf = (line: Thread, problem: Problem): number => {
    const known = keys.get(problem)
    if (known !== undefined) return known
    const key = next++
    keys.set(problem, key)
    line.post({ problem, key }, [])
    return key
  }
  const stopper = (id: number, stop: Int32Array | undefined) => () => {
    const w = waiting.get(id)
    if (!w) return
    if (stop) {
      Atomics.store(stop, 0, 1)
      return
    }
    waiting.delete(id)
    end()
    if (w.best) w.resolve(w.best as never)
    else w.reject(new PlannerError('cancelled'))
    fail(new PlannerError('cancelled'))
  }
  const ask = <K extends Task>(task: K, problem: Problem, given: Tasks[K]['given'], options: Watching = {}) =>
    new Promise<Tasks[K]['result']>((resolve, reject) => {
      if (options.signal?.aborted) return reject(new PlannerError('cancelled'))
      const line = started()
      const key = keyOf(line, problem)
      const id = next++
      const stop = shared ? new Int32Array(new SharedArrayBuffer(4)) : undefined
      const off = new AbortController()
      const settled =
        <T>(f: (value: T) => void) =>
        (value: T) => {
          off.abort()
          f(value)
        }
      waiting.set(id, { task, options, resolve: settled(resolve) as Waiting['resolve'], reject: settled(reject) })
      options.signal?.addEventListener('abort', stopper(id, stop), { once: true, signal: off.signal })
      const { seed, effort, from, free } = options
      const plans = options.onPlan !== undefined || (task === 'plan' && !shared)
      line.post({ id, key, task, given, options: { seed, effort, from, free }, stop, plans }, [])
    })

  return {
    plan: (problem, options) => ask('plan', problem, {}, options),
    alternatives: (problem, n, options) => ask('alternatives', problem, { n }, options),
    repair: (problem, assignment, options) => ask('repair', problem, { assignment }, options),
    include: (problem, assignment, units, options) => ask('include', problem, { assignment, units }, options),
    explain: (problem, assignment, only) => ask('explain', problem, { assignment, only }),
    close: () => {
      end()
      fail(new PlannerError('cancelled'))
    },
  }
}

function received(waiting: Map<number, Waiting>, told: Told): void {
  const w = waiting.get(told.id)
  if (!w) return
  if ('progress' in told) return w.options.onProgress?.(told.progress)
  if ('plan' in told) {
    if (w.task === 'plan') w.best = told.plan
    return w.options.onPlan?.(told.plan)
  }
  waiting.delete(told.id)
  if ('result' in told) w.resolve(told.result as never)
  else w.reject('refusal' in told ? new PlannerError(told.refusal.code, told.refusal.params) : new Error(told.broke))
}

/** What a Web Worker, its scope and a MessagePort have in common. */
export interface Posting {
  postMessage: (message: unknown, transfer: Transferable[]) => void
  addEventListener: (type: 'message', hear: (event: MessageEvent) => void) => void
}

/** The line of a Web Worker (its scope inside, the Worker outside). */
export const webLine = (port: Posting): Line => ({
  post: (message, transfer) => port.postMessage(message, transfer),
  listen: (hear) => port.addEventListener('message', (event) => hear(event.data as never)),
})

/** A thread in a Web Worker. */
export const webThread = (worker: Worker): Thread => ({
  ...webLine(worker),
  end: () => worker.terminate(),
  broken: (hear) => worker.addEventListener('error', ({ message }) => hear(message || 'the thread did not start')),
})

import { PlannerError, type Problem } from '@liren/planner'
import { openPlanner } from '@liren/planner/browser'
import { useEffect, useRef, useState } from 'react'
import { call } from '#web/api.ts'
import { getEngineProblem, problemOfPlain } from '../../../contract/engine.ts'
import { holding, locksOf, namedReasons } from '../../../rules/locks.ts'
import { keyAt } from '../desk/desk.ts'
import type { Desk } from '../desk/types.ts'
import { drawnOf, type Asked, type Drawn } from './plans.ts'

export interface Going {
  asked: Asked
  /** 0 … 1 */
  done: number
  plans: readonly Drawn[]
  state: 'going' | 'over' | 'stopped'
  error?: Error
  milliseconds: number
}
export interface Doing {
  now: Going | undefined
  start: (asked: Asked, rounds: number) => Promise<void>
  stop: () => void
  /** Forgets what was drawn. */
  clear: () => void
}

/** How many alternatives are drawn at once. */
export const MANY = 3

interface Ground {
  problem: Problem
  register: string
  seed: number
}
const grounds = new WeakMap<Desk, Promise<Ground>>()

/** The engine's problem, the same bits as the server's; asked for once a table. */
function groundOf(desk: Desk): Promise<Ground> {
  const known = grounds.get(desk)
  if (known) return known
  const asked = call(getEngineProblem, { params: { id: desk.scheme.id } }).then(({ register, seed, ...plain }) => ({
    problem: problemOfPlain(plain),
    register,
    seed,
  }))
  grounds.set(desk, asked)
  asked.catch(() => grounds.delete(desk))
  return asked
}

/**
 * Lets the engine draw in a thread of this page; `onPlan` hears better plans as they come. What is locked on the table
 * now is what binds it, saved or not.
 */
export function useEngine(desk: Desk, onPlan: (plan: Drawn | undefined) => void): Doing {
  const [now, setNow] = useState<Going>()
  const planner = useRef<ReturnType<typeof openPlanner>>(undefined)
  const ending = useRef<AbortController>(undefined)
  useEffect(
    () => () => {
      ending.current?.abort()
      planner.current?.close()
    },
    [],
  )
  const start = async (asked: Asked, rounds: number) => {
    const abort = new AbortController()
    ending.current?.abort()
    ending.current = abort
    const began = performance.now()
    const heard: Drawn[] = []
    let going: Going = { asked, done: 0, plans: [], state: 'going', milliseconds: 0 }
    const tell = (change: Partial<Going>) => {
      if (ending.current !== abort) return
      going = { ...going, ...change, milliseconds: performance.now() - began }
      setNow(going)
    }
    tell({})
    try {
      const ground = await groundOf(desk)
      if (ground.register !== desk.view.register) throw new PlannerError('registerChanged')
      planner.current ??= openPlanner()
      const plans = await asking(planner.current, desk, ground, asked, {
        rounds,
        signal: abort.signal,
        onProgress: (done) => tell({ done: Math.max(going.done, done) }),
        onPlan: (plan) => {
          if (abort.signal.aborted) return
          heard.push(plan)
          onPlan(plan)
        },
      })
      tell({ done: 1, plans, state: abort.signal.aborted ? 'stopped' : 'over' })
      onPlan(plans[0])
    } catch (error) {
      const stopped = error instanceof PlannerError && error.code === 'cancelled'
      const last = heard.slice(-1)
      tell({ state: 'stopped', plans: last, ...(stopped ? {} : { error: error as Error }) })
      onPlan(stopped ? last[0] : undefined)
    }
  }
  return {
    now,
    start,
    stop: () => ending.current?.abort(),
    clear: () => {
      ending.current?.abort()
      ending.current = undefined
      setNow(undefined)
      onPlan(undefined)
    },
  }
}

interface Watching {
  rounds: number
  signal: AbortSignal
  onProgress: (done: number) => void
  onPlan: (plan: Drawn) => void
}

async function asking(
  planner: ReturnType<typeof openPlanner>,
  desk: Desk,
  { problem: bare, seed }: Ground,
  asked: Asked,
  { rounds, signal, onProgress, onPlan }: Watching,
): Promise<Drawn[]> {
  const base = { ...bare, locks: locksOf(desk.locks, desk.view.units.ids, desk.view.old) }
  const problem = holding(base, desk.locks, (u) => keyAt(desk, u))
  const effort = { seed, rounds }
  const many = asked === 'alternatives' ? MANY : 1
  const options = {
    seed,
    effort: { rounds },
    signal,
    onProgress: each(many, onProgress),
    onPlan: (plan: Parameters<typeof drawnOf>[0]) => onPlan(drawnOf(plan, effort)),
  }
  const start = desk.editor.assignment()
  const open = Array.from(start.keys()).filter((u) => start[u]! < 0)
  const made =
    asked === 'alternatives'
      ? await planner.alternatives(problem, MANY, options)
      : [
          await (asked === 'improve'
            ? planner.plan(problem, options)
            : asked === 'repair'
              ? planner.repair(problem, start, options)
              : planner.include(problem, start, open, options)),
        ]
  return made.map((plan) => drawnOf({ ...plan, exceptions: namedReasons(base, problem, plan.exceptions) }, effort))
}

/** Several plans are drawn one after another, each from nothing to all. */
function each(many: number, tell: (done: number) => void) {
  let [finished, last] = [0, 0]
  return ({ done }: { done: number }) => {
    if (done < last) finished++
    last = done
    tell(Math.min(0.99, (finished + done) / Math.max(many, finished + 1)))
  }
}

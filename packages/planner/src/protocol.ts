import type { Explanation } from './explain.ts'
import type { Repair } from './repair.ts'
import type { Assignment, Effort, Plan, Problem, Progress } from './types.ts'

/** What a planner in a thread of its own can be asked. */
export interface Tasks {
  readonly plan: { readonly given: object; readonly result: Plan }
  readonly alternatives: { readonly given: { readonly n: number }; readonly result: readonly Plan[] }
  readonly repair: { readonly given: { readonly assignment: Assignment }; readonly result: Repair }
  readonly include: {
    readonly given: { readonly assignment: Assignment; readonly units: readonly number[] }
    readonly result: Repair
  }
  readonly explain: {
    readonly given: { readonly assignment: Assignment; readonly only?: readonly number[] }
    readonly result: Explanation
  }
}
export type Task = keyof Tasks

/** The part of `PlanOptions` that can travel. */
export interface Carried {
  readonly seed?: number
  readonly effort?: Effort
  readonly from?: Assignment
  readonly free?: Uint8Array
}

/** To the thread: a problem, kept under its number until another comes with it; or a task on it. */
export type Ask =
  | { readonly problem: Problem; readonly key: number }
  | { readonly forget: number }
  | {
      readonly id: number
      readonly key: number
      readonly task: Task
      readonly given: object
      readonly options: Carried
      /** Not 0 = stop, where memory can be shared. */
      readonly stop?: Int32Array
      /** Whether better plans are to be sent as they come. */
      readonly plans: boolean
    }

/** From the thread. */
export type Told =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly plan: Plan }
  | { readonly id: number; readonly result: unknown }
  | {
      readonly id: number
      readonly refusal: { readonly code: string; readonly params: Record<string, string | number> }
    }
  | { readonly id: number; readonly broke: string }

/** One end of the line to a thread: a Worker, its scope, a MessagePort, Node's worker_threads — whoever can post and listen. */
export interface Line {
  readonly post: (message: Ask | Told, transfer: ArrayBuffer[]) => void
  readonly listen: (hear: (message: never) => void) => void
}

/** The buffers of the assignments in a result, to be handed over instead of copied; all else may be shared with the problem. */
export function buffersIn(result: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  for (const one of Array.isArray(result) ? result : [result]) {
    const { assignment } = one as { assignment?: unknown }
    if (assignment instanceof Int32Array && assignment.buffer instanceof ArrayBuffer) found.add(assignment.buffer)
  }
  return [...found]
}

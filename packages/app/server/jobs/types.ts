import type { Ctx } from '../context.ts'

/** What a running job holds. It opens its own short transactions; long work is cut into slices. */
export interface JobHandle {
  id: string
  areaId: string
  /** Runs `work` in a transaction of its own, under the rights of the person who started the job. */
  transaction: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** Writes progress (shown live) in the given transaction or in one of its own. `state` survives a restart. */
  progress: (done: number, total: number, state?: object, ctx?: Ctx) => Promise<void>
  /**
   * Says from within one long transaction how far it is, step by step (not row by row): those who watch hear it at once.
   * It is also kept in the run's row, over another connection, except on the embedded engine, which has only the one.
   */
  report: (done: number, total: number) => void
  /** State written by an earlier run of the same job, where it was cut off. */
  resumed: unknown
  /** Throws `jobs.cancelled` when a person asked to stop. Call between slices. */
  checkCancelled: () => Promise<void>
}

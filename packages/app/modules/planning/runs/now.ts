import type { Ctx } from '#server/context.ts'
import type { RunResult } from '../contract/runs.ts'
import { drawApart } from './apart.ts'
import { keepDrawn, readTask } from './draw.ts'

export interface DrawNow {
  caseId: string
  /** One name for each alternative. */
  names: string[]
  rounds: number
  seed?: number
}

/**
 * Draws alternatives of a case here and now, outside the jobs: for whoever builds a city. The engine works between two
 * transactions, in a thread of its own.
 */
export async function drawNow(
  transaction: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
  { caseId, names, rounds, seed = 1 }: DrawNow,
): Promise<RunResult> {
  const task = await transaction((ctx) => readTask(ctx, caseId, { seed }, names))
  const ask = { what: 'draw', problem: task.town.problem, seed, rounds, count: names.length } as const
  const plans = await drawApart(ask, { onProgress: () => {}, check: async () => {} })
  return transaction((ctx) => keepDrawn(ctx, task, plans, 'keepDrawn'))
}

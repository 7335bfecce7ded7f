import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { Ask, Outcome, Said } from './ask.ts'

/** How the engine's refusals are said to people. */
const REFUSALS: Readonly<Record<string, string>> = {
  boundsCrossed: 'planning.boundsCrossed',
  lowerAboveUpper: 'planning.boundsCrossed',
  targetOutside: 'planning.targetOutside',
  noUnits: 'planning.noUnits',
  tooManyUnits: 'planning.tooManyUnits',
}

export interface Watching {
  /** 0 … 1 */
  onProgress: (done: number) => void
  /** Asked now and then; what it throws stops the thread and is thrown on. */
  check: () => Promise<void>
}
const EVERY_MS = 400

/**
 * Draws in a thread of its own, so that the house stays open meanwhile.
 * @throws AppError what the planner refuses, in words of this module
 */
export async function drawApart(ask: Omit<Ask, 'stop'>, watch: Watching): Promise<Outcome[]> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { ...ask, stop } satisfies Ask })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Outcome[]>((resolve, reject) => {
      const look = () =>
        void watch.check().then(
          () => (timer = setTimeout(look, EVERY_MS)),
          (error: unknown) => {
            Atomics.store(stop, 0, 1)
            reject(error as Error)
          },
        )
      timer = setTimeout(look, EVERY_MS)
      worker.on('message', (said: Said) => {
        if ('progress' in said) watch.onProgress(said.progress)
        else if ('plans' in said) resolve(said.plans)
        else
          reject(
            new AppError(
              REFUSALS[said.refusal.code.replace('planner.', '')] ?? 'planning.cannotDraw',
              422,
              said.refusal.params,
            ),
          )
      })
      worker.once('error', reject)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

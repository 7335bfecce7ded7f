import { Worker } from 'node:worker_threads'
import type { CsvSetting, RawBatch, ReadyBatch } from './types.ts'

export interface Pool {
  ready: (batch: RawBatch, at: Date) => Promise<ReadyBatch>
  close: () => Promise<unknown>
}

/** Threads that read, check and encrypt batches; each batch goes to the one with the least to do. */
export function openPool(size: number, setting: CsvSetting): Pool {
  const waiting = new Map<
    number,
    { resolve: (ready: ReadyBatch) => void; reject: (error: Error) => void; member: number }
  >()
  const load = Array.from({ length: size }, () => 0)
  let last = 0
  const workers = load.map((_, member) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: setting,
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
    })
    worker.on('message', ({ id, ready }: { id: number; ready: ReadyBatch }) => {
      load[member]!--
      waiting.get(id)?.resolve(ready)
      waiting.delete(id)
    })
    worker.on('error', (error) => {
      for (const [id, w] of waiting) {
        if (w.member !== member) continue
        waiting.delete(id)
        w.reject(error as Error)
      }
    })
    return worker
  })
  return {
    ready: (batch, at) =>
      new Promise((resolve, reject) => {
        const member = load.indexOf(Math.min(...load))
        const id = ++last
        load[member]!++
        waiting.set(id, { resolve, reject, member })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        workers[member]!.postMessage({ id, batch, at })
      }),
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}

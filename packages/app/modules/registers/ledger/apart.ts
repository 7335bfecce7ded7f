import { Worker } from 'node:worker_threads'
import { AppError, type ErrorParams } from '#shared/errors.ts'
import type { LedgerSettings } from './contract.ts'
import type { Found } from './recognise.ts'
import type { Dittos, RawRow, Reading, ReadOptions } from './rules/index.ts'

/** What is asked of the reading thread. */
export type Ask =
  | { what: 'recognise'; file: Uint8Array; name: string; remembered: Record<string, LedgerSettings['columns']> }
  | { what: 'read'; file: Uint8Array; name: string; settings: LedgerSettings; options: ReadOptions }
  | { what: 'mended'; file: Uint8Array; name: string }
export interface Answers {
  recognise: Found
  /** With the cells of each row, for keeping. */
  read: Reading & { raw: RawRow[]; dittos: Dittos }
  mended: string[][]
}

/**
 * Reads a file in a thread of its own, so that a large one holds up nobody.
 * @throws AppError what the sheets kit refuses, or a rule of reading a ledger
 */
export function readApart<W extends Ask['what']>(ask: Extract<Ask, { what: W }>): Promise<Answers[W]> {
  const worker = new Worker(new URL('./apart-worker.ts', import.meta.url), { workerData: ask })
  return new Promise((resolve, reject) => {
    worker.once(
      'message',
      (message: { answer?: Answers[W]; refusal?: { code: string; status: number; params: ErrorParams } }) => {
        if (message.refusal) reject(new AppError(message.refusal.code, message.refusal.status, message.refusal.params))
        else resolve(message.answer!)
        void worker.terminate()
      },
    )
    worker.once('error', reject)
  })
}

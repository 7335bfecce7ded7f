import { execFile } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { AppError } from '#shared/errors.ts'
import { commandOf, deferring, type RawClient, type RawResult } from './client.ts'
import { lockFolder } from './lock.ts'
import type { LiteOptions, LiteRequest } from './lite-worker.ts'

type Ask = LiteRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never
interface Waiting {
  resolve: (value: never) => void
  reject: (error: Error) => void
  since: number
}

/** The embedded database: one connection behind a queue, as a pool that Kysely's PostgreSQL dialect understands. */
export interface Lite extends PostgresPool {
  /** Runs a script past the queue of turns: for whoever holds one, or is alone. */
  exec(sql: string): Promise<{ rows: unknown[] }[]>
  /** Whether somebody holds a turn or waits for one. */
  busy(): boolean
  /** All data as a tar, for the tests' snapshot. */
  dump(): Promise<Uint8Array>
}

/**
 * Opens PGlite in a worker thread, with a lock on its folder.
 * The watchdog ends a worker that has not answered one statement for `stallMs` and opens the folder again: committed
 * rows are there, the stalled statement is refused with `kit.databaseStalled`.
 */
export async function openLite(options: LiteOptions & { stallMs?: number }): Promise<Lite> {
  const unlock = options.dir ? lockFolder(options.dir) : () => {}
  const inner = options.dir ? { ...options, dir: join(options.dir, 'pg') } : options
  const waiting = new Map<number, Waiting>()
  let id = 0
  let reopening: Promise<void> | undefined
  let ended = false
  const begin = async () => {
    const begun = await startWorker(inner)
    begun.on('message', (answer: Answer) => settle(waiting, answer))
    begun.once('exit', () => ended || (reopening ??= reopen()))
    return begun
  }
  let worker = await made(inner)
    .then(begin)
    .catch((error: unknown) => {
      unlock()
      throw error
    })

  /** Ends the worker, refuses what it was asked, and opens the folder again. Where that fails, the next one asked tries. */
  async function reopen(): Promise<void> {
    worker.removeAllListeners('exit')
    await worker.terminate()
    for (const w of waiting.values()) w.reject(new AppError('kit.databaseStalled', 503))
    waiting.clear()
    worker = await begin()
    reopening = undefined
  }

  async function ask<T>(request: Ask): Promise<T> {
    await reopening?.catch(() => (reopening = reopen()))
    return new Promise<T>((resolve, reject) => {
      waiting.set(++id, { resolve: resolve as Waiting['resolve'], reject, since: Date.now() })
      worker.postMessage({ ...request, id })
    })
  }
  const stallMs = options.stallMs ?? 600_000
  const watchdog = setInterval(() => {
    if ([...waiting.values()].some((w) => Date.now() - w.since > stallMs)) reopening ??= reopen()
  }, 1000)
  watchdog.unref()

  const turn = mutex()
  const raw: RawClient = {
    run: async (before, sql, params) => tagged(sql, await ask<RawResult>({ op: 'run', before, sql, params })),
    copy: (before, sql, text) => ask<RawResult>({ op: 'copy', before, sql, text }),
  }
  return {
    options: {},
    connect: async () => {
      const release = await turn.take()
      return deferring(raw, release) as PostgresPoolClient
    },
    exec: (sql) => ask({ op: 'exec', sql }),
    busy: turn.busy,
    dump: () => ask({ op: 'dump' }),
    end: async () => {
      ended = true
      clearInterval(watchdog)
      await ask({ op: 'close' })
      await worker.terminate()
      unlock()
    },
  }
}

/** Makes the folder of a new database, whole or not at all. */
async function made({ dir, snapshot }: LiteOptions): Promise<void> {
  if (!dir || snapshot || existsSync(join(dir, 'PG_VERSION'))) return
  const begun = `${dir}.begun`
  rmSync(begun, { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'lite-begin.ts'), begun])
  rmSync(dir, { recursive: true, force: true })
  renameSync(begun, dir)
}

const tagged = (sql: string, result: RawResult): RawResult => ({
  ...result,
  command: commandOf(sql),
  rowCount: result.affectedRows ?? result.rows.length,
})

interface Answer {
  id: number
  result: never
  error?: Record<string, string>
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  const asked = waiting.get(answer.id)
  waiting.delete(answer.id)
  if (answer.error) asked?.reject(Object.assign(new Error(answer.error.message), answer.error))
  else asked?.resolve(answer.result)
}

function startWorker(options: LiteOptions): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./lite-worker.ts', import.meta.url), { workerData: options })
    worker.once('message', () => resolve(worker))
    // Without a listener an error of the worker would end the process; `exit` follows it and opens the folder again.
    worker.on('error', reject)
  })
}

/** Hands out turns in order: `await take()` waits for one and returns what ends it. */
export function mutex(): { take: () => Promise<() => void>; busy: () => boolean } {
  let tail: Promise<void> = Promise.resolve()
  let asked = 0
  return {
    busy: () => asked > 0,
    take: () => {
      let end!: () => void
      const before = tail
      tail = new Promise<void>((resolve) => (end = resolve))
      asked++
      const done = () => {
        asked--
        end()
      }
      return before.then(() => done)
    },
  }
}

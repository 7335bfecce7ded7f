/**
 * PGlite in a worker thread, so that the event loop stays free. PGlite 0.5 opens its database with fsync off, and its
 * file system has no fsync callback even when it is on (electric-sql/pglite#1107): both are put right here, and a
 * self-check refuses to run where a commit causes no flush.
 */
import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

export interface LiteOptions {
  /** Data folder; none keeps the database in memory. */
  dir?: string
  /** A tar made by `dumpDataDir` that a new database begins from. */
  snapshot?: Uint8Array
  /** The engine compiled, for whoever opens many databases in one process. */
  engine?: WebAssembly.Module
}
export type LiteRequest =
  | { id: number; op: 'run'; before: string; sql: string; params: unknown[] }
  | { id: number; op: 'exec'; sql: string }
  | { id: number; op: 'copy'; before: string; sql: string; text: string }
  | { id: number; op: 'dump' }
  | { id: number; op: 'close' }

const { dir, snapshot, engine } = workerData as LiteOptions
const port = parentPort!

type Internals = { mod?: { NODEFS?: { stream_ops?: { fsync?: (stream: { nfd?: number }) => number } } } }
const defaults = (PGlite as unknown as { defaultStartParams: string[] }).defaultStartParams
// The usual page cache, said so that it stays: more counts as this process's memory, less slows imports (12.6 to 11.1 raw copies).
const CACHE = 'shared_buffers=128MB'
const durable = [...defaults.filter((p) => p !== '-F'), '-c', 'wal_sync_method=fsync', '-c', CACHE]
const parsers = { 20: Number, 1082: (text: string) => text }

const db = await PGlite.create({
  ...(dir ? { dataDir: dir, startParams: durable } : {}),
  ...(engine ? { pgliteWasmModule: engine } : {}),
  ...(snapshot && !(dir && existsSync(join(dir, 'PG_VERSION')))
    ? { loadDataDir: new Blob([snapshot as BlobPart]) }
    : {}),
  parsers,
})
if (dir) await wireFsync(dir)

/** Hooks fsync into the private file system, flushes what was written before the hook, and checks that it is called. */
async function wireFsync(root: string): Promise<void> {
  const ops = (db as unknown as Internals).mod?.NODEFS?.stream_ops
  if (!ops) throw new Error('PGlite has no NODEFS.stream_ops: refusing to run without fsync')
  let calls = 0
  ops.fsync = (stream) => {
    calls++
    if (stream.nfd !== undefined) fdatasyncSync(stream.nfd)
    return 0
  }
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) flush(join(entry.parentPath, entry.name))
  flush(root)
  await db.exec('create table if not exists _durable(n int); insert into _durable values(1); delete from _durable')
  if (calls === 0) throw new Error('a commit caused no fsync: refusing to run')
}

function flush(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

async function answer(request: LiteRequest): Promise<unknown> {
  switch (request.op) {
    case 'run': {
      // Without parameters the simple protocol does: one message, and a migration of many statements.
      if (request.params.length === 0) {
        const results = await db.exec(request.before ? `${request.before};${request.sql}` : request.sql)
        const { rows = [], affectedRows } = results.at(-1) ?? {}
        return { rows, affectedRows }
      }
      if (request.before) await db.exec(request.before)
      const { rows, affectedRows } = await db.query(request.sql, request.params)
      return { rows, affectedRows }
    }
    case 'exec': {
      const results = await db.exec(request.sql)
      return results.map(({ rows, affectedRows }) => ({ rows, affectedRows }))
    }
    case 'copy': {
      if (request.before) await db.exec(request.before)
      const { affectedRows } = await db.query(request.sql, [], { blob: new Blob([request.text]) })
      return { rows: [], affectedRows }
    }
    case 'dump':
      return new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer())
    case 'close':
      return db.close()
  }
}

port.on('message', async (request: LiteRequest) => {
  try {
    port.postMessage({ id: request.id, result: await answer(request) })
  } catch (error) {
    const { message, code, detail, constraint, table, column } = error as Record<string, string>
    port.postMessage({ id: request.id, error: { message, code, detail, constraint, table, column } })
    // A fault of the engine itself (no SQL state) leaves it in an unknown state: a new one opens the folder.
    if (!code) process.exit(1)
  }
})
port.postMessage({ ready: true })

import { ApiError, call } from '#web/api.ts'
import { editScheme, redoEdit, undoEdit, type Edit } from '../../../contract/schemes.ts'
import { reversed } from './steps.ts'
import type { Desk, Op, Step } from './types.ts'

/** How long a stroke waits for others before it is sent, and how long the line may be gone before it is tried again. */
const WAIT_MS = 300
const AGAIN_MS = 3000

export interface Saving {
  state: 'saved' | 'waiting' | 'sending' | 'offline' | 'stale' | 'refused'
  /** Steps that the server has not got. */
  open: number
  version: number
  error?: Error
}

/** Tells the server step by step, in order, each with the version it is made on. */
export interface Saver {
  readonly now: Saving
  /** A step was made on the desk. */
  made: (step: Step | undefined) => void
  /** A step of the desk was taken back, or done again. */
  turned: (step: Step, way: 'undo' | 'redo') => void
  /** Steps not yet saved, as steps forward. */
  open: () => Step[]
  stop: () => void
}

interface Line {
  desk: Desk
  ops: Op[]
  now: Saving
  sending: boolean
  timer: ReturnType<typeof setTimeout> | undefined
  /** `open`: steps that the server has not got, as steps forward. */
  onChange: (saving: Saving, open: Step[]) => void
}

/** What an edit says to the server. */
export function bodyOf(desk: Desk, { units, communities, locks }: Step): Omit<Edit, 'version'> {
  const ids = desk.view.units.ids
  const gone = new Set(communities.filter(([, , after]) => after === null).map(([key]) => key))
  const moves = [...Map.groupBy(units, ([, , after]) => after)].map(([to, list]) => ({
    to,
    unitIds: list.map(([u]) => ids[u]!),
  }))
  return {
    moves: moves.flatMap((m) => inPieces(m)),
    communities: communities.flatMap(([, , after]) => (after ? [after] : [])),
    remove: [...gone],
    ...(locks ? { locks: locks[1] } : {}),
  }
}

const MOST = 20_000
const inPieces = (move: { to: string | null; unitIds: string[] }) =>
  Array.from({ length: Math.ceil(move.unitIds.length / MOST) }, (_, i) => ({
    to: move.to,
    unitIds: move.unitIds.slice(i * MOST, (i + 1) * MOST),
  }))

async function send({ desk, now }: Line, op: Op): Promise<number> {
  const params = { id: desk.scheme.id }
  const { version } = now
  if (op.kind === 'edit')
    return (await call(editScheme, { params, body: { version, ...bodyOf(desk, op.step) } }, { key: op.id })).version
  return (await call(op.kind === 'undo' ? undoEdit : redoEdit, { params, body: { version } }, { key: op.id })).version
}

function show(line: Line, state: Saving['state'], error?: Error): void {
  line.now = { state, open: line.ops.length, version: line.now.version, ...(error ? { error } : {}) }
  line.onChange(line.now, forward(line.ops))
}

function later(line: Line, ms: number): void {
  clearTimeout(line.timer)
  line.timer = setTimeout(() => void flush(line), ms)
}

async function flush(line: Line): Promise<void> {
  if (line.sending || line.now.state === 'stale' || line.now.state === 'refused') return
  const op = line.ops[0]
  if (!op) return show(line, 'saved')
  line.sending = true
  show(line, 'sending')
  try {
    const version = await send(line, op)
    line.now = { ...line.now, version }
    line.ops.shift()
    line.sending = false
    return await flush(line)
  } catch (error) {
    line.sending = false
    failed(line, error as Error)
  }
}

function failed(line: Line, error: Error): void {
  const status = error instanceof ApiError ? error.status : 0
  if (status === 0 || status === 429 || status >= 500) {
    show(line, 'offline', error)
    return later(line, AGAIN_MS)
  }
  show(line, error instanceof ApiError && error.code === 'planning.schemeStale' ? 'stale' : 'refused', error)
}

function push(line: Line, kind: Op['kind'], step: Step): void {
  line.ops.push({ id: crypto.randomUUID(), kind, step })
  const { state, error } = line.now
  if (state === 'stale' || state === 'refused') return show(line, state, error)
  show(line, line.sending ? 'sending' : 'waiting')
  if (!line.sending) later(line, WAIT_MS)
}

/** Takes back what the server was not told yet. */
function dropLast(line: Line, kind: Op['kind'], step: Step): boolean {
  const last = line.ops.at(-1)
  if (!last || last.kind !== kind || last.step !== step || (line.sending && line.ops.length === 1)) return false
  line.ops.pop()
  show(line, line.ops.length > 0 ? line.now.state : 'saved')
  return true
}

/** The steps that the server has not got, those taken back as moves the other way. */
const forward = (ops: readonly Op[]): Step[] => ops.map(({ kind, step }) => (kind === 'undo' ? reversed(step) : step))

export function saverOf(desk: Desk, onChange: Line['onChange']): Saver {
  const line: Line = {
    desk,
    ops: [],
    now: { state: 'saved', open: 0, version: desk.scheme.version },
    sending: false,
    timer: undefined,
    onChange,
  }
  return {
    get now() {
      return line.now
    },
    made: (step) => {
      if (step?.told) push(line, 'edit', step)
    },
    turned: (step, way) => {
      if (step.units.length + step.communities.length === 0 && !step.locks) return
      if (way === 'undo') {
        if (dropLast(line, 'edit', step)) step.told = false
        else push(line, 'undo', step)
      } else if (!step.told) {
        step.told = true
        push(line, 'edit', step)
      } else if (!dropLast(line, 'undo', step)) push(line, 'redo', step)
    },
    open: () => forward(line.ops),
    stop: () => clearTimeout(line.timer),
  }
}

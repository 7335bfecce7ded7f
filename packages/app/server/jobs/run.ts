import { AppError } from '#shared/errors.ts'
import type { Actor, Ctx } from '../context.ts'
import { asSystem, transact, type House } from '../house.ts'
import type { Job } from '../module.ts'
import type { JobHandle } from './types.ts'

const BEAT_MS = 5_000
/** A run whose process has not given a sign of life for so long is taken over. */
export const DEAD_MS = 30_000

const jobOf = (house: House, name: string): Job | undefined =>
  house.modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === name)

/**
 * Does one run, once: it is claimed first, so that two runners never do the same. A run cut off by the end of its process
 * is claimed again and goes on from the state it wrote.
 */
export async function doRun(house: House, id: string, alone: boolean): Promise<void> {
  const run = await claim(house, id, alone)
  if (!run) return
  const beat = setInterval(() => void touch(house, id).catch(() => {}), BEAT_MS)
  try {
    const job = jobOf(house, run.name)
    if (!job) throw new AppError('jobs.unknown', 500, { name: run.name })
    tell(house, id, { phase: 'running' })
    const { handle, settled } = handleOf(house, id, run.areaId, run.actor as Actor, run.state)
    const result = await job.run(handle, job.params.parse(run.params)).finally(settled)
    await end(house, id, 'done', { result: result ?? null })
  } catch (error) {
    const known = error instanceof AppError
    if (!known) house.log.error({ err: error, job: run.name, id }, 'job failed')
    const told = known ? { code: error.code, params: error.params } : { code: 'kit.broken', params: {} }
    await end(house, id, known && error.code === 'jobs.cancelled' ? 'cancelled' : 'failed', { error: told })
  } finally {
    clearInterval(beat)
  }
}

function claim(house: House, id: string, alone: boolean) {
  return asSystem(house, 'jobs', (ctx) =>
    ctx.db
      .updateTable('jobRun')
      .set((e) => ({
        phase: 'running',
        beatAt: ctx.now,
        startedAt: e.fn.coalesce('startedAt', e.val(ctx.now)) as never,
      }))
      .where('id', '=', id)
      .where((e) =>
        e.or([
          e('phase', '=', 'queued'),
          ...(alone
            ? [e('phase', '=', 'running')]
            : [e.and([e('phase', '=', 'running'), e('beatAt', '<', new Date(ctx.now.getTime() - DEAD_MS))])]),
        ]),
      )
      .returningAll()
      .executeTakeFirst(),
  )
}

const touch = (house: House, id: string) =>
  asSystem(house, 'jobs', (ctx) => ctx.db.updateTable('jobRun').set({ beatAt: ctx.now }).where('id', '=', id).execute())

/** What those who watch the run hear; the rest they read. */
const tell = (house: House, id: string, said: { phase?: string; done?: number; total?: number }) =>
  house.live.tell(`job:${id}`, said)

const end = (house: House, id: string, phase: string, said: { result?: unknown; error?: object }) =>
  asSystem(house, 'jobs', async (ctx) => {
    ctx.tell(`job:${id}`, { phase })
    await ctx.db
      .updateTable('jobRun')
      .set({
        phase,
        endedAt: ctx.now,
        ...(said.error ? { error: JSON.stringify(said.error) } : { result: JSON.stringify(said.result) }),
      })
      .where('id', '=', id)
      .execute()
  })

interface Held {
  handle: JobHandle
  /** Writes what was reported last, once nothing is being written any more. */
  settled: () => Promise<void>
}

function handleOf(house: House, id: string, areaId: string, actor: Actor, state: unknown): Held {
  let writing: Promise<void> | undefined
  /** Reported and not in the row yet. */
  let unkept: [number, number] | undefined
  const write = (done: number, total: number, next?: object) => ({
    done,
    total,
    beatAt: house.clock(),
    ...(next ? { state: JSON.stringify(next) } : {}),
  })
  const keep = (set: ReturnType<typeof write>) => async (ctx: Ctx) => {
    await ctx.db.updateTable('jobRun').set(set).where('id', '=', id).execute()
  }
  const handle: JobHandle = {
    id,
    areaId,
    resumed: state,
    transaction: (work) => transact(house, { actor }, work),
    report: (done, total) => {
      tell(house, id, { done, total })
      unkept = [done, total]
      if (house.opened.engine === 'pglite' || writing) return
      unkept = undefined
      writing = asSystem(house, 'jobs', keep(write(done, total)))
        .catch((err: unknown) => house.log.warn({ err, id }, 'progress not written'))
        .finally(() => (writing = undefined))
    },
    progress: async (done, total, next, ctx) => {
      await writing
      unkept = undefined
      await (ctx ? keep(write(done, total, next))(ctx) : asSystem(house, 'jobs', keep(write(done, total, next))))
      tell(house, id, { done, total })
    },
    checkCancelled: async () => {
      const row = await asSystem(house, 'jobs', (ctx) =>
        ctx.db.selectFrom('jobRun').select('cancelAsked').where('id', '=', id).executeTakeFirst(),
      )
      if (row?.cancelAsked) throw new AppError('jobs.cancelled', 409)
    },
  }
  const settled = async () => {
    await writing
    if (unkept) await handle.progress(...unkept)
  }
  return { handle, settled }
}

/** Runs that wait, or whose process died. */
export async function waitingRuns(house: House, alone: boolean): Promise<string[]> {
  const rows = await asSystem(house, 'jobs', (ctx) =>
    ctx.db
      .selectFrom('jobRun')
      .select('id')
      .where((e) =>
        e.or([
          e('phase', '=', 'queued'),
          e.and([
            e('phase', '=', 'running'),
            ...(alone ? [] : [e('beatAt', '<', new Date(ctx.now.getTime() - DEAD_MS))]),
          ]),
        ]),
      )
      .orderBy('createdAt')
      .execute(),
  )
  return rows.map((r) => r.id)
}

/** Does all runs that wait, here and now, one after another: for the command line and tests. */
export async function runPending(house: House): Promise<void> {
  for (const id of await waitingRuns(house, true)) await doRun(house, id, true)
}

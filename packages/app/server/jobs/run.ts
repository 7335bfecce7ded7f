import { AppError } from '#shared/errors.ts'
import type { Actor } from '../context.ts'
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
    const result = await job.run(
      handleOf(house, id, run.areaId, run.actor as Actor, run.state),
      job.params.parse(run.params),
    )
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

const end = (house: House, id: string, phase: string, said: { result?: unknown; error?: object }) =>
  asSystem(house, 'jobs', (ctx) =>
    ctx.db
      .updateTable('jobRun')
      .set({
        phase,
        endedAt: ctx.now,
        ...(said.error ? { error: JSON.stringify(said.error) } : { result: JSON.stringify(said.result) }),
      })
      .where('id', '=', id)
      .execute(),
  )

function handleOf(house: House, id: string, areaId: string, actor: Actor, state: unknown): JobHandle {
  const write = (done: number, total: number, next?: object) => ({
    done,
    total,
    beatAt: house.clock(),
    ...(next ? { state: JSON.stringify(next) } : {}),
  })
  return {
    id,
    areaId,
    resumed: state,
    transaction: (work) => transact(house, { actor }, work),
    progress: async (done, total, next, ctx) => {
      if (ctx)
        await ctx.db
          .updateTable('jobRun')
          .set(write(done, total, next))
          .where('id', '=', id)
          .execute()
      else
        await asSystem(house, 'jobs', (own) =>
          own.db
            .updateTable('jobRun')
            .set(write(done, total, next))
            .where('id', '=', id)
            .execute(),
        )
    },
    checkCancelled: async () => {
      const row = await asSystem(house, 'jobs', (ctx) =>
        ctx.db.selectFrom('jobRun').select('cancelAsked').where('id', '=', id).executeTakeFirst(),
      )
      if (row?.cancelAsked) throw new AppError('jobs.cancelled', 409)
    },
  }
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

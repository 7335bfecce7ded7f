import { PgBoss } from 'pg-boss'
import type { Lite } from '../db/lite.ts'
import type { House } from '../house.ts'
import { doRun, waitingRuns } from './run.ts'

const QUEUE = 'liren'

/**
 * Starts the runner of jobs over pg-boss, in its own connection. The truth of a run is its row in `job_run`; the queue
 * only says that one waits. Runs left by a process that died are queued again at the start.
 */
export async function startJobs(house: House): Promise<{ wake: House['wake']; stop: () => Promise<void> }> {
  const embedded = house.opened.engine === 'pglite'
  const boss = new PgBoss({
    ...(embedded
      ? { db: overLite(house.opened.pool as Lite), backend: 'pglite' as const }
      : {
          connectionString: house.config.databaseUrl!,
          max: 3,
          ...(house.opened.engine === 'citus' ? { backend: 'citus' as const } : {}),
        }),
    schedule: false,
    superviseIntervalSeconds: 300,
    persistWarnings: false,
    reindex: false,
  })
  boss.on('error', (error) => house.log.error({ err: error }, 'job queue'))
  await boss.start()
  await boss.createQueue(QUEUE, { retryLimit: 2, expireInSeconds: 6 * 3600 })
  await boss.work<{ id: string }>(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
    await doRun(house, job!.data.id, false)
  })
  const wake = async (ids: string[]) => {
    for (const id of ids) await boss.send(QUEUE, { id })
  }
  const left = await waitingRuns(house, embedded)
  // A run that this process cannot share with another is free at once.
  if (embedded && left.length > 0) await release(house)
  await wake(left)
  return { wake, stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}

const release = (house: House) =>
  house.opened.db.updateTable('jobRun').set({ phase: 'queued' }).where('phase', '=', 'running').execute()

/** The embedded engine has one connection: the queue takes its turn like everyone else. */
function overLite(lite: Lite) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      const client = await lite.connect()
      try {
        if (values.length > 0) return await client.query<never>(text, values)
        // Scripts of the queue want the rows of all their statements.
        return { rows: (await lite.exec(text)).flatMap((r) => r.rows) }
      } catch (error) {
        await lite.exec('rollback').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
  }
}

import { z } from 'zod'
import type { Job } from '#server/module.ts'
import { compareRelease, takeOver } from './commands/releases.ts'

const release = z.object({ releaseId: z.uuid() })

/** Checks and compares a release file that was handed in. One transaction: cut off, it begins again. */
export const compareJob: Job<typeof release> = {
  name: 'areas.compareRelease',
  params: release,
  run: async (handle, { releaseId }) => {
    const result = await handle.transaction((ctx) => compareRelease(ctx, releaseId, handle.report))
    return { releaseId, ...result }
  },
}

/** Takes a compared release over: the whole release or nothing of it. */
export const takeJob: Job<typeof release> = {
  name: 'areas.takeRelease',
  params: release,
  run: async (handle, { releaseId }) => {
    await handle.checkCancelled()
    const result = await handle.transaction((ctx) => takeOver(ctx, releaseId, handle.report))
    return { releaseId, ...result }
  },
}

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startApp, type RunningApp } from './app.ts'
import { hasBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each lane of journeys finds its own demonstration city: `city.ts` picks the one of the lane it runs in. */
    addresses: string[]
    /** The first start of the packed app on an empty folder: its address and all that it said. */
    first: { address: string; said: string }
    /** The folder of the demonstration as it was built, at rest: cities begin as a copy of it. */
    built: string
  }
}

/**
 * Starts the packed app on an empty folder once, which builds the demonstration, and serves a copy of that city to each
 * lane: what one journey changes, no other sees while it runs.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = mkdtempSync(join(tmpdir(), 'liren-built-'))
  const lanes: RunningApp[] = []
  if (hasBrowser) {
    const first = await startApp({ data: built })
    await first.stop()
    project.provide('first', { address: first.address, said: first.said() })
    for (let lane = 0; lane < Number(project.config.maxWorkers); lane++) lanes.push(await startCopy(built))
  } else project.provide('first', { address: '', said: '' })
  project.provide('addresses', lanes.map((app) => app.address)) // prettier-ignore
  project.provide('built', built)
  return async () => {
    for (const app of lanes) {
      await app.stop()
      rmSync(app.data, { recursive: true, force: true })
    }
    rmSync(built, { recursive: true, force: true })
  }
}

async function startCopy(built: string): Promise<RunningApp> {
  const data = mkdtempSync(join(tmpdir(), 'liren-lane-'))
  cpSync(built, data, { recursive: true })
  return startApp({ data })
}

import type { TestProject } from 'vitest/node'
import { startApp } from './app.ts'
import { hasBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the packed app with the demonstration city, shared by all journeys. */
    address: string
    said: string
  }
}

/** Starts the packed app on an empty folder once for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!hasBrowser) {
    project.provide('address', '')
    project.provide('said', '')
    return async () => {}
  }
  const app = await startApp()
  project.provide('address', app.address)
  project.provide('said', app.said())
  return app.stop
}

import { connect, webThread, type Client } from './client.ts'

/**
 * The planner in a Web Worker of this page, started at the first question: the page never waits for it. Progress, better plans and
 * an abort as in `Client`; `close` when the page goes. Needs a bundler that knows `new Worker(new URL(…))`, as Vite does.
 */
export const openPlanner = (): Client =>
  connect(() => webThread(new Worker(new URL('./browser-thread.ts', import.meta.url), { type: 'module' })))

import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plan, type Plan } from '../src/index.ts'
import { town } from './small.ts'

const CHROMIUM = process.env['LIREN_CHROMIUM'] ?? '/usr/bin/chromium'
const PAGE = `
import { openPlanner } from ${JSON.stringify(fileURLToPath(new URL('../src/browser.ts', import.meta.url)))}
import { town } from ${JSON.stringify(fileURLToPath(new URL('small.ts', import.meta.url)))}
Object.assign(window, { town, planner: openPlanner() })`

/** The page and its worker as a bundler packs them for a browser; fails where anything of Node is among them. */
async function packed(): Promise<Map<string, string>> {
  const entry = {
    name: 'page',
    resolveId: (id: string) => (id === 'page' ? '\0page.ts' : undefined),
    load: (id: string) => (id === '\0page.ts' ? PAGE : undefined),
  }
  const made = (await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    plugins: [entry],
    build: { write: false, rollupOptions: { input: 'page', output: { entryFileNames: 'page.js' } } },
  })) as Rolldown.RolldownOutput
  return new Map(
    made.output.map((file) => [
      `/${file.fileName}`,
      'code' in file ? file.code : new TextDecoder().decode(Buffer.from(file.source)),
    ]),
  )
}

/** Serves the files; with `isolated`, memory may be shared with threads. */
function served(files: Map<string, string>, isolated: boolean): Promise<Server> {
  const server = createServer(({ url = '/' }, reply) => {
    if (isolated) reply.setHeader('cross-origin-opener-policy', 'same-origin')
    if (isolated) reply.setHeader('cross-origin-embedder-policy', 'require-corp')
    const code = files.get(url)
    reply.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript')
    reply.end(code ?? '<!doctype html><script type="module" src="/page.js"></script>')
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

type Told = Pick<Plan, 'legal' | 'rounds'> & { assignment: number[]; progress: number; late: number }

/** Asks for a plan in the page; with `stop`, aborts it at the first better plan. */
const asked = (page: Page, rounds: number, stop: boolean): Promise<Told> =>
  page.evaluate(
    async (given) => {
      const here = window as unknown as {
        town: typeof import('./small.ts').town
        planner: ReturnType<typeof import('../src/browser.ts').openPlanner>
      }
      const abort = new AbortController()
      let [progress, aborted] = [0, 0]
      const {
        assignment,
        legal,
        rounds: done,
      } = await here.planner.plan(here.town(40, 40, 5), {
        seed: 5,
        effort: { rounds: given.rounds },
        signal: abort.signal,
        onProgress: () => progress++,
        onPlan: () => {
          if (!given.stop || abort.signal.aborted) return
          aborted = performance.now()
          abort.abort()
        },
      })
      return { assignment: [...assignment], legal, rounds: done, progress, late: performance.now() - aborted }
    },
    { rounds, stop },
  )

describe.skipIf(!existsSync(CHROMIUM))('the planner in a browser', () => {
  let browser: Browser
  let files: Map<string, string>
  beforeAll(async () => {
    files = await packed()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(() => browser?.close())

  it('has nothing of Node in it', () => {
    for (const code of files.values()) expect(code).not.toMatch(/__vite-browser-external|["']node:/)
    expect(files.size).toBe(2)
  })

  it.each([true, false])(
    'draws in a thread the very plan that Node draws, tells progress and can be stopped (memory shared: %s)',
    async (isolated) => {
      const server = await served(files, isolated)
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForFunction(() => 'planner' in window)
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated)
      const made = await asked(page, 3, false)
      expect(made.assignment).toEqual([...plan(town(40, 40, 5), { seed: 5 }).assignment])
      expect(made.progress).toBeGreaterThan(0)
      const stopped = await asked(page, 1e6, true)
      expect(stopped).toMatchObject({ legal: true })
      expect(stopped.rounds).toBeLessThan(1000)
      expect(stopped.late).toBeLessThan(1000)
      expect((await asked(page, 3, false)).assignment).toEqual(made.assignment)
      await page.close()
      await new Promise((done) => server.close(done))
    },
  )
})

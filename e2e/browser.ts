import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  chromium,
  errors,
  type Browser as Chromium,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core'

/** The two sizes at which every page must work. */
export const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const
export type Size = keyof typeof sizes

/** How long a journey waits for something to appear. */
const PATIENCE_MS = 20_000
const CLOSELY_MS = 2_400
const SHOTS = join(import.meta.dirname, 'shots')
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps, and leave to use it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

export interface Browser {
  /** Opens an address at a size, in Chinese, and waits until its heading stands; in the tab of that number. */
  visit: (path: string, size?: Size, tab?: number) => Promise<Page>
  /** The tab of a number, opened where it is not yet. */
  tab: (number: number) => Promise<Page>
  close: () => Promise<void>
}

/** Whether a browser is here; journeys are skipped, saying so, where there is none. */
export const hasBrowser = existsSync(pathOfChromium())

function pathOfChromium(): string {
  return process.env['LIREN_CHROMIUM'] ?? '/usr/bin/chromium'
}

/** The one browser of a lane; it ends with the lane's process. */
let launched: Promise<Chromium> | undefined

async function chromiumOfLane(): Promise<Chromium> {
  // Files of Chinese names are found under any shell.
  const env = { ...process.env, LANG: 'C.UTF-8' } as Record<string, string>
  launched ??= chromium.launch({ executablePath: pathOfChromium(), headless: true, args: FLAGS, env })
  const running = await launched
  if (running.isConnected()) return running
  launched = undefined
  return chromiumOfLane()
}

/** A browser on an address, with a profile of its own: who signs in stays signed in. */
export async function openBrowser(address: string): Promise<Browser> {
  const context = await (
    await chromiumOfLane()
  ).newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: sizes.wide, acceptDownloads: true })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(countRequests)
  lookClosely(await context.newPage())
  return {
    visit: async (path, size = 'wide', tab = 0) => visit(await tabOf(context, tab), address + path, size),
    tab: (number) => tabOf(context, number),
    close: () => context.close(),
  }
}

const tabOf = async (context: BrowserContext, number: number): Promise<Page> =>
  context.pages()[number] ?? context.newPage()

async function visit(page: Page, address: string, size: Size): Promise<Page> {
  await page.setViewportSize(sizes[size])
  await page.goto(address, { waitUntil: 'load' })
  await page.locator('h1').first().waitFor()
  return page
}

const closely = new WeakSet<object>()

/**
 * While it waits for something, Playwright looks ever more seldom, at last twice a second; a wait of at most `CLOSELY_MS` it
 * looks after ten times a second. Most of what is waited for is there by then.
 */
function lookClosely(page: Page): void {
  const kind = Object.getPrototypeOf(page.locator('html')) as Locator
  if (closely.has(kind)) return
  closely.add(kind)
  const waitFor = kind.waitFor
  kind.waitFor = async function (options = {}) {
    const patience = options.timeout ?? PATIENCE_MS
    if (patience <= CLOSELY_MS) return waitFor.call(this, options)
    try {
      return await waitFor.call(this, { ...options, timeout: CLOSELY_MS })
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error
      return waitFor.call(this, { ...options, timeout: patience - CLOSELY_MS })
    }
  }
}

/**
 * Waits until nothing is on its way any more: no request, no place that says it waits, no animation that has an end, and no
 * change for `quiet` milliseconds. Ends after 15 s at the latest.
 */
export const settled = (page: Page, quiet = 120): Promise<void> => page.evaluate(untilQuiet, quiet)

/** Runs in the page. */
function untilQuiet(quiet: number): Promise<void> {
  return new Promise((done) => {
    const asked = window as unknown as Asked
    const began = performance.now()
    let changed = began
    const watch = new MutationObserver(() => (changed = performance.now()))
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    const ends = (a: Animation) => a.playState === 'running' && isFinite(Number(a.effect?.getComputedTiming().endTime))
    const busy = () =>
      (asked.onTheirWay ?? 0) > 0 ||
      document.querySelector('.k-wait, [aria-busy="true"]') !== null ||
      document.getAnimations().some(ends)
    const look = () => {
      const now = performance.now()
      if (busy()) changed = now
      if (now - changed < quiet && now - began < 15_000) return setTimeout(look, 20)
      watch.disconnect()
      return done()
    }
    look()
  })
}
interface Asked {
  /** Requests on their way. */
  onTheirWay?: number
  fetch: typeof fetch
}

/** Runs in every page before its own scripts: counts the requests that are on their way. */
function countRequests(): void {
  const counted = window as unknown as Asked
  const ask = counted.fetch.bind(window)
  counted.fetch = async (...args) => {
    counted.onTheirWay = (counted.onTheirWay ?? 0) + 1
    try {
      return await ask(...args)
    } finally {
      counted.onTheirWay--
    }
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page, or in a part of it, one line each; an empty list is a good page. */
export async function axe(page: Page, part?: string | { exclude: string[][] }): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (inside) => {
    const { axe: run } = window as unknown as {
      axe: { run: (context: Document | string | object, options: object) => Promise<AxeResult> }
    }
    const found = await run.run(inside ?? document, { resultTypes: ['violations'] })
    return found.violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} — ${v.help} ${n.failureSummary ?? ''}`),
    )
  }, part)
}
interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}

/** Whether the page is wider than the screen (people would have to push it sideways). */
export const tooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

/** Keeps a picture of the page in `e2e/shots/<name>.png`, where LIREN_SHOTS asks for pictures. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!process.env['LIREN_SHOTS']) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

/** The text of a downloaded file's bytes, for looking inside. */
export const bytesOf = (path: string): Buffer => readFileSync(path)

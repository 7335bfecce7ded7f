import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axeCore from 'axe-core'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

/** The two sizes at which every page must work. */
export const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const
export type Size = keyof typeof sizes

const SHOTS = join(import.meta.dirname, 'shots')
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
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

/** A browser on an address, with one profile: who signs in stays signed in. */
export async function openBrowser(address: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'liren-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: pathOfChromium(),
    headless: true,
    args: FLAGS,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: sizes.wide,
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  return {
    visit: async (path, size = 'wide', tab = 0) => visit(await tabOf(context, tab), address + path, size),
    tab: (number) => tabOf(context, number),
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
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

/** Waits until nothing is on its way any more: no reading, no change for a quarter of a second, no animation. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(untilQuiet)
  await page.evaluate(() =>
    Promise.race([
      Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null))),
      new Promise((done) => setTimeout(done, 600)),
    ]).then(() => undefined),
  )
}

/** Runs in the page. Ends after 15 s at the latest. */
function untilQuiet(): Promise<void> {
  return new Promise((done) => {
    const began = performance.now()
    let changed = began
    const watch = new MutationObserver(() => (changed = performance.now()))
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    const look = () => {
      const now = performance.now()
      if (document.querySelector('.k-wait, [aria-busy="true"]')) changed = now
      if (now - changed < 250 && now - began < 15_000) return setTimeout(look, 50)
      watch.disconnect()
      return done()
    }
    look()
  })
}

/** What axe finds wrong on the page, or in a part of it, one line each; an empty list is a good page. */
export async function axe(page: Page, part?: string | { exclude: string[][] }): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${axeCore.source} }`)
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

/** Keeps a picture of the page in `e2e/shots/<name>.png`. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

/** The text of a downloaded file's bytes, for looking inside. */
export const bytesOf = (path: string): Buffer => readFileSync(path)

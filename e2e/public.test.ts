import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicPages } from '../packages/app/web/open/modules.ts'
import { axe, hasBrowser, openBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { cityAddress } from './city.ts'

const FIRST_LOAD_BYTES = 200_000
/** What only signed-in pages may bring: libraries by a word that stands in their code. */
const HEAVY = [
  { what: 'antd', says: 'ant-btn' },
  { what: 'maps', says: 'leaflet-container' },
  { what: 'charts', says: 'echarts' },
]
const paths = ['/public', ...publicPages.map((page) => page.path)].filter((path) => !path.includes('$'))

let browser: Browser

/** What a page fetched: the bytes packed, and the text of its scripts. */
async function loadOf(path: string): Promise<{ bytes: number; code: string }> {
  const page = await browser.tab(0)
  const scripts: Promise<string>[] = []
  page.on('response', (answer) => {
    if (/\.js(\?|$)/.test(answer.url())) scripts.push(answer.text())
  })
  await browser.visit(path, 'narrow')
  await quiet(page)
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce(
      (sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize,
      0,
    ),
  )
  return { bytes, code: (await Promise.all(scripts)).join('\n') }
}

async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.k-wait').waitFor({ state: 'detached' })
}

describe.skipIf(!hasBrowser)('pages without sign-in', () => {
  beforeEach(async () => void (browser = await openBrowser(cityAddress())))
  afterEach(() => browser?.close())

  it.each(paths)('%s loads in at most 200 kB, without tables, maps and charts of signed-in pages', async (path) => {
    const { bytes, code } = await loadOf(path)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
    expect(HEAVY.filter(({ says }) => code.includes(says)).map(({ what }) => what)).toEqual([])
  })

  describe.each(Object.keys(sizes) as Size[])('%s', (size) => {
    it.each(paths)('%s has no violation, a heading of its own, its words, and fits the screen', async (path) => {
      const page = await browser.visit(path, size)
      await settled(page)
      await shot(page, `public-${size}-${path.replaceAll('/', '_')}`)
      expect(await axe(page)).toEqual([])
      expect(await tooWide(page)).toBe(false)
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.locator('body').innerText()).not.toMatch(/[a-z]+:[a-z]+\.[a-zA-Z.]+|\bopen\.\w+/)
    })
  })

  it('changes its language and its letters, keeps both, and leads to the sign-in', async () => {
    const page = await browser.visit('/public', 'narrow')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Open to all' }).waitFor()
    await page.getByRole('button', { name: 'Large type' }).click()
    await browser.visit('/public', 'narrow')
    await page.getByRole('heading', { level: 1, name: 'Open to all' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-elder'))).toBe(true)
    expect(await axe(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('link', { name: '登录' }).click()
    await page.getByLabel('登录名').waitFor()
    await page.getByRole('link', { name: '不登录，查看公开信息' }).click()
    await page.getByRole('heading', { level: 1, name: '公开信息' }).waitFor()
  })

  it('an address that is none says so and leads back', async () => {
    const page = await browser.visit('/public/nothing')
    await page.getByRole('link', { name: '回到公开信息首页' }).click()
    await page.getByRole('heading', { level: 1, name: '公开信息' }).waitFor()
  })
})

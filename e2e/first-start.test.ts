import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { demonstrationPassword } from '../packages/app/modules/accounts/queries/demonstration.ts'
import { axe, hasBrowser, openBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { cityAddress } from './city.ts'

const FIRST_PAGE_BYTES = 300_000
let browser: Browser

/** Bytes that the page took over the line, packed. */
const taken = (page: Page) =>
  page.evaluate(() =>
    [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce(
      (sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize,
      0,
    ),
  )

async function logIn(page: Page, login: string, password = demonstrationPassword) {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function good(page: Page, name: string) {
  await shot(page, `first-${name}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toBe(false)
}

describe.skipIf(!hasBrowser)('first start and log-in', () => {
  beforeEach(async () => void (browser = await openBrowser(cityAddress())))
  afterEach(() => browser?.close())

  it('prints the address and the accounts of the demonstration', () => {
    const { address, said } = inject('first')
    expect(said).toContain(address)
    expect(address).toMatch(/^http:/)
    expect(said).toContain(demonstrationPassword)
    for (const login of ['city', 'worker']) expect(said).toContain(login)
  })

  it('sends the first page in at most 300 kB', async () => {
    const page = await browser.visit('/')
    await page.getByLabel('登录名').waitFor()
    await settled(page)
    const bytes = await taken(page)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_BYTES)
  })

  describe.each(Object.keys(sizes) as Size[])('%s', (size) => {
    it('a wrong password is refused in words, the right one opens the start page, and the way out leads back', async () => {
      const page = await browser.visit('/', size)
      await page.getByLabel('登录名').waitFor()
      await good(page, `${size}-door`)
      await logIn(page, 'city', 'not this one 1!')
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('alert').innerText()).toMatch(/[\u4e00-\u9fff]/)
      await good(page, `${size}-refused`)
      await logIn(page, 'city')
      await page.getByRole('heading', { level: 1, name: /你好/ }).waitFor()
      await page.getByText('演示城市').first().waitFor()
      await settled(page)
      await good(page, `${size}-start`)
      await page.getByRole('button', { name: /的菜单/ }).click()
      await good(page, `${size}-user-menu`)
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.getByLabel('登录名').waitFor()
    })
  })

  it('opens the address that was asked for once the person is in', async () => {
    const page = await browser.visit('/account?asOf=2002-06-30')
    await logIn(page, 'city')
    await page.getByText('你正在看 2002年6月30日 的情况').waitFor()
    expect(new URL(page.url()).pathname).toBe('/account')
  })

  it('the way past the navigation is the first thing that the keyboard reaches', async () => {
    const page = await browser.visit('/')
    await logIn(page, 'city')
    await page.getByRole('heading', { level: 1, name: /你好/ }).waitFor()
    // The page takes the focus to its heading; what stands first for the keyboard is the first thing that can have it.
    const first = page.locator('a[href], button, input, select, [tabindex="0"]').first()
    expect(await first.innerText()).toBe('跳到正文')
    await first.focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => location.hash)).toBe('#main')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axe, hasBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { enter } from './city.ts'

let browser: Browser
const both = Object.keys(sizes) as Size[]

async function good(page: Page, name: string) {
  await settled(page)
  await shot(page, `policies-${name}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toBe(false)
}

describe.skipIf(!hasBrowser)('laws and their numbers', () => {
  beforeAll(async () => {
    browser = await enter('city')
  })
  afterAll(() => browser?.close())

  it.each(both)('are found in the library, read by article and compared by version (%s)', async (size) => {
    const page = await browser.visit('/policies?asOf=2026-06-01', size)
    await page.locator('main').getByRole('searchbox').first().fill('城市居民委员会组织法')
    await page.keyboard.press('Enter')
    await page.locator('.k-tag').filter({ hasText: '已被新版本取代' }).first().waitFor()
    await page.getByRole('link', { name: '中华人民共和国城市居民委员会组织法' }).first().click()
    await page.getByRole('heading', { level: 1, name: '中华人民共和国城市居民委员会组织法' }).waitFor()
    await page.getByText('第五十条').waitFor()
    await good(page, `${size}-law`)
    await page
      .getByRole('link', { name: /版对照/ })
      .first()
      .click()
    await page.locator('.p-compare del').filter({ hasText: '百' }).first().waitFor()
    expect(await page.locator('.p-compare ins').filter({ hasText: '千' }).count()).toBeGreaterThan(0)
    await good(page, `${size}-comparison`)
  })

  it('change with the day: 100 to 700 households until 2025, 1,000 to 3,000 from 2026, each with its article', async () => {
    const before = await browser.visit('/rule-sets?asOf=2025-12-31&rule=户数')
    await before.getByText('100~700户').first().waitFor()
    expect(await before.getByText('1,000~3,000户').and(before.locator('td')).count()).toBeLessThanOrEqual(1)
    const page = await browser.visit('/rule-sets?asOf=2026-01-01&rule=户数')
    await page.getByText('1,000~3,000户').first().waitFor()
    expect(await page.getByText('100~700户').count()).toBe(0)
    await page
      .getByRole('link', { name: /第三条/ })
      .first()
      .click()
    await page.locator('article.marked').filter({ hasText: '一千户至三千户' }).waitFor()
  })

  it.each(both)(
    'are filled in where the law leaves them to the province, with the paper that approved them (%s)',
    async (size) => {
      const page = await browser.visit('/rule-sets/new', size)
      await page.getByLabel(/^名称/).fill(`山东省规定(${size})`)
      await page.getByLabel(/^适用地区代码/).fill('37')
      await page.getByLabel(/^批准情况/).fill('市民政局局务会')
      await page.getByRole('button', { name: '新建规则集' }).click()
      await page.getByRole('heading', { level: 1, name: `山东省规定(${size})` }).waitFor()
      await page.getByRole('button', { name: '填写规则:另行选举期限' }).click()
      await page.getByLabel('数字', { exact: true }).fill('30')
      await page.getByLabel(/^起/).fill(size === 'wide' ? '2026-3-1' : '20260301')
      await page.getByLabel(/^文件名称/).fill('山东省实施办法(演示)')
      await page.getByLabel(/^条款/).fill('第二十条')
      await page.getByLabel(/^批准情况/).fill('市民政局局务会')
      await good(page, `${size}-form`)
      await page.getByRole('button', { name: '填写规则', exact: true }).click()
      await page.getByText('30日').first().waitFor()
      await page.getByLabel(/^文件名称/).waitFor({ state: 'detached' })
      await page.getByRole('button', { name: '填写规则:选举无效的情形' }).click()
      await page.getByLabel('收回选票多于发出选票').check()
      await page.getByLabel('未当场公布结果').check()
      await page.getByLabel(/^起/).fill('2026-3-1')
      await page.getByLabel(/^文件名称/).fill('山东省实施办法(演示)')
      await page.getByLabel(/^条款/).fill('第三十条')
      await page.getByLabel(/^批准情况/).fill('市民政局局务会')
      await good(page, `${size}-choices`)
      await page.getByRole('button', { name: '填写规则', exact: true }).click()
      await page.getByText('收回选票多于发出选票、未当场公布结果').first().waitFor()
      await good(page, `${size}-pack`)
    },
  )

  it('come in as Markdown, with every doubt named', async () => {
    const page = await browser.visit('/policies/import')
    const text = '# 演示市社区办法\n\n第一条 为了演示。\n\n第三条 条号有缺。\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '演示市社区办法(2020-05-01).md', mimeType: 'text/markdown', buffer: Buffer.from(text) })
    await page.getByText('新收入 1 份').waitFor()
    await page.getByText('条号不连续').waitFor()
    await good(page, 'import')
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { enter } from './city.ts'

const both = ['wide', 'narrow'] as const
let browser: Browser

async function good(page: Page, name: string, size: Size) {
  await settled(page)
  await shot(page, `cases-${size}-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}

describe.skipIf(!hasBrowser)('a case is taken in, taken up and answered', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('%s', async (size) => {
    const title = `3号楼前路灯不亮（${size === 'wide' ? '宽' : '窄'}）`
    const page = await browser.visit('/services/cases', size)
    await good(page, '1-inbox', size)
    await page.getByRole('link', { name: '登记诉求' }).first().click()
    await page.getByRole('heading', { level: 1, name: '登记诉求' }).waitFor()
    await page.getByLabel('标题').fill(title)
    await page.getByLabel('内容').fill('坏了三天，老人晚上出门看不见。')
    await good(page, '2-new', size)
    await page.getByRole('button', { name: '登记诉求' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText('总时限').first().waitFor()
    await good(page, '3-case', size)
    await page.getByRole('button', { name: '接办' }).click()
    await page.getByText('办理中').first().waitFor()
    await page.getByRole('button', { name: '答复' }).click()
    await page.getByLabel('给申请人的答复').fill('供电所已修好。')
    await page.getByRole('region', { name: '可办操作' }).getByRole('button', { name: '答复' }).last().click()
    await page.getByText('待核查').first().waitFor()
    await good(page, '4-answered', size)
  })
})

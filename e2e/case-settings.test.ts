import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { enter } from './city.ts'

const both = ['wide', 'narrow'] as const
let browser: Browser

async function good(page: Page, name: string, size: Size) {
  await settled(page)
  await shot(page, `case-settings-${size}-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}

describe.skipIf(!hasBrowser)('the city says to whom cases go, in what time and in which hours', () => {
  beforeAll(async () => void (browser = await enter('city')))
  afterAll(() => browser?.close())

  it.each(both)('%s', async (size) => {
    const source = `夜间值班（${size === 'wide' ? '宽' : '窄'}）`
    const page = await browser.visit('/services/case-settings', size)
    await page.getByRole('heading', { name: '派单规则' }).waitFor()
    await good(page, '1-settings', size)
    await page.getByRole('button', { name: '新增派单规则' }).click()
    const form = page.getByRole('dialog', { name: '新增派单规则' })
    await form.getByLabel('派给').selectOption({ label: '街道乡镇 · 街道工作人员' })
    await form.getByLabel('来源渠道').selectOption({ label: size === 'wide' ? '12345 热线' : '网格上报' })
    await form.getByRole('textbox', { name: '开始', exact: true }).fill('17:30')
    await form.getByRole('textbox', { name: '结束', exact: true }).fill('25')
    await form.getByLabel('依据').fill(source)
    await form.getByRole('button', { name: '新增派单规则' }).click()
    await form.locator('.wrong').first().waitFor()
    await good(page, '2-route', size)
    await form.getByRole('textbox', { name: '结束', exact: true }).fill('0830')
    await form.getByRole('button', { name: '新增派单规则' }).click()
    const row = page.getByRole('region', { name: '派单规则' }).getByRole('row').filter({ hasText: source })
    await row.getByText('17:30–次日 8:30').waitFor()
    await row.getByRole('button', { name: /^停用/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await row.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: '新增时限规则' }).click()
    await page.getByRole('dialog', { name: '新增时限规则' }).waitFor()
    await good(page, '3-clock', size)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '新增信访时限' }).click()
    await page.getByRole('dialog', { name: '新增信访时限' }).waitFor()
    await good(page, '4-petition', size)
    await page.keyboard.press('Escape')

    const office = page.getByRole('region', { name: '工作时段和期限' })
    await office.getByRole('textbox', { name: '结束', exact: true }).first().fill('11:45')
    await office.getByRole('button', { name: '保存设置' }).click()
    await page.getByText('已保存，新算的时限照此计算').waitFor()
    await page.reload()
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLInputElement>('.s-minute')].some((i) => i.value === '11:45'),
    )
    await good(page, '5-saved', size)
  })
})

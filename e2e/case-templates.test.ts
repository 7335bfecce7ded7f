import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { enter } from './city.ts'

const both = ['wide', 'narrow'] as const
let browser: Browser

async function good(page: Page, name: string, size: Size) {
  await settled(page)
  await shot(page, `case-templates-${size}-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}

/** Takes a case in and stands on its page. */
async function takeIn(page: Page, title: string, name?: string): Promise<void> {
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('内容').fill('坏了三天，老人晚上出门看不见。')
  if (name) await page.getByLabel('申请人').fill(name)
  await page.getByRole('button', { name: '登记诉求' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe.skipIf(!hasBrowser)('what is answered often is kept and picked; two cases of one matter become one', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('%s', async (size) => {
    const turn = size === 'wide' ? '宽' : '窄'
    const name = `路灯已修复（${turn}）`
    const page = await browser.visit('/services/answer-templates', size)
    await page.getByRole('button', { name: '新增模板' }).first().click()
    const form = page.getByRole('dialog', { name: '新增模板' })
    await form.getByLabel('模板名称').fill(name)
    const text = form.getByLabel('正文')
    await text.fill('您好，请拨打{电话}。')
    await form.getByRole('button', { name: '新增模板' }).click()
    await form.getByText('花括号里只能是').waitFor()
    await good(page, '1-new', size)
    await text.fill('')
    await form.getByRole('button', { name: '{称呼}' }).click()
    await page.keyboard.type('：路灯已修好。')
    await form.getByRole('button', { name: '{编号}' }).click()
    expect(await text.inputValue()).toBe('{称呼}：路灯已修好。{编号}')
    await form.getByRole('button', { name: '新增模板' }).click()
    await page.getByRole('rowheader', { name }).waitFor()
    await good(page, '2-list', size)

    const first = `5号楼东侧路灯不亮（${turn}）`
    const visited = await browser.visit('/services/cases/new', size)
    await takeIn(visited, first, '欧阳小明')
    await page.getByRole('button', { name: '接办' }).click()
    await page.getByRole('button', { name: '答复' }).click()
    await page.getByLabel('给申请人的答复').fill('已办：')
    await page.getByLabel('用模板').selectOption({ label: name })
    const answer = await page.getByLabel('给申请人的答复').inputValue()
    expect(answer).toMatch(/^已办：欧阳先生／女士：路灯已修好。\d{8}-/)
    await good(page, '3-answer', size)
    await page.keyboard.press('Control+z')
    expect(await page.getByLabel('给申请人的答复').inputValue()).toBe('已办：')

    await browser.visit('/services/cases/new', size)
    await takeIn(page, `5号楼东侧路灯不亮，又灭了（${turn}）`)
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '并案' }).click()
    await page.getByRole('radio', { name: new RegExp(`5号楼东侧路灯不亮（${turn}）`) }).waitFor()
    const other = page.getByRole('combobox', { name: '都不是？' })
    await other.fill(first)
    await page.getByRole('option', { name: first }).waitFor()
    await good(page, '4-merge', size)
    await page.keyboard.press('Enter')
    await page.getByText('到此结束；办理情况在那一件里看').waitFor()
    await page.getByRole('region', { name: '可办操作' }).getByRole('button', { name: '并案' }).last().click()
    await page.getByText('已并案').first().waitFor()
    await page
      .getByRole('link', { name: new RegExp(first.replace(/[（）]/g, '.')) })
      .first()
      .waitFor()
  })
})

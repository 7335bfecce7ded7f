import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'

const both = ['wide', 'narrow'] as const
const PAPER = '民发〔2020〕20号'

async function good(page: Page, name: string, size: Size) {
  await settled(page)
  await shot(page, `services-${size}-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true }).first()
/** Chooses from a list, or from a box that offers what it finds where there are many. */
async function pick(page: Page, name: string, label: string) {
  const control = page.getByRole('combobox', { name, exact: true }).first()
  if ((await control.evaluate((e) => e.tagName)) === 'SELECT') return void (await control.selectOption({ label }))
  await control.fill(label)
  await page.getByRole('option', { name: label }).first().click()
}
const save = (page: Page) => page.getByRole('button', { name: '保存' }).click()

describe.skipIf(!hasBrowser)('a clerk is asked for a certificate that is not issued', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await enter('clerk')))
  afterAll(() => browser?.close())

  it.each(both)('and is told what to answer and by which paper: %s', async (size) => {
    const page = await browser.visit('/services/catalogue', size)
    await page.getByRole('searchbox', { name: '居民要办什么' }).fill('帮我开个无犯罪记录证明')
    await page.getByRole('button', { name: '查一查' }).click()
    await page.getByText('不开具：无犯罪记录证明').waitFor()
    expect(await page.getByRole('status').first().innerText()).toContain(PAPER)
    await good(page, '1-asked', size)
    await browser.visit('/services/barred', size)
    expect(await page.getByRole('region', { name: '清单' }).getByRole('row').count()).toBeGreaterThanOrEqual(20)
    await good(page, '2-barred', size)
  })
})

describe.skipIf(!hasBrowser)('an officer keeps the catalogue and the network', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('makes an item, a version, and offers it at a place: %s', async (size) => {
    const mark = size === 'wide' ? '宽' : '窄'
    const page = await browser.visit('/services/kinds', size)
    await theKindStands(page, mark)
    await good(page, '3-kinds', size)
    await theItemIsMade(page, browser, mark, size)
    await theVersionIsPublished(page, mark, size)
    await thePlaceOffersIt(page, browser, mark, size)
  })

  it.each(both)('looks at coverage, providers, referrals and work handed down: %s', async (size) => {
    const page = await browser.visit('/services/coverage', size)
    await page.getByText('这是本平台自设的量度').waitFor()
    await page.getByText('仅供参考，不是法律规定').waitFor()
    await good(page, '9-coverage', size)
    for (const [path, name] of [['/services/providers', '10-providers'], ['/services/contracts', '10-contracts'], ['/services/admission-figures', '12-figures'], ['/services/referrals', '11-referrals'], ['/services/admissions', '12-admissions'], ['/services/admissions/new', '13-ask'], ['/services/items/import', '14-import']] as const) {
      await browser.visit(path, size)
      await good(page, name, size)
    }
  }) // prettier-ignore

  it('is refused an item that committees must not issue, with the paper, and loses nothing typed', async () => {
    const page = await browser.visit('/services/items/new')
    await box(page, '编码').fill('BARRED-1')
    await box(page, '名称').fill('无犯罪记录证明')
    await pick(page, '类别', '便民生活宽')
    await page.getByRole('button', { name: '新增事项' }).click()
    await page.getByText(PAPER).first().waitFor()
    expect(await box(page, '编码').inputValue()).toBe('BARRED-1')
    await good(page, '15-refused', 'wide')
  })
})

async function theKindStands(page: Page, mark: string) {
  await page.getByRole('button', { name: '新增类别' }).first().click()
  await box(page, '名称').fill(`便民生活${mark}`)
  await box(page, '编码').fill(mark === '宽' ? 'WIDE' : 'NARROW')
  await box(page, '来源').fill('街道')
  await save(page)
  await page.getByRole('region', { name: '事项分类' }).getByText(`便民生活${mark}`).first().waitFor()
}

async function theItemIsMade(page: Page, browser: Browser, mark: string, size: Size) {
  await browser.visit('/services/items/new', size)
  await box(page, '编码').fill(mark === '宽' ? 'GLJT-1' : 'GLJT-2')
  await box(page, '名称').fill(`高龄津贴申请${mark}`)
  await pick(page, '类别', `便民生活${mark}`)
  await box(page, '说明').fill('年满80周岁的老年人按月领取。')
  await page.getByRole('button', { name: '加一份材料' }).click()
  const paper = page.getByRole('group', { name: '材料 1' })
  await paper.getByLabel('名称').fill('居民身份证')
  await paper.getByLabel('系统已有的字段').selectOption({ label: '身份证号' })
  await page.getByRole('button', { name: '加一个表单项' }).click()
  await page.getByRole('group', { name: '表单项 1' }).getByLabel('问什么').fill('开户银行')
  await good(page, '4-new', size)
  await page.getByRole('button', { name: '新增事项' }).click()
  await heading(page, `高龄津贴申请${mark}`)
  await page.getByText('系统里已有，不再要求提供：居民身份证').waitFor()
  await good(page, '5-item', size)
}

async function theVersionIsPublished(page: Page, mark: string, size: Size) {
  await page.getByRole('link', { name: '发布新版' }).click()
  await heading(page, '发布新版')
  await box(page, '为什么改').fill('标准提高')
  await box(page, '说明').fill('年满80周岁的老年人按月领取，标准提高到每月100元。')
  await good(page, '6-version', size)
  await page.getByRole('button', { name: '发布新版' }).click()
  await heading(page, `高龄津贴申请${mark}`)
  const versions = page.getByRole('region', { name: '各版' })
  await versions.getByText('第 2 版').first().waitFor()
  await page.getByRole('region', { name: '不同之处' }).getByText('标准提高到每月100元').waitFor()
}

async function thePlaceOffersIt(page: Page, browser: Browser, mark: string, size: Size) {
  await browser.visit('/services/places/new', size)
  await box(page, '名称').fill(`便民服务中心${mark}`)
  await pick(page, '层级', '街道')
  await pick(page, '类型', '服务中心')
  await box(page, '地址').fill('柳青路1号')
  await page.getByLabel('经度').fill('118.35')
  await page.getByLabel('纬度').fill('35.10')
  await page.getByRole('button', { name: /按工作日/ }).click()
  await good(page, '7-place-new', size)
  await page.getByRole('button', { name: '新增网点' }).click()
  await heading(page, `便民服务中心${mark}`)
  await page.getByRole('button', { name: '放入可办事项' }).click()
  const dialog = page.getByRole('dialog', { name: '放入可办事项' })
  await dialog.locator('select').selectOption({ label: `高龄津贴申请${mark}` })
  await dialog.getByRole('button', { name: '放入可办事项' }).click()
  await page.getByRole('region', { name: '可以办的事项' }).getByText(`高龄津贴申请${mark}`).first().waitFor()
  await good(page, '8-place', size)
  const { total } = await ask<{ total: number }>(page, 'GET', '/api/services/places?open=now')
  expect(total).toBeGreaterThanOrEqual(0)
  await browser.visit('/services/places', size)
  await good(page, '8-places', size)
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Browser } from '../browser.ts'
import { ask, enter } from '../city.ts'
import { both, good } from './walk.ts'

interface Act {
  version: number
  payload: { parts: { name: string }[] }
  effectiveOn: string
  reason: string
}
const OLD = '大官苑社区'
const PARTS = ['一', '二', '三', '四']
let browser: Browser

describe.skipIf(!hasBrowser)('a split into four is drafted, changed by two at once, and nothing typed is lost', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('%s', async (size) => {
    const page = await browser.visit('/areas/acts/new?kind=split', size)
    await page.getByRole('combobox', { name: '区划', exact: true }).fill(OLD)
    await page.getByRole('option', { name: OLD }).first().click()
    for (let i = 2; i < PARTS.length; i++) await page.getByRole('button', { name: '再加一个区划' }).click()
    for (const [i, n] of PARTS.entries()) {
      const part = page.getByRole('group', { name: `分出的第${i + 1}个区划` })
      await part.getByLabel('新名称').fill(`官苑${n}区${size === 'wide' ? '' : '窄'}社区`)
      await part.getByLabel('新类型').selectOption('community')
    }
    await page.getByLabel('原区划保留').check()
    await page.getByLabel('生效日期').first().fill('2027-03-01')
    await page.getByLabel('理由').fill('居民户数超过三千')
    await good(page, `act-${size}-1-split`)
    await page.getByRole('button', { name: '存为草稿' }).click()
    await page.getByRole('link', { name: '修改内容' }).click()
    await page.getByRole('heading', { level: 1, name: '修改区划调整' }).waitFor()
    const id = /acts\/([^/]+)\/edit/.exec(page.url())![1]!
    expect(await page.getByRole('group', { name: /分出的第/ }).count()).toBe(4)

    const before = await ask<Act>(page, 'GET', `/api/areas/acts/${id}`)
    const { payload, effectiveOn, version } = before
    await ask(page, 'PUT', `/api/areas/acts/${id}`, { payload, effectiveOn, version, reason: '另一位同事改的理由' })
    await page.getByLabel('理由').fill('我改的理由')
    await page.getByRole('button', { name: '去掉分出的第4个区划' }).click()
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByText('别人改过这个事项').waitFor()
    expect(await page.getByLabel('理由').inputValue()).toBe('我改的理由')
    await good(page, `act-${size}-2-meanwhile`)
    await page.getByRole('button', { name: '以我填的为准' }).click()
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByText('我改的理由').first().waitFor()
    await settled(page)
    const after = await ask<Act>(page, 'GET', `/api/areas/acts/${id}`)
    expect(after).toMatchObject({ version: 3, reason: '我改的理由' })
    expect(after.payload.parts).toEqual(before.payload.parts.slice(0, 3))
    await good(page, `act-${size}-3-changed`)
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Browser } from '../browser.ts'
import { enter } from '../city.ts'
import { both, good, lookAt, numberIn } from './walk.ts'

let browser: Browser
let city: Browser

/** Opens the figure's provenance, follows it to its rows, and says how many there are. */
async function drillDown(page: Page, name: string): Promise<{ figure: number; rows: number }> {
  await settled(page)
  const button = page.getByRole('button', { name: /总人口 [\d,]+.*查看来源/ })
  const figure = numberIn(await button.innerText())
  await button.click()
  const asked = page.getByRole('dialog', { name: '数字的来源' })
  await asked.getByText('由登记数据算出').waitFor()
  await good(page, `${name}-figure`)
  await asked.getByRole('link', { name: '查看每一行' }).click()
  await page.getByRole('heading', { level: 1, name: '人口' }).waitFor()
  const total = page.getByText(/^共 [\d,]+ 条/)
  await total.waitFor()
  await good(page, `${name}-rows`)
  return { figure, rows: numberIn((await total.innerText()).slice(1)) }
}

describe.skipIf(!hasBrowser)('a figure drilled down to its rows', () => {
  beforeAll(async () => void ([browser, city] = await Promise.all([enter('street'), enter('city')])))
  afterAll(() => Promise.all([browser?.close(), city?.close()]))

  it.each(both)('%s: the population of the street, on 2002-06-30 and today', async (size) => {
    const page = await browser.visit('/indicators', size)
    await good(page, `drill-${size}-board`)
    await page.getByRole('link', { name: '总人口' }).click()
    await page.getByRole('heading', { level: 1, name: '总人口' }).waitFor()
    const today = await drillDown(page, `drill-${size}-today`)
    expect(today.rows).toBe(today.figure)
    await page.getByText('你正在看').waitFor({ state: 'detached' })

    await page.goBack()
    await lookAt(page, '2002-06-30')
    await page.getByText('你正在看 2002年6月30日 的情况').waitFor()
    const then = await drillDown(page, `drill-${size}-2002`)
    expect(then.rows).toBe(then.figure)
    expect(then.figure).not.toBe(today.figure)
    await page.getByText('你正在看 2002年6月30日 的情况').waitFor()
  })

  it.each(both)('%s: what was reported is marked, with the survey that states it', async (size) => {
    const page = await city.visit('/indicators/registers.population?asOf=2002-06-30', size)
    await settled(page)
    await page.getByText('登记计算与填报合计').first().waitFor()
    await page.getByText('填报', { exact: true }).first().waitFor()
    await page.getByText(/^来源 \(/).click()
    await page.getByText('《关于加快全市城市社区建设工作情况调查报告》').first().waitFor()
    await good(page, `drill-${size}-reported`)
  })
})

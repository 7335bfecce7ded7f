import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Browser, type Size } from '../browser.ts'
import { ask, enter } from '../city.ts'
import { both, good } from './walk.ts'

interface Reported {
  id: string
  value: number
  source: string
  standsUntil: string | null
  note: string | null
}
/** The figures of the seed's own report. */
const SEED = ['158万人', '28.6万人', '59.7万人', '23.7万人', '街道和乡镇21个', '居委会167个', '53个(均属兰山区)']
const PREVIEW = '/reports/preview?asOf=2002-06-30'
const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined
const MORE = 20_000
let browser: Browser
let folder: string

/** Text without the breaks and the widths of its signs. */
const plain = (text: string) => text.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')')

/** The figures that a text lacks. */
const lacking = (text: string) => SEED.filter((figure) => !plain(text).includes(figure))

async function download(page: Page, format: string, name: string): Promise<string> {
  const waits = page.waitForEvent('download')
  await page.getByRole('button', { name: format }).click()
  const file = join(folder, name)
  await (await waits).saveAs(file)
  return file
}

const docxText = (file: string) =>
  execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' }).replaceAll(/<[^>]+>/g, '')
const pdfText = (file: string) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })

async function preview(size: Size): Promise<Page> {
  const page = await browser.visit(PREVIEW, size)
  await page.getByRole('article').waitFor()
  await settled(page)
  return page
}

async function issue(page: Page, remark: string): Promise<void> {
  await page.getByLabel('印发说明').fill(remark)
  await page.getByRole('button', { name: '印发', exact: true }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await page.getByRole('article').waitFor()
}

/** One figure that the survey of 2002 states. */
async function stated(page: Page): Promise<Reported> {
  const query = 'indicatorKey=registers.population&size=1&sort=day'
  return (await ask<{ rows: Reported[] }>(page, 'GET', `/api/reported-figures?${query}`)).rows[0]!
}

/** Says another number of people, as a later return would. @returns the figure as it stands now */
async function correct(page: Page, figure: Reported, value: number): Promise<Reported> {
  const { source, standsUntil, note } = figure
  const kept = { ...(standsUntil ? { standsUntil } : {}), ...(note ? { note } : {}) }
  const body = { value, source, ...kept, reason: '补报' }
  const { id } = await ask<{ id: string }>(page, 'POST', `/api/reported-figures/${figure.id}/correct`, body)
  return { ...figure, id, value }
}

describe.skipIf(!hasBrowser)('the survey report issued and downloaded', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liren-report-'))
    browser = await enter('city')
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(both)('%s: previewed with the figures of the seed, issued, and the same on paper', async (size) => {
    const page = await preview(size)
    expect(lacking(await page.getByRole('article').innerText())).toEqual([])
    await good(page, `report-${size}-1-preview`)
    await page
      .getByRole('button', { name: /总人口，158万.*看来源/ })
      .first()
      .click()
    const behind = page.getByRole('dialog', { name: '数字的来源' })
    for (const text of ['全市城区驻地', '2002年6月30日', '1,580,000 人', '其中登记计算', '其中填报', '填报依据'])
      await behind.getByText(text).first().waitFor()
    await good(page, `report-${size}-2-figure`)
    await page.keyboard.press('Escape')

    await issue(page, '如：报市委、市政府')
    expect(lacking(await page.getByRole('article').innerText())).toEqual([])
    await good(page, `report-${size}-3-issued`)
    const docx = await download(page, 'Word 文档', `${size}.docx`)
    expect(lacking(docxText(docx))).toEqual([])
    const pdf = await download(page, 'PDF', `${size}.pdf`)
    if (hasPdfToText) expect(lacking(pdfText(pdf))).toEqual([])
  })

  it.each(both)('%s: a later issue marks what has changed', async (size) => {
    const first = await preview(size)
    await issue(first, '第一次')
    const figure = await stated(first)
    const corrected = await correct(first, figure, figure.value + MORE)
    try {
      const page = await preview(size)
      await page
        .getByRole('button', { name: /总人口，160万.*看来源/ })
        .first()
        .waitFor()
      expect(await page.locator('.report-figure.marked').first().innerText()).toBe('160万')
      await issue(page, '更正后')
      await good(page, `report-${size}-4-marked`)
      await page.getByRole('button', { name: '与上期比较' }).click()
      await page.getByRole('heading', { level: 1, name: '与上期比较' }).waitFor()
      const row = page.getByRole('region', { name: '与上期比较' }).locator('tr', { hasText: '全市城区驻地' }).first()
      await row.getByText('+20,000').waitFor()
      await row.getByText('1,600,000').waitFor()
      await good(page, `report-${size}-5-compared`)
    } finally {
      await correct(first, corrected, figure.value)
    }
  })
})

import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenIdCheck } from '../packages/app/shared/codes.ts'
import { axe, hasBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { enter } from './city.ts'

let browser: Browser
const id = (first17: string) => first17 + citizenIdCheck(first17)

/** A ledger as offices keep them: a title, a line for signatures, a two-row header, subtotals, mixed forms. */
function messy(size: Size): string {
  const n = size === 'wide' ? 1 : 2
  const home = (i: number) => `试读花园${n}号楼${i}单元101室`
  const rows = [
    ['柳青苑社区常住人口台账'],
    ['填报单位(盖章):', '', '', '填报时间:2026年3月'],
    ['序号', '户编号', '家庭住址', '与户主关系', '姓名', '性别', '出生年月', '公民身份号码', '联系方式', '备注'],
    [
      '1',
      `sd${n}01`,
      home(1),
      '户主',
      '测 试一',
      '1',
      '80.1.1',
      `'${id(`3713991980010197${n * 2 + 1}`)}`,
      '１２０００００００９１',
      '',
    ],
    ['2', '', '', '妻', '测试二', '女', '1981、2', id(`3713991981020297${n * 2}`), '12000000092/12000000093', ''],
    ['小计', '', '', '共2人'],
    ['3', `sd${n}02`, home(2), '本人', '测试三', '男', '1975年3月', '371399750303001', '', '租户'],
    ['4', '', '', '儿子', '测试四', '男', '2005.4', id(`3713992005040497${n * 2 + 1}`), '', '同上'],
    ['说明:本表由网格员填写'],
  ]
  const path = join(tmpdir(), `台账-${size}.csv`)
  writeFileSync(path, rows.map((row) => row.join(',')).join('\r\n'))
  return path
}

/** Says which residential unit the ledger's place is. */
async function say(page: Page, unit: string): Promise<void> {
  await page.getByLabel('“试读花园”对应的小区').fill(unit)
  await page.getByRole('option', { name: unit }).first().click()
}

async function good(page: Page, name: string): Promise<void> {
  await settled(page)
  await shot(page, `ledger-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), name).toBe(false)
}

describe.skipIf(!hasBrowser)('import of a messy ledger (skipped where there is no Chromium)', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(Object.keys(sizes) as Size[])(
    '%s: recognised, read in a dry run, a row corrected in place, the right rows taken in',
    async (size) => {
      const page = await browser.visit('/ledgers', size)
      await page.getByRole('button', { name: '导入新台账' }).first().click()
      await page.getByRole('heading', { level: 1, name: '导入新台账' }).waitFor()
      await good(page, `${size}-1-new`)
      await page.setInputFiles('input[type=file]', messy(size))
      await page.getByRole('button', { name: '上传并识别' }).click()
      await page.getByRole('heading', { level: 2, name: '对应关系' }).waitFor()
      expect(await page.getByLabel('含义: 出生年月').inputValue()).toBe('birth')
      await page.getByLabel('这些人属于').fill('柳青苑')
      await page.locator('[role=option]').first().click()
      await good(page, `${size}-2-columns`)
      await page.getByRole('button', { name: '开始试读' }).click()
      await page.getByText('共读出 4 人：2 人可以入库，2 人有问题待处理。').waitFor()
      await good(page, `${size}-3-dry-run`)
      await page.getByRole('button', { name: '去处理有问题的行' }).click()
      await page.getByRole('button', { name: '改正 7' }).click()
      const number = page.getByLabel('公民身份号码')
      await number.waitFor()
      await good(page, `${size}-4-mend`)
      await number.fill(id(`3713991975030397${size === 'wide' ? 3 : 5}`))
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('第 7 行已保存：可入库。').waitFor()
      await page.getByRole('button', { name: '入库', exact: true }).last().click()
      // The first size sets the unit up; the second finds it by its name.
      if (size === 'wide') {
        await page.getByText('还有 1 个小区（楼院）没有确认是哪一个').waitFor()
        await page.getByRole('button', { name: '去确认小区' }).click()
        await say(page, '不归入小区')
        await page.getByRole('cell', { name: '不归入小区' }).first().waitFor()
        await say(page, '新建小区“试读花园”')
        await page.getByRole('dialog').getByRole('button', { name: '设立小区' }).click()
        await page.getByText('您已确认').waitFor()
      } else {
        await page.getByRole('button', { name: '试读' }).last().click()
        await page.getByText('已对应').waitFor()
      }
      await good(page, `${size}-5-estate`)
      await page.getByRole('button', { name: '入库', exact: true }).last().click()
      await page.getByRole('button', { name: '把 4 人入库' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '确认入库' }).click()
      await page.getByText('已入库 4 人，待处理 0 人，不入库 0 人。').waitFor()
      await good(page, `${size}-6-done`)
      await page.goto(page.url().replace(/\/ledgers\/.*/, '/people?search=csy'))
      await page.getByText('测试一').first().waitFor()
    },
  )
})

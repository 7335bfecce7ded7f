import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, type Size } from './browser.ts'
import { ask } from './city.ts'
import { atWork, choose, here, type AtWork } from './journeys/bring.ts'
import { both, good } from './journeys/walk.ts'

describe.skipIf(!hasBrowser)('lists of compounds are brought in', () => {
  const at = atWork('street')

  it.each(both)('two sources that disagree stand side by side until a person decides: %s', async (size) => {
    const mark = size === 'wide' ? '甲' : '乙'
    const page = await at.visit('/planning/compounds', size)
    await good(page, `compounds-1-list-${size}`)
    await theColumnsAreNamed(at, page, mark, size)
    await theOtherSourceDisagrees(at, page, mark, size)
    await manyAreDecidedAtOnce(page, mark, size)
    await oneIsDecidedAndRegistered(page, mark, size)
  })
})

const geo = join(import.meta.dirname, '../../shared/data/geo')
const lists = ['fccs', 'lianjia'].map((site) => join(geo, `linyi_compounds_${site}_bd09.csv`))
describe.skipIf(!hasBrowser || !lists.every(existsSync))(
  'the lists of two property sites (skipped without ../shared/data/geo)',
  () => {
    const at = atWork('county')

    it('are brought in by a county: the wrong system is noticed, and one source decides for all', async () => {
      const page = await at.visit('/planning/compounds/new')
      await page.getByLabel('来源').fill('房产超市')
      await choose(page, '名录文件（CSV、Excel）', lists[0]!)
      await page.getByRole('button', { name: '导入（1028 个小区）' }).click()
      await page.getByRole('heading', { level: 1, name: '已导入“房产超市”' }).waitFor()
      await at.visit('/planning/compounds/new')
      await page.getByLabel('来源').fill('链家')
      await page.getByLabel('坐标系').selectOption('WGS84')
      await choose(page, '名录文件（CSV、Excel）', lists[1]!)
      await page.getByText(/位置整体偏移约 [\d,]+ 米，像是 BD-09/).waitFor()
      await good(page, 'compounds-8-real-shift')
      await page.getByRole('button', { name: '按 BD-09（百度地图） 校正' }).click()
      await page.getByText(/位置整体偏移约/).waitFor({ state: 'detached' })
      await page.getByRole('button', { name: '导入（1695 个小区）' }).click()
      await page.getByRole('link', { name: '去核定' }).click()
      await page.getByRole('heading', { level: 1, name: '小区名录' }).waitFor()
      await good(page, 'compounds-9-real-differ')
      await page.getByRole('button', { name: /按同一来源核定全部/ }).click()
      await page.getByRole('dialog').getByLabel('以哪个来源的户数为准').selectOption('链家')
      await page.getByRole('dialog').getByRole('button', { name: '核定', exact: true }).click()
      await page.getByText(/按“链家”核定了 \d{2,} 个/).waitFor()
      await good(page, 'compounds-10-real-decided')
      await page.getByRole('button', { name: '撤销', exact: true }).click()
      await page.getByText(/已撤回 \d{2,} 个/).waitFor()
    })
  },
)

async function theColumnsAreNamed({ kept }: AtWork, page: Page, mark: string, size: Size) {
  await page.getByRole('link', { name: '导入小区名录' }).first().click()
  await page.getByLabel('来源').fill(`物业名录${mark}`)
  const text = `楼盘大名,几户,经纬度\n${mark}一苑,1608,"118.4362,34.9838"\n${mark}二苑,不详,\n${mark}三苑,很多,"118.35,35.05"\n,5,\n`
  await choose(page, '名录文件（CSV、Excel）', kept(`a-${mark}.csv`, text))
  await page.getByText('没有认出哪一列是小区名称').waitFor()
  await page.getByLabel('“楼盘大名”的含义').selectOption({ label: '小区名称' })
  await page.getByLabel('“几户”的含义').selectOption({ label: '户数' })
  await page.getByText(/共 4 行，读到小区 3 个，其中有户数的 1 个/).waitFor()
  await page.getByText(/没有读出来或需要留意的 3 处/).click()
  await page
    .getByRole('region', { name: /没有读出来/ })
    .getByText('很多')
    .waitFor()
  await good(page, `compounds-2-read-${size}`)
  await page.getByRole('button', { name: '导入（3 个小区）' }).click()
  await page.getByRole('heading', { level: 1, name: `已导入“物业名录${mark}”` }).waitFor()
  await good(page, `compounds-3-kept-${size}`)
}

async function theOtherSourceDisagrees({ kept }: AtWork, page: Page, mark: string, size: Size) {
  await page.getByRole('link', { name: '看名录' }).click()
  await page.getByRole('link', { name: '导入小区名录' }).first().click()
  await page.getByLabel('来源').fill(`网站名录${mark}`)
  const text = `小区名称,户数,经纬度\n${mark}一苑,5477户,"118.4367,34.9846"\n${mark}三苑,300,"118.3501,35.05"\n`
  await choose(page, '名录文件（CSV、Excel）', kept(`b-${mark}.csv`, text))
  await page.getByRole('button', { name: '导入（2 个小区）' }).click()
  await page.getByText('各来源的户数不一致，请核定').waitFor()
  await page.getByRole('link', { name: '去核定' }).click()
  await page.getByText(`${mark}一苑`, { exact: true }).waitFor()
  await page.getByText('5,477 户').first().waitFor()
  await page.getByText('1,608 户').first().waitFor()
  await good(page, `compounds-4-differ-${size}`)
}

async function manyAreDecidedAtOnce(page: Page, mark: string, size: Size) {
  await page.getByRole('button', { name: /按同一来源核定全部/ }).click()
  await page.getByRole('dialog').getByLabel('以哪个来源的户数为准').selectOption(`网站名录${mark}`)
  await good(page, `compounds-5-bulk-${size}`)
  await page.getByRole('dialog').getByRole('button', { name: '核定', exact: true }).click()
  await page.getByText(`按“网站名录${mark}”核定了 1 个`).waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('已撤回 1 个').waitFor()
}

async function oneIsDecidedAndRegistered(page: Page, mark: string, size: Size) {
  await page.getByRole('button', { name: `核定“${mark}一苑”` }).click()
  await page.getByLabel(`物业名录${mark}：1,608 户`).check()
  await good(page, `compounds-6-decide-${size}`)
  await page.getByRole('dialog').getByRole('button', { name: '核定', exact: true }).click()
  await page.getByText(`已核定“${mark}一苑”`).waitFor()
  await page.getByRole('button', { name: /^登记为小区/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始登记' }).click()
  await page.getByText(/登记了 \d+ 个/).waitFor()
  await good(page, `compounds-7-taken-${size}`)
  const { rows } = await ask<{ rows: { name: string; households: number }[] }>(page, 'GET', `/api/units?areaId=${(await here(page)).areaId}&search=${encodeURIComponent(`${mark}一苑`)}`) // prettier-ignore
  expect(rows).toMatchObject([{ households: 1608 }])
}

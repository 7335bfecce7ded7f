import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import gcoord from 'gcoord'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'
import { both, good } from './journeys/walk.ts'

let browser: Browser
let folder: string
const kept = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const area = (name: string, ring: number[][]) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } }) // prettier-ignore

/** Where the residential units of the subdistrict lie. */
async function ground(page: Page): Promise<[west: number, south: number, east: number, north: number]> {
  const { post } = await ask<{ post: { areaId: string } }>(page, 'GET', '/api/me')
  const { rows } = await ask<{ rows: { x: number | null; y: number | null }[] }>(page, 'GET', `/api/units?areaId=${post.areaId}&size=200`) // prettier-ignore
  const at = rows.filter((r) => r.x !== null) as { x: number; y: number }[]
  const [xs, ys] = [at.map((r) => r.x), at.map((r) => r.y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
const boxed = ([w, s, e, n]: readonly number[], move = (x: number, y: number) => [x, y]) =>
  [[w, s], [e, s], [e, n], [w, n], [w, s]].map(([x, y]) => move(x!, y!)) // prettier-ignore

const choose = (page: Page, label: string, path: string) => page.locator('main').getByLabel(label, { exact: true }).setInputFiles(path) // prettier-ignore

describe.skipIf(!hasBrowser)('layers are brought in', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liren-bring-'))
    browser = await enter('street')
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(both)('seen on the map, corrected, taken, replaced and taken away: %s', async (size) => {
    const page = await browser.visit('/planning', size)
    await page.getByRole('link', { name: '方案图层' }).click()
    await page.getByRole('heading', { level: 1, name: '方案图层' }).waitFor()
    await good(page, `layers-1-list-${size}`)
    const box = await ground(page)
    await page.getByRole('link', { name: '上传图层' }).first().click()
    await page.getByRole('heading', { level: 1, name: '上传图层' }).waitFor()
    await theWrongSystemIsNoticed(page, box, size)
    await whatIsOddIsNamed(page, box, size)
    await itIsReplacedAndTakenAway(page, box, size)
  })

  it('and two million pasted edges are refused while the page lives on', async () => {
    const page = await browser.visit('/planning/layers/new')
    await page.getByLabel('名称').fill('路网')
    await page.getByText('没有文件？粘贴内容').click()
    await page.getByLabel('粘贴到这里').evaluate((box) => {
      const data = new DataTransfer()
      data.setData('text/plain', '[118.33,35.05],[118.34,35.06]\n'.repeat(2_000_000))
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.getByText('粘贴的内容有 60,000,000 个字符').waitFor()
    await good(page, 'layers-5-pasted')
    expect(await page.getByLabel('名称').inputValue()).toBe('路网')
    await choose(page, 'GeoJSON 文件', kept('edges.json', JSON.stringify({ nodes: [{ id: 1 }], links: [{ source: 1, target: 1 }] }))) // prettier-ignore
    await page.getByText('文件不是 GeoJSON').waitFor()
  })
})

async function theWrongSystemIsNoticed(page: Page, box: readonly number[], size: Size) {
  await page.getByLabel('图层种类').selectOption('soft')
  await page.getByLabel('来源').fill('区教育局，2026 年 3 月')
  const ring = boxed(box, (x, y) => gcoord.transform([x, y], gcoord.WGS84, gcoord.BD09))
  await choose(page, 'GeoJSON 文件', kept('学区.geojson', collection(area('第一小学学区', ring))))
  await page.getByText('像是 BD-09 坐标系').waitFor()
  expect(await page.getByLabel('名称').inputValue()).toBe('学区')
  await good(page, `layers-2-shifted-${size}`)
  await page.getByRole('button', { name: '按 BD-09（百度地图） 校正' }).click()
  await page.getByText('像是 BD-09 坐标系').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '采用（1 个要素）' }).click()
  await page.getByRole('heading', { level: 1, name: '方案图层' }).waitFor()
  await page.getByRole('link', { name: '学区', exact: true }).waitFor()
}

async function whatIsOddIsNamed(page: Page, [w, s, e, n]: readonly number[], size: Size) {
  const [x, y] = [(w! + e!) / 2, (s! + n!) / 2]
  const knot = area('打结的警区', [[w!, s!], [x, n!], [x, s!], [w!, n!], [w!, s!]]) // prettier-ignore
  const [one, two] = [area('东警区', boxed([x, s!, e!, n!])), area('北警区', boxed([x, y, e!, n!]))]
  await page.getByRole('link', { name: '上传图层' }).first().click()
  await page.getByLabel('图层种类').selectOption('soft')
  await page.getByLabel('名称').fill('警区')
  await page.getByLabel('来源').fill('区公安分局')
  await choose(page, 'GeoJSON 文件', kept('beats.geojson', collection(knot, one, two)))
  await page.getByRole('region', { name: /^存疑/ }).getByText('打结的警区').waitFor()
  await page.getByText('东警区、北警区').waitFor()
  await good(page, `layers-3-odd-${size}`)
  expect(await page.getByRole('button', { name: '采用（3 个要素）' }).isDisabled()).toBe(true)
  await page.getByLabel('已看过上面的问题').check()
  await page.getByRole('button', { name: '采用（3 个要素）' }).click()
  await page.getByRole('link', { name: '警区', exact: true }).waitFor()
}

async function itIsReplacedAndTakenAway(page: Page, box: readonly number[], size: Size) {
  await page.getByRole('link', { name: '替换“警区”' }).click()
  await page.getByText('新文件取代“警区”').waitFor()
  await choose(page, 'GeoJSON 文件', kept('beats2.geojson', collection(area('全街警区', boxed(box)))))
  await page.getByRole('button', { name: '采用（1 个要素）' }).click()
  await page.getByRole('heading', { level: 1, name: '方案图层' }).waitFor()
  await page.getByRole('link', { name: '警区', exact: true }).click()
  await page.getByRole('region', { name: '要素数' }).getByText('全街警区').waitFor()
  await good(page, `layers-4-one-${size}`)
  await page.getByRole('link', { name: '返回' }).click()
  for (const name of ['警区', '学区']) {
    await page.getByRole('button', { name: `撤下“${name}”` }).click()
    await page.getByText(`已撤下“${name}”`).waitFor()
  }
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('link', { name: '学区', exact: true }).waitFor()
  await page.getByRole('button', { name: '撤下“学区”' }).click()
  await page.getByText('已撤下“学区”').waitFor()
}

const CASE = '柳青街道小区拆分和导入'

describe.skipIf(!hasBrowser)('lists are brought in', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liren-bring-'))
    browser = await enter('street')
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(both)('two sources that disagree stand side by side until a person decides: %s', async (size) => {
    const mark = size === 'wide' ? '甲' : '乙'
    const page = await browser.visit('/planning/compounds', size)
    await good(page, `compounds-1-list-${size}`)
    await theColumnsAreNamed(page, mark, size)
    await theOtherSourceDisagrees(page, mark, size)
    await manyAreDecidedAtOnce(page, mark, size)
    await oneIsDecidedAndRegistered(page, mark, size)
  })

  it.each(both)('a unit above the upper bound is split by building, and the split taken back: %s', async (size) => {
    const page = await browser.visit('/planning', size)
    const { caseId, name } = await aLargeUnit(page, size)
    await browser.visit(`/planning/cases/${caseId}`, size)
    await page.getByText('请先按楼栋拆分').waitFor()
    await page.getByRole('link', { name: '过大的小区' }).click()
    await page.getByRole('link', { name: `拆分“${name}”` }).waitFor()
    await good(page, `split-1-list-${size}`)
    await page.getByRole('link', { name: `拆分“${name}”` }).click()
    await page.getByRole('heading', { name: '拆分后的小区' }).waitFor()
    await page.getByLabel('新小区 1 的名称').fill(`${name}新区`)
    await page.getByLabel('“4号楼”归哪个小区').selectOption({ label: `${name}新区` })
    await good(page, `split-2-parts-${size}`)
    await page.getByRole('button', { name: '拆成 2 个小区' }).click()
    await page.getByText(`已拆成：${name}、${name}新区`).waitFor()
    await good(page, `split-3-done-${size}`)
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByRole('button', { name: '拆成 2 个小区' }).waitFor()
    await page.getByRole('button', { name: '拆成 2 个小区' }).click()
    await page.getByText('已拆成：').waitFor()
    await page.getByRole('link', { name: '回到规划任务' }).click()
    await page.getByRole('heading', { level: 1, name: CASE }).waitFor()
    await page.getByText('请先按楼栋拆分').waitFor({ state: 'detached' })
  })

  it.each(both)('a list assigns the whole scheme in one step, and says what it cannot place: %s', async (size) => {
    const page = await browser.visit('/planning', size)
    const { id: caseId } = await ask<{ id: string }>(page, 'POST', '/api/planning/cases', { ...(await here(page)), name: CASE, reason: '按清单划分' }) // prettier-ignore
    const { id } = await ask<{ id: string }>(page, 'POST', `/api/planning/cases/${caseId}/schemes`, { name: '清单方案', from: 'current' }) // prettier-ignore
    const { units } = await ask<{ units: { ids: string[]; names: string[] } }>(page, 'GET', `/api/planning/cases/${caseId}/problem`) // prettier-ignore
    await browser.visit(`/planning/schemes/${id}/assignment`, size)
    await choose(page, '划分清单（CSV、Excel）', kept('edges.csv', 'u,v,length\n1,2,3\n'))
    await page.getByText('没有找到“小区”和“社区”两列').waitFor()
    const lines = units.ids.slice(1).map((u) => `${u},清单社区`)
    await choose(
      page,
      '划分清单（CSV、Excel）',
      kept('plan.csv', `小区,社区\n${lines.join('\n')}\n不知何处,清单社区\n`),
    )
    await page.getByText('登记里没有的小区（不划） 1').waitFor()
    await page.getByText('清单里没有的小区（成为未划入，不会自成社区） 1').waitFor()
    await good(page, `assignment-1-read-${size}`)
    await page.getByRole('button', { name: '按清单划分' }).click()
    await page.getByText('已按清单划分').waitFor()
    const after = await ask<{ communities: { name: string }[]; assignment: number[] }>(page, 'GET', `/api/planning/schemes/${id}`) // prettier-ignore
    expect([after.assignment[0], after.communities[after.assignment[1]!]!.name]).toEqual([-1, '清单社区'])
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByRole('button', { name: '按清单划分' }).waitFor()
    const back = await ask<{ assignment: number[] }>(page, 'GET', `/api/planning/schemes/${id}`)
    expect(back.assignment[0]).not.toBe(-1)
  })
})

const geo = join(import.meta.dirname, '../../shared/data/geo')
const lists = ['fccs', 'lianjia'].map((site) => join(geo, `linyi_compounds_${site}_bd09.csv`))
describe.skipIf(!hasBrowser || !lists.every(existsSync))(
  'the lists of two property sites (skipped without ../shared/data/geo)',
  () => {
    let county: Browser
    beforeAll(async () => void (county = await enter('county')))
    afterAll(() => county?.close())

    it('are brought in by a county: the wrong system is noticed, and one source decides for all', async () => {
      const page = await county.visit('/planning/compounds/new')
      await page.getByLabel('来源').fill('房产超市')
      await choose(page, '名录文件（CSV、Excel）', lists[0]!)
      await page.getByRole('button', { name: '导入（1028 个小区）' }).click()
      await page.getByRole('heading', { level: 1, name: '已导入“房产超市”' }).waitFor()
      await county.visit('/planning/compounds/new')
      await page.getByLabel('来源').fill('链家')
      await page.getByLabel('坐标系').selectOption('WGS84')
      await choose(page, '名录文件（CSV、Excel）', lists[1]!)
      await page.getByText(/位置整体偏移约 [\d,]+ 米，像是 BD-09/).waitFor()
      await good(page, 'compounds-8-real-shift')
      await page.getByRole('button', { name: '按 BD-09（百度地图） 校正' }).click()
      await page.getByText(/位置整体偏移约/).waitFor({ state: 'detached' })
      await page.getByRole('button', { name: '导入（1695 个小区）' }).click()
      await page.getByRole('link', { name: '去核定' }).click()
      await page.getByRole('button', { name: /按同一来源核定全部/ }).click()
      await page.getByRole('dialog').getByLabel('以哪个来源的户数为准').selectOption('链家')
      await page.getByRole('dialog').getByRole('button', { name: '核定', exact: true }).click()
      await page.getByText(/按“链家”核定了 \d{2,} 个/).waitFor()
      await good(page, 'compounds-9-real-decided')
      await page.getByRole('button', { name: '撤销', exact: true }).click()
      await page.getByText(/已撤回 \d{2,} 个/).waitFor()
    })
  },
)

describe.skipIf(!hasBrowser)('a county sets how it plans', () => {
  it('and its subdistricts see it', async () => {
    const street = await enter('street')
    const page = await street.visit('/planning/settings', 'narrow')
    await page.getByText('设定由区县和市里的工作人员修改').waitFor()
    await good(page, 'settings-3-street')
    await street.close()
  })

  let county: Browser
  beforeAll(async () => void (county = await enter('county')))
  afterAll(() => county?.close())

  it.each(both)('within what the law guides to: %s', async (size) => {
    const page = await county.visit('/planning/settings', size)
    await good(page, `settings-1-${size}`)
    await page.getByLabel('上限（户）').fill('3600')
    await page.getByRole('button', { name: '保存设定' }).click()
    await page.getByText('这里只能在范围内收紧').waitFor()
    await page.getByLabel('上限（户）').fill('2800')
    await page.getByLabel('纳入期限（天）').fill(size === 'wide' ? '20' : '25')
    await page.getByRole('button', { name: '保存设定' }).click()
    await page.getByText('设定已保存').waitFor()
    await good(page, `settings-2-${size}`)
    await page.reload()
    expect(await page.getByLabel('上限（户）').inputValue()).toBe('2800')
    await page.getByLabel('上限（户）').fill('')
    await page.getByRole('button', { name: '保存设定' }).click()
    await page.getByText('设定已保存').waitFor()
  })
})

async function here(page: Page): Promise<{ areaId: string }> {
  const { post } = await ask<{ post: { areaId: string } }>(page, 'GET', '/api/me')
  return { areaId: post.areaId }
}

async function theColumnsAreNamed(page: Page, mark: string, size: Size) {
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

async function theOtherSourceDisagrees(page: Page, mark: string, size: Size) {
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

/** A unit of 3600 stated households with four buildings, and a case that finds it. */
async function aLargeUnit(page: Page, size: Size): Promise<{ caseId: string; name: string }> {
  const name = size === 'wide' ? '云水大城' : '云山大城'
  const { areaId } = await here(page)
  const { rows } = await ask<{ rows: { communities: { id: string }[]; x: number; y: number }[] }>(page, 'GET', `/api/units?areaId=${areaId}&size=5`) // prettier-ignore
  const near = rows.find((r) => r.communities.length === 1)!
  const communityId = near.communities[0]!.id
  const why = { on: '2020-01-01', reason: '竣工' }
  const unit = await ask<{ id: string }>(page, 'POST', '/api/units', { townId: areaId, communityId, name, kind: 'estate', x: near.x, y: near.y + 0.001, households: 3600, ...why }) // prettier-ignore
  for (let n = 1; n <= 4; n++) {
    const { id } = await ask<{ id: string }>(page, 'POST', '/api/buildings', { communityId, unitId: unit.id, name: `${n}号楼`, ...why }) // prettier-ignore
    await ask(page, 'POST', `/api/buildings/${id}/dwellings`, { entrances: 1, floorFrom: 1, floorTo: 6, doors: 2, ...why }) // prettier-ignore
  }
  const { id: caseId } = await ask<{ id: string }>(page, 'POST', '/api/planning/cases', { areaId, name: CASE, reason: '小区过大' }) // prettier-ignore
  return { caseId, name }
}

import gcoord from 'gcoord'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Size } from './browser.ts'
import { ask } from './city.ts'
import { atWork, choose, here, type AtWork } from './journeys/bring.ts'
import { both, good } from './journeys/walk.ts'

const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const area = (name: string, ring: number[][]) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } }) // prettier-ignore

/** Where the residential units of the subdistrict lie. */
async function ground(page: Page): Promise<[west: number, south: number, east: number, north: number]> {
  const { areaId } = await here(page)
  const { rows } = await ask<{ rows: { x: number | null; y: number | null }[] }>(page, 'GET', `/api/units?areaId=${areaId}&size=200`) // prettier-ignore
  const at = rows.filter((r) => r.x !== null) as { x: number; y: number }[]
  const [xs, ys] = [at.map((r) => r.x), at.map((r) => r.y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
const boxed = ([w, s, e, n]: readonly number[], move = (x: number, y: number) => [x, y]) =>
  [[w, s], [e, s], [e, n], [w, n], [w, s]].map(([x, y]) => move(x!, y!)) // prettier-ignore

describe.skipIf(!hasBrowser)('layers are brought in', () => {
  const at = atWork('street')

  it.each(both)('seen on the map, corrected, taken, replaced and taken away: %s', async (size) => {
    const page = await at.visit('/planning', size)
    await page.getByRole('link', { name: '方案图层' }).click()
    await page.getByRole('heading', { level: 1, name: '方案图层' }).waitFor()
    await good(page, `layers-1-list-${size}`)
    const box = await ground(page)
    await page.getByRole('link', { name: '上传图层' }).first().click()
    await page.getByRole('heading', { level: 1, name: '上传图层' }).waitFor()
    await theWrongSystemIsNoticed(at, page, box, size)
    await whatIsOddIsNamed(at, page, box, size)
    await itIsReplacedAndTakenAway(at, page, box, size)
  })

  it('and two million pasted edges are refused while the page lives on', async () => {
    const page = await at.visit('/planning/layers/new')
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
    await choose(page, 'GeoJSON 文件', at.kept('edges.json', JSON.stringify({ nodes: [{ id: 1 }], links: [{ source: 1, target: 1 }] }))) // prettier-ignore
    await page.getByText('文件不是 GeoJSON').waitFor()
  })
})

async function theWrongSystemIsNoticed({ kept }: AtWork, page: Page, box: readonly number[], size: Size) {
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

async function whatIsOddIsNamed({ kept }: AtWork, page: Page, [w, s, e, n]: readonly number[], size: Size) {
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

async function itIsReplacedAndTakenAway({ kept }: AtWork, page: Page, box: readonly number[], size: Size) {
  await page.getByRole('link', { name: '替换“警区”' }).click()
  await page.getByText('新文件取代“警区”').waitFor()
  await choose(page, 'GeoJSON 文件', kept('beats2.geojson', collection(area('全街警区', boxed(box)))))
  await page.getByRole('button', { name: '采用（1 个要素）' }).click()
  await page.getByRole('heading', { level: 1, name: '方案图层' }).waitFor()
  await settled(page)
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

import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'

let browser: Browser
async function good(page: Page, name: string, size: Size = 'wide') {
  await settled(page)
  await shot(page, `organs-${name}-${size}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}
/** A page at both sizes, the narrow one first. */
async function both(path: string, name: string): Promise<Page> {
  await good(await browser.visit(path, 'narrow'), name, 'narrow')
  const page = await browser.visit(path, 'wide')
  await good(page, name)
  return page
}
interface Row {
  areaId: string
  area: string
  id: string
  name: string
  check: string
  seated: number
}
interface Listed {
  rows: Row[]
}

describe.skipIf(!hasBrowser)('a body whose term ends', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it('is named by the coverage, begins a new term, and hands over within ten days', async () => {
    const coverage = await both('/organs/coverage', 'coverage')
    await coverage.getByRole('button', { name: /只看“居委会任期将届满”/ }).click()
    await settled(coverage)
    expect(await coverage.getByRole('region', { name: '未通过的社区' }).innerText()).toContain('届满')
    const { rows } = await ask<Listed>(coverage, 'GET', `/api/organs?areaId=${await scope(coverage)}&below=true&kind=residentsCommittee`) // prettier-ignore
    const committee = rows.find((r) => r.seated > 0)!
    const path = `/organs/body/${committee.areaId}/${committee.id}`
    await both('/organs', 'bodies')
    const page = await both(path, 'body')
    await page.getByRole('link', { name: '开始新一届' }).click()
    await page.getByRole('heading', { name: '开始新一届' }).waitFor()
    await good(page, 'term')
    await page.getByRole('textbox', { name: /^依据/ }).fill('换届选举结果报告')
    const seats = page.getByRole('group', { name: /^成员 \d+$/ })
    for (let i = 0, n = await seats.count(); i < n; i++) {
      await seats.nth(i).getByRole('textbox', { name: '外来人员姓名' }).fill(`新任${i + 1}`)
      await seats.nth(i).getByLabel('性别').selectOption(i % 2 ? '2' : '1')
    }
    await page.getByRole('button', { name: '开始新一届' }).click()
    await page.getByRole('heading', { name: committee.name }).waitFor()
    await settled(page)
    expect(await page.getByRole('region', { name: '组成人员' }).innerText()).toContain('新任1')
    expect(await page.getByRole('region', { name: '历任成员' }).innerText()).toContain('任期届满')

    const list = await both('/organs/handovers', 'handovers')
    // The other one is of an election that is over, and signed.
    await list.getByRole('region', { name: '工作移交' }).getByRole('row', { name: committee.name }).filter({ hasNotText: '已签字' }).getByRole('link').first().click()
    await list.getByRole('heading', { name: /工作移交$/ }).waitFor()
    await good(list, 'handover')
    await list.getByRole('textbox', { name: '移交人' }).fill('原主任')
    await list.getByRole('textbox', { name: '接收人' }).fill('新任1')
    for (const choice of await list.getByLabel('状态').all()) await choice.selectOption('handed')
    // What was saved comes back slowly: who signs at once signs it all the same.
    await list.route('**/api/organs/handovers/**', (route) =>
      route.request().method() === 'GET' ? setTimeout(1000).then(() => route.continue()) : route.continue(),
    )
    await list.getByRole('button', { name: '保存移交清单' }).click()
    await list.getByText('已保存').first().waitFor()
    await list.getByRole('button', { name: '登记签字' }).click()
    await list.getByRole('dialog').getByRole('button', { name: '登记签字' }).click()
    await list.getByText('已签字').first().waitFor()
    await good(list, 'handover-signed')
  }, 180_000) // prettier-ignore

  it('takes a list of members in whole: first the wrong row is shown, then the mended list is entered', async () => {
    const page = await both('/organs/import', 'import')
    const { rows } = await ask<Listed>(page, 'GET', `/api/organs?areaId=${await scope(page)}&below=true&kind=residentsCommittee`) // prettier-ignore
    const { area } = rows[0]!
    const pick = (post: string) =>
      page.locator('input[type=file]').setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(`社区,组织,姓名,职务,性别,任期开始\n${area},第九十九居民小组,秦九,${post},女,2026-01-10`) }) // prettier-ignore
    await pick('主任')
    await page.getByText('有 1 行要改').first().waitFor()
    await good(page, 'import-faults')
    expect(await page.getByRole('region', { name: '试读结果' }).innerText()).toContain('组长、副组长')
    await pick('组长')
    await page.getByText('没有发现问题').waitFor()
    await good(page, 'import-good')
    expect(await page.getByRole('region', { name: '成员，逐人核对' }).innerText()).toContain('外来人员')
    const { post } = await ask<{ post: { areaName: string } }>(page, 'GET', '/api/me')
    const look = async (from: string, at: string) => {
      await page.getByRole('banner').getByRole('button', { name: from, exact: true }).click()
      await page.getByRole('button', { name: at, exact: true }).click()
      await page.keyboard.press('Escape')
    }
    const other = rows.find((r) => r.area !== area)!.area
    await look(post.areaName, other)
    await page.getByText(`当前选择的区划之内没有“${area}”`).waitFor()
    await page.getByRole('banner').getByRole('button', { name: other, exact: true }).click()
    await page.getByRole('button', { name: '回到本级' }).click()
    await page.keyboard.press('Escape')
    await page.getByText('没有发现问题').waitFor()
    await page.getByRole('button', { name: '登记 1 个组织、1 名成员' }).click()
    await page.getByText('已登记 1 个组织').waitFor()
    await good(page, 'import-done')
    await page.getByRole('button', { name: '再导入一份' }).click()
    expect(await page.getByRole('region', { name: '试读结果' }).count()).toBe(0)
  }, 120_000)

  it('has rules that are drafted from a template, and compared when they are revised', async () => {
    const page = await both('/organs/rules', 'rules')
    await page.getByRole('link', { name: '起草制度' }).first().click()
    await page.getByRole('heading', { name: '起草制度' }).waitFor()
    await page.getByLabel('组织').selectOption({ index: 1 })
    await page.getByRole('button', { name: '套用模板' }).click()
    await good(page, 'rule-new')
    await page.getByRole('button', { name: '起草制度' }).click()
    await page.getByRole('button', { name: '登记通过' }).waitFor()
    await good(page, 'rule')
  }, 120_000)

  it('is open to everybody, on a phone too', async () => {
    const page = await browser.visit('/public/bodies', 'narrow')
    await page.getByLabel('社区或街道名称').fill('柳青')
    await page.getByRole('button', { name: '查找' }).click()
    await settled(page)
    await good(page, 'public', 'narrow')
    await page.getByRole('main').getByRole('link', { name: /社区/ }).first().click()
    await page.getByText(/主任/).first().waitFor()
    await good(page, 'public-community', 'narrow')
  }, 90_000)
})

const scope = async (page: Page): Promise<string> =>
  (await ask<{ grant: { areaId: string }; post?: { areaId: string } }>(page, 'GET', '/api/me')).post?.areaId ?? ''

describe.skipIf(!hasBrowser)('the coverage page of a county', () => {
  beforeAll(async () => void (browser = await enter('city')))
  afterAll(() => browser?.close())

  it('is mended to green, the last seat by hand', async () => {
    const page = await browser.visit('/organs/coverage')
    const county = await smallestCounty(page)
    const { rows } = await ask<Listed>(page, 'GET', `/api/organs/gaps?areaId=${county}&weight=breach&check=committee&size=200`) // prettier-ignore
    const places = rows.map((r) => r.areaId)
    expect(places.length).toBeGreaterThan(0)
    const open = await browser.visit(`/organs/coverage?area=${county}`)
    expect(await open.getByRole('region', { name: '未通过的社区' }).count()).toBe(1)
    for (const [i, areaId] of places.entries()) await furnish(page, areaId, i === places.length - 1)
    const left = await browser.visit(`/organs/coverage?area=${county}&weight=breach`)
    await settled(left)
    const gaps = await ask<Listed>(left, 'GET', `/api/organs/gaps?areaId=${county}&weight=breach`)
    expect(gaps.rows.map((r) => r.check)).toEqual(['committeeChair'])
    await good(left, 'county-red')
    const last = places.at(-1)!
    const { rows: bodies } = await ask<Listed>(left, 'GET', `/api/organs?areaId=${last}&kind=residentsCommittee`)
    const body = await browser.visit(`/organs/body/${last}/${bodies[0]!.id}?area=${county}`)
    await body.getByRole('button', { name: '增补成员' }).click()
    const form = body.getByRole('dialog', { name: '增补成员' })
    await form.getByLabel('职务').selectOption('chair')
    await form.getByRole('textbox', { name: '外来人员姓名' }).fill('补选主任')
    await form.getByLabel('任职方式').selectOption('byElected')
    await form.getByRole('textbox', { name: /^依据/ }).fill('居民代表会议补选')
    await form.getByRole('button', { name: '增补成员' }).click()
    await body.getByText('补选主任').first().waitFor()
    const green = await browser.visit(`/organs/coverage?area=${county}`)
    await green.getByText(/个社区全部达标/).waitFor()
    await good(green, 'county-green')
    await good(await browser.visit(`/organs/coverage?area=${county}`, 'narrow'), 'county-green', 'narrow')
  }, 240_000)
})

/** The county with the fewest communities: whoever mends one mends all alike. */
async function smallestCounty(page: Page): Promise<string> {
  const { rows } = await ask<Listed>(page, 'GET', '/api/areas?level=3&size=50')
  const all: { id: string; n: number }[] = []
  for (const r of rows) {
    const { communities } = await ask<{ communities: number }>(page, 'GET', `/api/organs/coverage?areaId=${r.id}`)
    if (communities > 0) all.push({ id: r.id, n: communities })
  }
  return all.toSorted((a, b) => a.n - b.n)[0]!.id
}

/** All that the law asks of a community, by the same commands as the forms; the last one has no chair. */
async function furnish(page: Page, areaId: string, chairless: boolean): Promise<void> {
  const [from, to] = ['2026-01-10', '2031-01-10']
  const post = <T>(path: string, body: object) => ask<T>(page, 'POST', path, body)
  const body = async (kind: string, name: string, seats: [string, string][], more: object = {}) => {
    const done = await post<Row>('/api/organs', { areaId, kind, name, on: '2026-01-01', source: '批复', ...more })
    const members = seats.map(([p, inReason], i) => ({ name: `${name}${i + 1}`, sex: i % 2 ? '2' : '1', post: p, inReason }))
    await post(`/api/organs/${areaId}/${done.id}/terms`, { version: 1, from, to, sourceKind: 'meeting', source: '选举结果', members })
    return done.id
  } // prettier-ignore
  const of = (n: number, p: string, r: string): [string, string][] => Array.from({ length: n }, () => [p, r])
  const committee = await body('residentsCommittee', '居委会', [
    [chairless ? 'viceChair' : 'chair', 'elected'],
    ...of(4, 'member', 'elected'),
  ])
  await body('supervisoryCommittee', '监督委员会', [['chair', 'selected'], ...of(2, 'member', 'selected')])
  await body('representatives', '居民代表', of(24, 'representative', 'selected'))
  await body('residentsGroup', '第一居民小组', [['leader', 'selected']])
  for (const kind of ['charter', 'convention']) {
    const rule = await post<Row>('/api/organs/rules', { areaId, organId: committee, kind, title: kind, text: '第一条' })
    const at = `/api/organs/rules/${areaId}/${rule.id}`
    await post(`${at}/adopt`, { version: 1, on: '2026-03-01', by: 'representativesMeeting', entitled: 29, present: 25, votesFor: 25, votesAgainst: 0, abstained: 0 }) // prettier-ignore
    await post(`${at}/enforce`, { version: 2, on: '2026-03-05' })
  }
}

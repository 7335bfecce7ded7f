import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, bytesOf, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'
import { numberIn } from './journeys/walk.ts'

const both = ['wide', 'narrow'] as const
const [FROM, TO] = ['柳青苑社区', '大官苑社区']
let browser: Browser

async function good(page: Page, name: string, size: Size) {
  await settled(page)
  await shot(page, `planning-${size}-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}

/** Opens a case for the subdistrict of the officer. */
async function begin(page: Page, name: string) {
  await page.getByLabel('名称').fill(name)
  await page.getByLabel('事由').fill('新建小区陆续入住，社区规模需要调整')
  await page.getByRole('button', { name: '立项' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Households of a community in the list beside the map. */
const households = async (page: Page, name: string): Promise<number> =>
  numberIn(await page.getByRole('region', { name: '社区列表' }).getByRole('row', { name }).locator('.p-households').innerText()) // prettier-ignore

const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor()

describe.skipIf(!hasBrowser)('a subdistrict is planned from its register', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('%s', async (size) => {
    const name = `柳青街道社区规划（${size === 'wide' ? '宽' : '窄'}）`
    const page = await browser.visit('/planning', size)
    await good(page, '1-cases', size)
    await page.getByRole('link', { name: '立项' }).first().click()
    await page.getByRole('heading', { level: 1, name: '立项' }).waitFor()
    await good(page, '2-new', size)
    await begin(page, name)
    await good(page, '3-case', size)
    await page.getByRole('button', { name: '从现状画起' }).click()
    await page.getByText('未划入社区').first().waitFor()
    await page.getByText('画图不等于报批').first().waitFor()
    await good(page, '4-table', size)

    await theEngineIncludes(page, size)
    await unitsMoveByKeyboard(page, size)
    await aBreachAsksForItsReason(page, size)
    await everyPartOpens(page, size)
    await twoAreCompared(page, name, size)
    await anActBegins(page, size)
  })

  it('by two at once, and neither loses a step', async () => {
    const page = await browser.visit('/planning/cases/new')
    await begin(page, '柳青街道社区规划（两人）')
    await page.getByRole('button', { name: '从现状画起' }).click()
    await page.getByLabel('划入', { exact: true }).selectOption({ label: TO })
    const id = /schemes\/([0-9a-f-]{36})/.exec(page.url())![1]!
    const path = `/api/planning/schemes/${id}`
    const before = await ask<{ version: number; communities: { key: string }[] }>(page, 'GET', path)
    const { version, communities } = before
    await ask(page, 'POST', `${path}/edits`, {
      version,
      communities: [{ key: communities[0]!.key, breachReason: '同事写的理由' }],
    })
    const was = await households(page, TO)
    await page.getByRole('region', { name: '小区清单' }).locator('tbody input').first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('您画图时，别人改了这个方案').waitFor()
    await good(page, '12-two', 'wide')
    await page.getByRole('button', { name: '采用对方的改动，再接着做我的' }).click()
    await saved(page)
    expect(await households(page, TO)).toBeGreaterThan(was)
    const after = await ask<{ version: number; communities: { breachReason: string | null }[] }>(page, 'GET', path)
    expect(after.communities[0]!.breachReason).toBe('同事写的理由')
    expect(after.version).toBe(version + 2)
  })
})

/** What is in no community is put into one by the engine, as a new scheme. */
async function theEngineIncludes(page: Page, size: Size) {
  await page.getByRole('button', { name: '机选' }).click()
  const engine = page.getByRole('region', { name: '机选' })
  await engine.getByLabel('做什么').selectOption('include')
  await engine.getByLabel('在哪里算').selectOption('server')
  await engine.getByRole('button', { name: '开始机选' }).click()
  const drawn = engine.getByRole('link', { name: '打开第 1 个方案' })
  await drawn.waitFor()
  await good(page, '5-engine', size)
  await drawn.click()
  await page.waitForURL((url) => url.pathname.includes('/schemes/'))
  await page.getByText('未划入小区 0 个').waitFor()
}

async function unitsMoveByKeyboard(page: Page, size: Size) {
  const [before, after] = [await households(page, FROM), await households(page, TO)]
  await page.getByLabel('看哪些小区').selectOption({ label: FROM })
  await page.getByLabel('划入', { exact: true }).selectOption({ label: TO })
  const first = page.getByRole('region', { name: '小区清单' }).locator('tbody input').first()
  await first.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  const moved = before - (await households(page, FROM))
  expect(moved).toBeGreaterThan(0)
  expect(await households(page, TO)).toBe(after + moved)
  await saved(page)
  await page.keyboard.press('Control+z')
  expect(await households(page, FROM)).toBe(before)
  await page.keyboard.press('Control+y')
  expect(await households(page, TO)).toBe(after + moved)
  await saved(page)
  await page.getByLabel('颜色表示').selectOption('change')
  await good(page, '6-moved', size)
}

async function aBreachAsksForItsReason(page: Page, size: Size) {
  await page.getByLabel('看哪些小区').selectOption({ label: FROM })
  await page.getByLabel('选中列出的全部小区').check()
  await page.getByRole('button', { name: /^划入（/ }).click()
  const reason = page.getByLabel(new RegExp(`“${TO}”.*超过 3,000 户`))
  await reason.waitFor()
  await good(page, '7-breach', size)
  await reason.fill('两处同属一个老厂区，物业和党组织未分开')
  await page.getByRole('button', { name: '记下理由' }).click()
  await page.getByText('理由：两处同属一个老厂区').waitFor()
  await saved(page)
  await page.reload()
  await page.getByText('理由：两处同属一个老厂区').waitFor()
  await good(page, '8-reason', size)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('理由：两处同属一个老厂区').isVisible()).toBe(true)
  expect(await page.getByText('画图不等于报批').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
}

async function everyPartOpens(page: Page, size: Size) {
  for (const [part, sign] of [
    ['社区情况', '沿用'],
    ['检查', '须写明理由'],
    ['名称和代码', '名称由小区名'],
    ['四项标准', '的依据'],
    ['要求', '机选按这里的要求画'],
    ['锁定', '不想动的可以锁定'],
    ['批注', '写一条批注'],
  ] as const) {
    await page.getByRole('group', { name: '详细' }).getByText(part, { exact: true }).click()
    await page.locator('main').getByText(sign).first().waitFor()
    await good(page, `9-${part}`, size)
  }
}

async function twoAreCompared(page: Page, name: string, size: Size) {
  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('link', { name: '并排对比' }).click()
  await page.getByRole('heading', { name: '社区逐个对照' }).waitFor()
  await good(page, '10-compare', size)
  const said = numberIn(/小区 ([\d,]+) 个/.exec(await page.getByText('两个方案划法不同的小区').innerText())![1]!)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出划法不同的小区（CSV）' }).click(),
  ])
  const lines = bytesOf((await file.path())!)
    .toString('utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(1 + said)
  expect(lines[0]).toContain('现状')
}

/** From the scheme a draft of an act, and the plan out for comment. */
async function anActBegins(page: Page, size: Size) {
  await page.getByRole('link', { name: /打开“.*纳入/ }).click()
  await page.getByRole('link', { name: '起草报批' }).click()
  await page.getByRole('heading', { level: 1, name: '起草报批' }).waitFor()
  await page.getByLabel('标题').fill(`柳青街道社区规模调整（${size}）`)
  await page.getByLabel('事由').fill('老厂区两侧社区合并，便于服务')
  await page.getByLabel('施行日期').fill('2027-03-01')
  await page.getByLabel('施行日期').press('Tab')
  await page.getByRole('button', { name: '起草报批' }).click()
  await page.waitForURL(/acts\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: '公开征求意见' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公开征求意见' }).click()
  await page.getByText('征求意见', { exact: true }).first().waitFor()
  await settled(page)
  await shot(page, `planning-${size}-11-act`)
  await page.goto(`${new URL(page.url()).origin}/planning`)
}

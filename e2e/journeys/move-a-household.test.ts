import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Browser, type Size } from '../browser.ts'
import { ask, enter } from '../city.ts'
import { both, good, lookAt, numberIn } from './walk.ts'

interface Area {
  id: string
  name: string
}
interface Household {
  id: string
  head: string
  members: number
  address: string
}
const FROM = '金润社区'
const TO = '大官苑社区'
let browser: Browser

/** A family of three or more, of another page of the list at each size. */
async function aFamily(page: Page, size: Size): Promise<Household> {
  const areas = await ask<{ rows: Area[] }>(page, 'GET', `/api/areas?search=${encodeURIComponent(FROM)}&level=5`)
  const from = areas.rows.find((a) => a.name.startsWith(FROM))!
  const at = size === 'wide' ? 9 : 11
  const list = await ask<{ rows: Household[] }>(page, 'GET', `/api/households?areaId=${from.id}&page=${at}&size=50`)
  return list.rows.find((h) => h.members >= 3)!
}

/** What the indicators page says of the two communities. */
async function figures(page: Page): Promise<{ from: number; to: number; street: number }> {
  await settled(page)
  const row = (name: string) =>
    page.getByRole('region', { name: '表', exact: true }).locator('tbody tr', { hasText: name })
  await row(FROM).waitFor()
  const cell = async (name: string) => numberIn(await row(name).locator('td').first().innerText())
  const whole = await page.getByRole('button', { name: /总人口 [\d,]+.*查看来源/ }).innerText()
  return { from: await cell(FROM), to: await cell(TO), street: numberIn(whole) }
}

describe.skipIf(!hasBrowser)('a household moves to another community', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('%s', async (size) => {
    const page = await browser.visit('/indicators/registers.population', size)
    const before = await figures(page)
    await lookAt(page, yesterday())
    const dayBefore = await figures(page)
    const family = await aFamily(page, size)

    await page.getByRole('button', { name: '回到今天' }).click()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /姓名/ }).fill(family.address)
    await page.getByRole('option', { name: family.address }).first().click()
    await page.getByRole('heading', { level: 1, name: family.head }).waitFor()
    await good(page, `move-${size}-1-household`)
    await page.getByRole('button', { name: '整户迁移' }).click()

    // The new page takes the focus to its heading once: whoever types before that loses the open list.
    await page.getByLabel('迁往社区').waitFor()
    await settled(page)
    await page.getByLabel('迁往社区').fill(TO)
    await page.getByRole('option', { name: TO }).first().click()
    await page.getByLabel('住址').fill('沂蒙路18号3号楼2单元501室')
    await good(page, `move-${size}-2-whither`)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('证件或文书').fill('房屋买卖合同')
    await page.getByLabel('原因说明').fill('购房')
    await good(page, `move-${size}-3-grounds`)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(`${family.members}人一起迁移`).waitFor()
    await good(page, `move-${size}-4-check`)
    await page.getByRole('button', { name: '确认迁移' }).click()
    await page.getByText('整户已迁移').waitFor()
    await page
      .getByText(/大官苑社区.* · .*沂蒙路18号/)
      .first()
      .waitFor()
    await good(page, `move-${size}-5-moved`)

    await page.getByRole('link', { name: family.head }).first().click()
    await page.getByRole('heading', { level: 1, name: family.head, exact: true }).waitFor()
    await page.getByRole('heading', { name: '居住经历' }).waitFor()
    const past = page.locator('section', { has: page.getByRole('heading', { name: '居住经历' }) })
    for (const community of [FROM, TO]) await past.getByText(community).first().waitFor()
    const happened = page.locator('section', { has: page.getByRole('heading', { name: '登记事件' }) }).locator('tr')
    await happened.filter({ hasText: '迁移' }).filter({ hasText: '房屋买卖合同' }).first().waitFor()
    await good(page, `move-${size}-6-person`)

    const after = await figures(await browser.visit('/indicators/registers.population', size))
    expect(after).toEqual({
      from: before.from - family.members,
      to: before.to + family.members,
      street: before.street,
    })
    await lookAt(page, yesterday())
    expect(await figures(page)).toEqual(dayBefore)
    await good(page, `move-${size}-7-before`)
  })
})

/** The day before the city's today. */
function yesterday(): string {
  const day = new Date(Date.now() - 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day)
}

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, hasBrowser, settled, shot, tooWide, type Browser, type Size } from './browser.ts'
import { ask, enter } from './city.ts'

const both = ['wide', 'narrow'] as const
let desk: Browser
let phone: Browser

async function good(page: Page, name: string, size: Size) {
  await settled(page)
  await shot(page, `enrol-${size}-${name}`)
  expect(await axe(page), name).toEqual([])
  expect(await tooWide(page), `${name} is wider than the screen`).toBe(false)
}

/** Whom an account is tied to. */
async function tiedTo(page: Page, login: string): Promise<string> {
  const { rows } = await ask<{ rows: { login: string; kind: string; name: string }[] }>(page, 'GET', '/api/services/residents/members?size=100') // prettier-ignore
  return rows.find((r) => r.login === login && r.kind === 'self')!.name
}

interface Person {
  name: string
  birthOn: string
}
/** A grown-up of the worker's community whose name nobody else there bears, and who is not the resident with the account. */
async function grownUp(page: Page, but: string): Promise<Person> {
  const { rows } = await ask<{ rows: Person[] }>(page, 'GET', '/api/people?size=100')
  const once = rows.filter((r) => rows.filter((other) => other.name.startsWith(r.name)).length === 1)
  return once.find((r) => r.birthOn < '1980-01-01' && r.name !== but)!
}

describe.skipIf(!hasBrowser)('at the counter a unit gets a code and a resident acts for a relative', () => {
  beforeAll(async () => {
    desk = await enter('worker')
    phone = await enter('resident')
  })
  afterAll(async () => {
    await desk?.close()
    await phone?.close()
  })

  it.each(both)('%s', async (size) => {
    const page = await desk.visit('/services/residents', size)
    await page.getByRole('radio', { name: '驻地单位' }).check()
    await good(page, '1-code', size)
    await page.getByRole('combobox', { name: '驻地单位' }).click()
    const unit = page.locator('[role="option"]:not([aria-disabled])').first()
    const name = (await unit.innerText()).split(' ')[0]!
    await unit.click()
    await page.getByRole('button', { name: '核对无误，生成' }).click()
    const slip = page.getByRole('region', { name: '绑定码小票' })
    await slip.getByText(`${name} 的绑定码`).waitFor()
    expect(await slip.locator('code').innerText()).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    await slip.getByRole('img', { name: '注册二维码' }).waitFor()
    await good(page, '2-slip', size)

    await page.getByRole('link', { name: '发出的绑定码' }).click()
    await page.getByRole('heading', { level: 1, name: '发出的绑定码' }).waitFor()
    await page
      .getByRole('button', { name: `作废绑定码：${name}` })
      .first()
      .click()
    await page.getByRole('dialog').getByLabel('原因').fill('小票丢失')
    await page.getByRole('dialog').getByRole('button', { name: '作废绑定码' }).click()
    await page.getByText('已作废').first().waitFor()
    await good(page, '3-codes', size)

    await desk.visit('/services/residents', size)
    const whose = await tiedTo(page, 'resident')
    const relative = await grownUp(page, whose)
    await page.getByRole('button', { name: `代办家人：${whose}` }).click()
    const form = page.getByRole('dialog', { name: `${whose}代哪位家人办事` })
    await form.getByRole('radio', { name: '未成年子女' }).check()
    await form.getByText('以监护人身份代办').waitFor()
    await form.getByRole('combobox', { name: '家人' }).fill(relative.name)
    await page.getByRole('option', { name: relative.name }).first().click()
    await form.getByLabel('核验方式').selectOption({ label: '上门核实' })
    await form.getByLabel('说明').fill('本人书面同意书')
    await form.getByRole('button', { name: '登记代办家人' }).click()
    await form.getByText('对方已成年，不能按未成年子女代办').waitFor()
    await good(page, '4-refused', size)
    await form.getByRole('radio', { name: '其他亲属' }).check()
    await form.getByText('须本人同意').waitFor()
    await form.getByRole('button', { name: '登记代办家人' }).click()
    await form.waitFor({ state: 'detached' })

    const mine = await phone.visit('/my/family', size)
    const one = mine.getByRole('listitem').filter({ hasText: relative.name })
    await one.getByText('对方书面同意').waitFor()
    await good(mine, '5-family', size)
    await one.getByRole('link', { name: `为${relative.name}办事` }).click()
    await mine.getByRole('link', { name: '我要求助' }).click()
    await mine.getByLabel('为谁办').waitFor()
    expect(await mine.getByLabel('为谁办').locator('option:checked').innerText()).toBe(relative.name)
    await phone.visit('/my/family', size)
    await one.getByRole('button', { name: '不再代办' }).click()
    await mine.getByRole('dialog').getByRole('button').last().click()
    await one.waitFor({ state: 'detached' })
    await mine.getByRole('textbox', { name: '绑定码' }).fill('ABCD-EFGH-JKMN')
    await mine.getByRole('button', { name: '绑定到我的账号' }).click()
    await mine.getByText(/绑定码不对|已经用过、作废或过期/).waitFor()
    await good(mine, '6-code', size)
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Browser, type Size } from '../browser.ts'
import { ask, enter, strengthen } from '../city.ts'
import { both, good } from './walk.ts'

interface Named {
  id: string
  name: string
}

describe.skipIf(!hasBrowser)('a building and its dwellings', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await enter('worker')))
  afterAll(() => browser?.close())

  it.each(both)('%s: from the page of the unit to every door, floor by floor', async (size) => {
    const page = await browser.visit('/units', size)
    const { rows } = await ask<{ rows: Named[] }>(page, 'GET', '/api/units')
    const unit = rows[size === 'wide' ? 0 : 1]!
    await page.getByRole('link', { name: unit.name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: unit.name }).waitFor()
    await good(page, `homes-${size}-1-unit`)
    await page.getByRole('button', { name: '新增楼栋' }).click()
    await page.getByLabel('楼栋名称').waitFor()
    await settled(page)
    await page.getByLabel('楼栋名称').fill('新88号楼')
    await page.getByLabel('层数').fill('6')
    await page.getByLabel('原因说明').fill('新建交付')
    await good(page, `homes-${size}-2-building`)
    await page.getByRole('button', { name: '新增楼栋' }).click()

    await page.getByRole('heading', { level: 1, name: '登记楼内房屋' }).waitFor()
    await settled(page)
    expect(await page.getByLabel('到第几层').inputValue()).toBe('6')
    await page.getByLabel('单元数').fill('3')
    await page.getByLabel('没有的房号或楼层').fill('1单元101')
    await page.getByText('共 35 处房屋：1单元102室 至 3单元602室').waitFor()
    await page.getByRole('button', { name: '登记房屋' }).click()
    await page.getByText('请写明依据的证件、文书，或说明原因').waitFor()
    await good(page, `homes-${size}-3-no-grounds`)
    await page.getByLabel('原因说明').fill('现场核对')
    await page.getByRole('button', { name: '登记房屋' }).click()
    await page.getByText('新登记 35 处房屋，原已登记 0 处').waitFor()
    await page.getByRole('link', { name: `${unit.name}新88号楼1单元102室` }).waitFor()
    await good(page, `homes-${size}-4-building`)

    await page.getByRole('button', { name: '登记房屋' }).click()
    await page.getByText('单独登记一户').click()
    await page.getByLabel('房间').fill('储藏室')
    await page.getByLabel('原因说明').fill('现场核对')
    await good(page, `homes-${size}-5-one`)
    await page.getByRole('button', { name: '登记房屋' }).click()
    await page.getByRole('link', { name: `${unit.name}新88号楼储藏室` }).click()
    await page.getByRole('heading', { level: 1, name: `${unit.name}新88号楼储藏室` }).waitFor()
    await good(page, `homes-${size}-6-dwelling`)
  })
})

/** Two people of the list, their numbers shown for a purpose, and what their record says of it. */
async function lookAtNumbers(page: Page, size: Size): Promise<void> {
  await page.reload()
  await settled(page)
  await page.getByRole('checkbox', { name: /^选择/ }).nth(0).check()
  await page.getByRole('checkbox', { name: /^选择/ }).nth(2).check()
  await page.getByRole('button', { name: '批量查看号码' }).click()
  const dialog = page.getByRole('dialog', { name: '查看 2 人的号码' })
  const look = dialog.getByRole('button', { name: '查看', exact: true })
  await dialog.getByLabel('用途').selectOption({ label: '办理救助、补贴' })
  expect(await look.isDisabled()).toBe(true)
  await dialog.getByLabel('补充说明').fill(`低保复核${size}`)
  await dialog.getByLabel('身份证号').check()
  await good(page, `numbers-${size}-3-purpose`)
  await look.click()
  await dialog
    .getByText(/^371399\d{11}[\dX]$/)
    .first()
    .waitFor()
  const name = await dialog.locator('tbody th').first().innerText()
  await good(page, `numbers-${size}-4-shown`)
  await dialog.getByRole('button', { name: '隐藏' }).click()
  await page.keyboard.press('Control+k')
  await dialog.waitFor({ state: 'hidden' })
  await settled(page)
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  await page.getByRole('link', { name, exact: true }).first().click()
  const revealings = page.getByRole('region', { name: '谁看过完整号码' }).locator('tr')
  await revealings
    .filter({ hasText: `低保复核${size}` })
    .first()
    .waitFor()
}

describe.skipIf(!hasBrowser)('the numbers of several people', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await enter('worker2')))
  afterAll(() => browser?.close())

  it.each(both)('%s: chosen in the list, shown for a purpose with a second factor, on the record', async (size) => {
    const page = await browser.visit('/people', size)
    await settled(page)
    const boxes = page.getByRole('checkbox', { name: /^选择/ })
    await boxes.nth(0).focus()
    await page.keyboard.press('Space')
    await boxes.nth(2).check()
    await page.getByText('已选 2 项').waitFor()
    await good(page, `numbers-${size}-1-chosen`)
    await page.getByRole('button', { name: '批量查看号码' }).click()
    await page.getByText('批量查看个人信息，需要用动态口令登录').waitFor()
    await good(page, `numbers-${size}-2-weak`)

    const weaken = await strengthen(page)
    try {
      await lookAtNumbers(page, size)
    } finally {
      await weaken()
    }
  })
})

import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Browser, type Size } from '../browser.ts'
import { ask, enter } from '../city.ts'
import { both, good } from './walk.ts'

interface Row {
  id: string
  name: string
  idMasked: string | null
}
/** Initials of several people in each community; each size looks for another one of them. */
const INITIALS = 'ljh'
const ID_LABEL = '查看完整身份证号'
let worker: Browser
let stranger: Browser

/** Someone of the worker's community, by initials. */
async function somebody(page: Page, size: Size): Promise<Row> {
  const found = await ask<{ rows: Row[] }>(page, 'GET', `/api/people?search=${INITIALS}`)
  return found.rows.filter((r) => r.idMasked !== null)[size === 'wide' ? 0 : 1]!
}

/** Opens the one box and types. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /姓名/ }).fill(text)
}

describe.skipIf(!hasBrowser)('a person found by initials, whose number is revealed for a purpose', () => {
  beforeEach(async () => void ([worker, stranger] = await Promise.all([enter('worker'), enter('worker2')])))
  afterEach(() => Promise.all([worker?.close(), stranger?.close()]))

  it.each(both)('%s', async (size) => {
    const page = await worker.visit('/', size)
    const person = await somebody(page, size)
    await find(page, INITIALS)
    await page.getByRole('option', { name: person.name }).first().waitFor()
    await good(page, `find-${size}-1-palette`)
    await page.getByRole('option', { name: person.name }).first().click()
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor()
    await page.goto(page.url().replace(/people\/[^?]+/, `people/${person.id}`))
    await page.getByText(person.idMasked!).waitFor()
    await good(page, `find-${size}-2-masked`)

    await page.getByRole('button', { name: ID_LABEL }).click()
    const dialog = page.getByRole('dialog', { name: ID_LABEL })
    expect(await dialog.getByRole('button', { name: '查看', exact: true }).isDisabled()).toBe(true)
    await dialog.getByLabel('用途').selectOption({ label: '办理救助、补贴' })
    await dialog.getByLabel('补充说明').fill('低保复核')
    await good(page, `find-${size}-3-purpose`)
    await dialog.getByRole('button', { name: '查看', exact: true }).click()
    const shown = page.getByText(/^371399\d{11}[\dX]$/)
    await shown.waitFor()
    const number = await shown.innerText()
    expect(number.endsWith(person.idMasked!.slice(-4))).toBe(true)
    const revealings = page.getByRole('region', { name: '谁看过完整号码' }).locator('tr')
    await revealings.filter({ hasText: '低保复核' }).filter({ hasText: '办理救助、补贴' }).first().waitFor()
    await revealings.filter({ hasText: '刘敏' }).first().waitFor()
    await good(page, `find-${size}-4-revealed`)

    const other = await stranger.visit('/', size)
    await find(other, number)
    await other.getByText(`没有找到与“${number}”相符的内容`).waitFor()
    await good(other, `find-${size}-5-nobody`)
    await other.goto(page.url())
    await settled(other)
    expect(await other.locator('main').innerText()).not.toContain(person.name)
    await good(other, `find-${size}-6-not-theirs`)
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, type Browser, type Size } from '../browser.ts'
import { ask, enter } from '../city.ts'
import { both, good } from './walk.ts'

let browser: Browser

/** The row of a unit among the blind spots, as a row of the table or as a card. */
const spot = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** Sets the estate up as the register does: in the town, in no community yet. */
async function appears(page: Page, name: string): Promise<string> {
  const { rows } = await ask<{ rows: { townId: string }[] }>(page, 'GET', '/api/units?size=1')
  const { id } = await ask<{ id: string }>(page, 'POST', '/api/units', {
    townId: rows[0]!.townId, name, kind: 'estate', address: '柳青路300号', x: 118.3365, y: 35.1031, households: 180, source: '建设工程竣工', on: '2026-01-01', reason: '新建小区交付',
  }) // prettier-ignore
  return id
}

describe.skipIf(!hasBrowser)('a new estate', () => {
  beforeAll(async () => void (browser = await enter('street')))
  afterAll(() => browser?.close())

  it.each(both)('is a blind spot, opens its task with the engine’s proposal, and is taken in: %s', async (size) => {
    const name = `北苑新城（${size === 'wide' ? '宽' : '窄'}）`
    const page = await browser.visit('/units', size)
    const id = await appears(page, name)
    await browser.visit('/planning/coverage', size)
    await spot(page, name).waitFor()
    expect(await spot(page, name).innerText()).toMatch(/不在任何社区[\s\S]*\d{4}年\d+月\d+日/)
    await good(page, `new-estate-1-spot-${size}`)
    await spot(page, name).getByRole('link', { name: '看规划任务' }).click()
    const community = await proposed(page, size, name)
    await takenIn(page, size, id, community)
    await browser.visit('/planning/coverage', size)
    await page.getByRole('heading', { level: 2, name: '社区盲点' }).waitFor()
    expect(await spot(page, name).count()).toBe(0)
  })
})

/** The proposal of the task; where it would put the estate. */
async function proposed(page: Page, size: Size, name: string): Promise<string> {
  const link = page.getByRole('link', { name: '纳入建议', exact: true }).first()
  await expect.poll(async () => (await page.reload(), link.waitFor({ timeout: 3000 }).then(() => true, () => false)), { timeout: 60_000 }).toBe(true) // prettier-ignore
  await good(page, `new-estate-2-task-${size}`)
  await link.click()
  await page.waitForURL(/schemes/)
  await page.getByText('未划入小区 0 个').waitFor()
  await page.getByLabel('按名称找').fill(name)
  const cells = page.getByRole('row').filter({ hasText: name }).getByRole('cell')
  await cells.first().waitFor()
  await good(page, `new-estate-3-proposal-${size}`)
  return (await cells.allInnerTexts()).find((text) => text.endsWith('社区'))!
}

async function takenIn(page: Page, size: Size, id: string, community: string): Promise<void> {
  await browser.visit(`/units/${id}/act/assign`, size)
  const box = page.getByRole('combobox', { name: '社区', exact: true })
  await box.fill(community.replace('社区', ''))
  await page.getByRole('option').first().click()
  await page.getByLabel('原因说明').fill('新建小区纳入社区')
  await good(page, `new-estate-4-assign-${size}`)
  await page.getByRole('button', { name: '划归社区' }).click()
  await page.waitForURL(new RegExp(`/units/${id}$`))
}

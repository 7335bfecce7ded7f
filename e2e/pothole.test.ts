import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, settled, type Size } from './browser.ts'
import { ask, strengthen } from './city.ts'
import { both, good } from './journeys/walk.ts'
import { laterCity } from './later.ts'

const DAY = 86_400_000
/** A Wednesday morning in a year whose holidays are known, whatever the day on which this is run. */
const MORNING = Date.parse('2026-11-25T10:00:00+08:00')
const daysTo = (at: number) => (at - Date.now()) / DAY
const city = laterCity('empty')

const caseOf = async (page: Page, number: string): Promise<string> => {
  const { rows } = await ask<{ rows: { id: string }[] }>(page, 'GET', `/api/services/cases?view=all&search=${number}`)
  return rows[0]!.id
}
const open = async (login: string, number: string, size: Size = 'wide'): Promise<Page> => {
  const id = await caseOf(await city.as(login), number)
  const page = await city.browser().visit(`/services/cases/${id}`, size)
  await page.getByText('总时限').first().waitFor()
  await settled(page)
  return page
}
/** Presses a verb; where it asks for more, fills it in and presses again. */
async function take(
  page: Page,
  verb: string,
  more: { words?: [label: string, text: string]; to?: string } = {},
): Promise<void> {
  const doing = page.getByRole('region', { name: '可办操作' })
  const button = doing.getByRole('button', { name: verb, exact: true })
  await button.first().click()
  if (more.to) {
    const box = page.getByRole('combobox', { name: '交给谁' })
    if ((await box.evaluate((e) => e.tagName)) === 'SELECT') await box.selectOption({ label: more.to })
    else {
      await box.fill(more.to)
      await page.getByRole('option', { name: more.to, exact: true }).click()
    }
  }
  if (more.words) await page.getByLabel(more.words[0]).fill(more.words[1])
  if (more.to || more.words) await button.last().click()
  await page.getByText(`已${verb}`).first().waitFor()
  await settled(page)
}
const state = (page: Page, name: string) => page.getByText(`本环节（${name}）`).waitFor()

const WORKER = '柳青苑社区居民委员会 · 社区工作者'
let key = ''
/** What a program of others sends: a form, as the standard says, without any header of ours. */
async function report(description: string): Promise<string> {
  const body = new URLSearchParams({ api_key: key, service_code: 'R01', lat: '35.1031', long: '118.3365', address_string: '柳青路118号门前', description, 'attribute[road]': '车行道' }) // prettier-ignore
  const reply = await fetch(`${city.address()}/open311/v2/requests.json`, { method: 'POST', body })
  expect(reply.status).toBe(200)
  return ((await reply.json()) as { service_request_id: string }[])[0]!.service_request_id
}
const shown = async (number: string) => {
  const reply = await fetch(`${city.address()}/open311/v2/requests/${number}.json`)
  return ((await reply.json()) as { status: string; status_notes: string | null }[])[0]!
}

describe.skipIf(!hasBrowser)('a pothole reported from outside', () => {
  beforeAll(async () => {
    const ahead = MORNING - Date.now()
    await city.startOn(ahead / DAY)
    const page = await city.as('city')
    await strengthen(page, Date.now() + ahead)
    for (const size of both) await good(await city.browser().visit('/services/open311', size), `open311-${size}-1-keys`)
    await page.getByRole('button', { name: '发放密钥' }).click()
    await page.getByLabel('程序名称').last().fill('随手拍')
    await page.getByLabel('联系人（单位）').fill('市城管局信息中心')
    await page.getByRole('dialog').getByRole('button', { name: '发放密钥' }).click()
    const code = page.getByRole('dialog').locator('code')
    await code.waitFor()
    key = await code.innerText()
    await page.getByRole('button', { name: '我已记下' }).click()
  }, 240_000)
  afterAll(() => city.stop())

  it('is dispatched, returned once, handled, checked, closed and reopened, and the program sees it', async () => {
    const number = await report('路面有大坑，雨天看不见')
    expect(await shown(number)).toMatchObject({ status: 'open' })
    const street = await open('street', number)
    await take(street, '受理')
    await take(street, '派遣', { to: WORKER })
    await state(street, '已派遣')
    await good(street, 'pothole-1-dispatched')
    const worker = await open('worker', number)
    await take(worker, '退回', { words: ['理由', '这一段由街道养护队负责'] })
    const again = await open('street', number)
    await take(again, '派遣', { to: WORKER })
    const hand = await open('worker', number, 'narrow')
    await take(hand, '接办')
    await take(hand, '答复', { words: ['给申请人的答复', '已修补，恢复平整。'] })
    await good(hand, 'pothole-2-answered-narrow')
    const check = await open('street', number)
    await take(check, '核查通过')
    expect(await shown(number)).toMatchObject({ status: 'closed', status_notes: '已修补，恢复平整。' })
    await take(check, '重新办理', { words: ['理由', '下了一场雨又塌了'] })
    await state(check, '已受理')
    expect(await shown(number)).toMatchObject({ status: 'open' })
    for (const size of both) await good(await open('street', number, size), `pothole-3-reopened-${size}`)
  }, 300_000)

  it('that nobody takes up climbs to the subdistrict, and then to the county', async () => {
    const number = await report('井盖松动，没人管')
    const climbed = async (login: string, size: Size) => {
      await city.as(login)
      const page = await city.browser().visit('/services/cases?view=climbed', size)
      await settled(page)
      return page.getByText(number)
    }
    await city.startOn(daysTo(MORNING + 9 * DAY))
    await expect.poll(async () => (await climbed('street', 'wide')).count(), { timeout: 60_000 }).toBeGreaterThan(0)
    await good(await city.browser().tab(0), 'pothole-4-climbed-street')
    expect(await (await climbed('county', 'wide')).count()).toBe(0)
    await city.startOn(daysTo(MORNING + 13 * DAY))
    await expect.poll(async () => (await climbed('county', 'wide')).count(), { timeout: 60_000 }).toBeGreaterThan(0)
    await good(await open('county', number, 'narrow'), 'pothole-5-climbed-county')
  }, 300_000)
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser, type Browser } from './browser.ts'
import { ask, cityAddress, enter } from './city.ts'
import { both, good } from './journeys/walk.ts'

interface Made {
  id: string
  version: number
}
interface Post {
  post: { areaId: string }
}
const PAPER = '收入证明'
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

let street: Browser
let clerk: Browser
/** Nobody is signed in here: the devices of the hall. */
let device: Browser
let placeId: string
const tokens: Record<string, string> = {}

const call = (page: Page, method: string, path: string, body?: unknown) =>
  ask<Made & { token: string }>(page, method, path, body)

/** A centre of the street that is open at all hours, with two counters, its devices, and an item to come for. */
async function setUp(): Promise<void> {
  const page = await street.visit('/')
  const { post } = await ask<Post>(page, 'GET', '/api/me')
  const place = {
    areaId: post.areaId,
    level: 'subdistrict',
    placeKind: 'centre',
    name: '便民服务中心',
    address: '沂蒙路1号',
    hours: EVERY_DAY,
  }
  ;({ id: placeId } = await call(page, 'POST', '/api/services/places', place))
  const settings = {
    businesses: [
      { letter: 'A', name: '综合业务', about: '证明、救助、高龄津贴、老年优待' },
      { letter: 'B', name: '社会保障', about: '养老、医保、失业登记' },
      { letter: 'C', name: '退役军人', about: '优抚、就业' },
    ],
    earlyMinutes: 30, stopMinutes: 0, lunchTaking: false, slotMinutes: 30, slotCapacity: 2, slotDays: 3, slotsPerAddress: 50, followUpDays: 5, notice: '办理医保业务请带社会保障卡。', version: 0,
  } // prettier-ignore
  await call(page, 'PUT', `/api/hall/places/${placeId}/settings`, settings)
  const counters = []
  for (const number of [1, 2])
    counters.push(await call(page, 'POST', `/api/hall/places/${placeId}/counters`, { number, name: '综合窗口' }))
  for (const kind of ['kiosk', 'screen', 'phone', 'pad']) {
    const body = { kind, name: kind, ...(kind === 'pad' ? { counterId: counters[0]!.id } : {}) }
    tokens[kind] = (await call(page, 'POST', `/api/hall/places/${placeId}/devices`, body)).token
  }
  const { id: kindId } = await call(page, 'POST', '/api/services/kinds', {
    areaId: post.areaId,
    code: 'E2E',
    name: '救助',
    source: '街道',
  })
  await call(page, 'POST', '/api/services/items', {
    areaId: post.areaId, code: 'E2E1', kindId, name: '突发困难救助申领', summary: '遇到突发困难的家庭可以申请。', clientGroups: ['everyone'],
    fee: { mode: 'free' }, channels: ['counter'], promise: { value: 5, unit: 'workingDay' },
    documents: [{ name: '居民身份证', held: 'idNumber' }, { name: PAPER }],
    form: [{ key: 'reason', label: '困难情况', type: 'text', required: true }],
  }) // prettier-ignore
}

const at = (page: string) => `/public/hall/${page}/${tokens[page === 'take' ? 'phone' : page]}`

/** Counts presses of the mouse and keys on the page from now on. */
async function countPresses(page: Page): Promise<() => Promise<{ presses: number; keys: number }>> {
  await page.evaluate(() => {
    const counted = { presses: 0, keys: 0 }
    Object.assign(globalThis, { counted })
    addEventListener('pointerdown', () => counted.presses++, true)
    addEventListener('keydown', () => counted.keys++, true)
  })
  return () => page.evaluate(() => (globalThis as unknown as { counted: { presses: number; keys: number } }).counted)
}

/** At counter 1, where the clerk does not sit there yet. */
async function sitDown(desk: Page): Promise<void> {
  const sit = desk.getByRole('button', { name: '在 1 号窗口开窗' })
  await sit.or(desk.getByRole('button', { name: '关窗' })).waitFor()
  if (await sit.isVisible()) await sit.click()
}

describe.skipIf(!hasBrowser)('a hall', () => {
  beforeAll(async () => {
    ;[street, clerk] = await Promise.all([enter('street'), enter('clerk')])
    device = await openBrowser(cityAddress())
    await setUp()
  })
  afterAll(() => Promise.all([street, clerk, device].map((b) => b?.close())))

  it('gives a number in two touches, calls it on the screen, takes the case in and hears how it was', async () => {
    const screen = await device.visit(at('screen'), 'wide', 1)
    await screen.getByText('请取号等候').waitFor()
    const kiosk = await device.visit(at('kiosk'))
    await good(kiosk, 'hall-kiosk')
    await kiosk.getByRole('button', { name: '综合业务' }).click()
    await good(kiosk, 'hall-kiosk-need')
    await kiosk.getByRole('button', { name: '普通取号' }).click()
    await kiosk.getByText('A001').waitFor()
    await good(kiosk, 'hall-kiosk-slip')

    const desk = await clerk.visit(`/services/hall/${placeId}`)
    await sitDown(desk)
    await desk.getByRole('button', { name: '叫下一位' }).click()
    await screen.getByText('请到 1 号窗口').waitFor()
    await good(screen, 'hall-screen')
    await desk.getByRole('button', { name: '来了，开始办理' }).click()

    await desk.getByLabel('办什么事、什么人').fill('死亡证明')
    await desk.getByText('不能开').first().waitFor()
    await good(desk, 'hall-counter-barred')
    await desk.getByLabel('办什么事、什么人').fill('tfkn')
    await desk.getByRole('button', { name: /突发困难救助申领/ }).click()
    await desk.getByLabel('姓名（登记里没有的人）').fill('王测试')
    await desk.getByText(`还缺：居民身份证、${PAPER}`).waitFor()
    await good(desk, 'hall-counter-list')
    await desk.getByRole('checkbox', { name: /居民身份证/ }).check()
    await desk.getByRole('button', { name: '一次性告知缺的 1 项' }).click()
    await desk.getByRole('heading', { name: '一次性告知书' }).waitFor()
    await good(desk, 'hall-counter-told')
    await desk.getByRole('button', { name: '关闭' }).click()
    await desk.getByRole('checkbox', { name: new RegExp(PAPER) }).check()
    await desk.getByLabel('困难情况').fill('家中失火')
    await desk.getByRole('button', { name: '受理', exact: true }).click()
    await desk.getByRole('heading', { name: '受理回执' }).waitFor()
    await good(desk, 'hall-counter-receipt')
    const number = await desk.locator('.f-number').innerText()

    await desk.getByRole('button', { name: '办完', exact: true }).click()
    const pad = await device.visit(at('pad'), 'wide', 2)
    await pad.getByRole('button', { name: '非常满意' }).waitFor()
    await good(pad, 'hall-pad')
    await pad.getByRole('button', { name: '满意', exact: true }).click()
    await pad.getByText('谢谢您的评价').waitFor()

    const papers = await clerk.visit(`/services/hall/${placeId}/papers`)
    await papers.getByRole('button', { name: '办结出件' }).click()
    await papers.getByLabel('诉求编号').fill(number)
    await papers.getByLabel('证件、文书').fill('临时救助批复')
    await papers.getByRole('button', { name: '保存' }).click()
    await papers.getByRole('button', { name: '发放“临时救助批复”' }).click()
    await papers.getByLabel('签收说明').fill('本人签字，身份证已核对')
    await papers.getByRole('button', { name: '发放证件' }).last().click()
    await papers.getByText('本人签字').waitFor()
    await good(papers, 'hall-papers')
  })

  it('opens a case at the counter with at most five presses and few keys, by hand alone', async () => {
    const desk = await clerk.visit(`/services/hall/${placeId}`)
    await sitDown(desk)
    const pressed = await countPresses(desk)
    await desk.getByLabel('办什么事、什么人').click()
    await desk.keyboard.type('tfkn')
    await desk.getByRole('button', { name: /突发困难救助申领/ }).click()
    await desk.getByLabel('姓名（登记里没有的人）').click()
    await desk.keyboard.type('王测试')
    for (const paper of ['居民身份证', PAPER]) {
      await desk.keyboard.press('Tab')
      await desk.getByRole('checkbox', { name: new RegExp(paper) }).focus()
      await desk.keyboard.press('Space')
    }
    await desk.getByLabel('困难情况').click()
    await desk.keyboard.type('失火')
    await desk.getByRole('button', { name: '受理', exact: true }).click()
    await desk.getByRole('heading', { name: '受理回执' }).waitFor()
    const { presses, keys } = await pressed()
    expect(presses, 'presses of the mouse').toBeLessThanOrEqual(5)
    expect(keys, 'keys').toBeLessThanOrEqual(20)
    await desk.getByRole('button', { name: '关闭' }).click()
  })

  it.each(both)('is followed on a phone, given a bad grade, answered, and counted for its head (%s)', async (size) => {
    const phone = await device.visit(at('take'), size)
    await good(phone, `hall-take-${size}`)
    await phone.getByRole('button', { name: '社会保障' }).click()
    await phone.getByRole('button', { name: '我是老年人' }).click()
    await phone.getByText('正在排队').waitFor()
    await good(phone, `hall-number-${size}`)
    const desk = await clerk.visit(`/services/hall/${placeId}`, size)
    await sitDown(desk)
    await desk.getByRole('button', { name: '叫下一位' }).click()
    await phone.getByText('请到 1 号窗口').waitFor()
    await good(phone, `hall-number-called-${size}`)
    await good(desk, `hall-counter-${size}`)
    await desk.getByRole('button', { name: '来了，开始办理' }).click()
    await desk.getByRole('button', { name: '办完', exact: true }).click()
    await phone.getByRole('button', { name: '非常不满意' }).click()
    await phone.getByLabel('等候太久').check()
    await good(phone, `hall-rate-${size}`)
    await phone.getByRole('button', { name: '提交评价' }).click()
    await phone.getByText('谢谢您的评价').waitFor()
    const ratings = await street.visit('/services/ratings', size)
    await ratings.getByText('等候太久').first().waitFor()
    await good(ratings, `hall-ratings-${size}`)
    await good(await street.visit(`/services/hall/${placeId}/day`, size), `hall-day-${size}`)
    await good(await street.visit(`/services/hall/${placeId}/settings`, size), `hall-settings-${size}`)
    await good(await street.visit('/services/hall', size), `hall-halls-${size}`)
    await good(await device.visit('/public/hall/results', size), `hall-results-${size}`)
  })

  it.each(both)('is booked ahead without a name (%s)', async (size) => {
    const phone = await device.visit(`/public/hall/book/${placeId}`, size)
    await good(phone, `hall-book-${size}`)
    await phone.getByRole('group', { name: '几点' }).locator('button:enabled').last().click()
    await phone.getByRole('button', { name: '预约这个时段' }).click()
    await phone.getByRole('heading', { name: '我的预约' }).waitFor()
    await good(phone, `hall-appointment-${size}`)
    const file = phone.waitForEvent('download')
    await phone.getByRole('link', { name: '加到手机日历' }).click()
    expect((await file).suggestedFilename()).toMatch(/\.ics$/)
  })

  it('says at lunch when it goes on', async () => {
    const page = await street.visit('/')
    const now = new Date(Date.now() + 8 * 3_600_000)
    const day = now.toISOString().slice(0, 10)
    const around = [-20, 20].map((minutes) => new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16))
    const hours = [{ from: '00:00', to: around[0] }, { from: around[1], to: '24:00' }] // prettier-ignore
    await call(page, 'POST', `/api/services/places/${placeId}/days`, { version: 1, day, hours, note: '午休' })
    for (const size of both) {
      const kiosk = await device.visit(at('kiosk'), size)
      await kiosk.getByText('午间休息').first().waitFor()
      await good(kiosk, `hall-lunch-${size}`)
      await good(await device.visit(at('screen'), size), `hall-screen-lunch-${size}`)
    }
  })
})

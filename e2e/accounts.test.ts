import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '../packages/app/modules/accounts/queries/demonstration.ts'
import { axe, hasBrowser, openBrowser, settled, shot, sizes, tooWide, type Browser, type Size } from './browser.ts'
import { cityAddress } from './city.ts'

const OWN_PASSWORD = 'Grey-Heron-52'
let administrator: Browser
let newcomer: Browser

async function logIn(page: Page, login: string, password: string) {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function good(page: Page, name: string) {
  await settled(page)
  await shot(page, `accounts-${name}`)
  expect(await axe(page)).toEqual([])
  expect(await tooWide(page)).toBe(false)
}

/** Chooses an area in a picker by a part of its name. */
async function pickArea(page: Page, label: string, text: string) {
  await page.getByLabel(label).fill(text)
  await page.getByRole('listbox').getByRole('option').first().click()
}

/** Sets up a community worker. @returns the one-time password */
async function setUp(page: Page, login: string, size: Size): Promise<string> {
  await page.getByLabel('姓名').fill('王芳')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel(/^岗位\s*\*?$/).selectOption('communityWorker')
  await pickArea(page, '岗位所在区划', '社区')
  await good(page, `${size}-new`)
  await page.getByRole('button', { name: '设立账号' }).click()
  const password = page.locator('.a-secret').nth(1)
  await password.waitFor()
  await good(page, `${size}-once`)
  return password.innerText()
}

/** Sets up the second factor on one's own page. @returns a recovery code */
async function enrol(page: Page, size: Size): Promise<string> {
  await page.getByRole('button', { name: '绑定动态口令' }).click()
  await page.getByLabel('当前口令').fill(OWN_PASSWORD)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('img', { name: '绑定动态口令的二维码' }).waitFor()
  await good(page, `${size}-factor`)
  const secret = (await page.locator('.a-secret').innerText()).replaceAll(/\s/g, '')
  await page.getByLabel('扫描后显示的 6 位数字').fill(TOTP.generate({ secret: Secret.fromBase32(secret) }))
  await page.getByRole('button', { name: '完成绑定' }).click()
  await page.getByRole('heading', { name: '恢复码' }).waitFor()
  await good(page, `${size}-codes`)
  return page.locator('.a-codes code').first().innerText()
}

describe.skipIf(!hasBrowser)('an account from its setting up to its disabling', () => {
  beforeEach(async () => {
    administrator = await openBrowser(cityAddress())
    newcomer = await openBrowser(cityAddress())
  })
  afterEach(async () => {
    await administrator?.close()
    await newcomer?.close()
  })

  it.each(Object.keys(sizes) as Size[])('%s', async (size) => {
    const login = `wang.fang.${size}`
    const office = await administrator.visit('/accounts/new', size)
    await logIn(office, 'security', demonstrationPassword)
    const oneTime = await setUp(office, login, size)
    await office.getByRole('button', { name: '查看账号' }).click()
    await office.getByRole('heading', { name: '变动记录' }).waitFor()
    await good(office, `${size}-account`)

    const desk = await newcomer.visit('/account', size)
    await logIn(desk, login, oneTime)
    await desk.getByLabel('新口令').fill('Password123!')
    await desk.getByText('这个口令容易被猜中').waitFor()
    await good(desk, `${size}-new-password`)
    await desk.getByLabel('新口令').fill(OWN_PASSWORD)
    await desk.getByRole('button', { name: '设好新口令并登录' }).click()
    await desk.getByRole('heading', { name: '我的账号' }).waitFor()
    const recoveryCode = await enrol(desk, size)
    await desk.getByRole('button', { name: '已经保存好了' }).click()
    await desk.getByRole('button', { name: /的菜单/ }).click()
    await desk.getByRole('button', { name: '退出登录' }).click()

    await logIn(desk, login, OWN_PASSWORD)
    await desk.getByLabel('动态口令').fill(recoveryCode)
    await good(desk, `${size}-code`)
    await desk.getByRole('button', { name: '验证并登录' }).click()
    await desk.getByRole('heading', { level: 1, name: /你好/ }).waitFor()

    await office.getByRole('button', { name: '停用账号' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('理由').fill('调离')
    await dialog.getByRole('button', { name: '停用账号' }).click()
    await office.getByText('已停用').first().waitFor()
    await desk.reload()
    await desk.getByLabel('登录名').waitFor()
    await logIn(desk, login, OWN_PASSWORD)
    await desk.getByText('这个账号已停用').waitFor()
  })

  it('leaves every step in a trail that verifies', async () => {
    const page = await administrator.visit('/audit')
    await logIn(page, 'audit', demonstrationPassword)
    await page.getByRole('button', { name: '核验记录' }).click()
    await page.getByText('核验通过').waitFor()
    await page.getByText('停用账号').first().waitFor()
    await good(page, 'trail')
  })
})
